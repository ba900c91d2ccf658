//! The store: a folder of the data directory, or a bucket that speaks S3.
//! Invariant: bytes enter by [`Store::put`] and leave by [`Store::get`], and nowhere else; what lies in the store is sealed with a
//! key of the file's own, which the vault keeps for the tenant (TEN-04).

use std::io::{Read, Write as _};
use std::sync::Arc;

use actix_web::web::{self, Bytes};
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, WriteMultipart};
use secrecy::ExposeSecret;
use shared::kernel::{FileId, TenantId};

use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::settings::{Refused, Settings};
use crate::kernel::vault::{Key, Opener, Sealer, Vault, place_of};

/// What of a file is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// As it was sent.
    Whole,
    /// A small picture of it.
    Thumbnail,
    /// Data taken out of a study.
    Snapshot,
}

impl Part {
    /// As what the vault keeps its key: a key seals one stream of bytes.
    const fn purpose(self) -> &'static str {
        match self {
            Part::Whole => "files.whole",
            Part::Thumbnail => "files.thumbnail",
            Part::Snapshot => "files.snapshot",
        }
    }
}

/// Where files are kept.
#[derive(Clone, Debug)]
pub struct Store {
    inner: Arc<dyn ObjectStore>,
}

impl Store {
    pub fn in_memory() -> Self {
        Self { inner: Arc::new(InMemory::new()) }
    }

    /// A folder; it is made where it is not there yet.
    pub fn folder(path: &std::path::Path) -> Result<Self, Refused> {
        let refused = |error: &dyn std::fmt::Display| Refused(format!("Files cannot be kept in {}: {error}", path.display()));
        make_private(path).map_err(|error| refused(&error))?;
        let folder = LocalFileSystem::new_with_prefix(path).map_err(|error| refused(&error))?;
        Ok(Self { inner: Arc::new(folder.with_fsync(true)) })
    }

    /// Where the settings say: a folder, or `s3://bucket/prefix`.
    pub fn of(settings: &Settings) -> Result<Self, Refused> {
        match settings.file_store.as_deref() {
            Some(place) if place.starts_with("s3://") => Self::bucket(place, settings),
            Some(place) => Self::folder(std::path::Path::new(place)),
            None => Self::folder(&settings.data_dir.join("files")),
        }
    }

    fn bucket(place: &str, settings: &Settings) -> Result<Self, Refused> {
        let rest = place.trim_start_matches("s3://");
        let (bucket, prefix) = rest.split_once('/').unwrap_or((rest, ""));
        let mut builder = AmazonS3Builder::new().with_bucket_name(bucket).with_region(&settings.s3_region);
        if let Some(endpoint) = &settings.s3_endpoint {
            builder = builder.with_endpoint(endpoint.as_str()).with_allow_http(endpoint.as_str().starts_with("http://"));
        }
        if let (Some(id), Some(key)) = (&settings.s3_access_key, &settings.s3_secret_key) {
            builder = builder.with_access_key_id(id.expose_secret()).with_secret_access_key(key.expose_secret());
        }
        let store = builder.build().map_err(|error| Refused(format!("The bucket {place} cannot be used: {error}")))?;
        Ok(Self { inner: Arc::new(object_store::prefix::PrefixStore::new(store, prefix)) })
    }

    /// Keeps bytes in the tenant's name. The caller has made sure that the id is new: what lay under it is nobody's.
    pub async fn put(&self, tx: &Tx, vault: &Vault, id: FileId, part: Part, bytes: Bytes) -> Outcome<()> {
        let key = vault.file_key(tx, part.purpose(), id.0).await?;
        let seal = move || {
            let mut sealer = Sealer::new(Vec::with_capacity(bytes.len()), &key)?;
            sealer.write_all(&bytes)?;
            sealer.finish()
        };
        let sealed = away(seal).await?;
        self.inner.put(&path(tx.ctx.tenant, id, part), sealed.into()).await.map(drop).map_err(|error| internal(&error))
    }

    /// Keeps what can be read of a source, of any size: no more of it is held than a few pieces.
    pub async fn put_all(&self, tx: &Tx, vault: &Vault, id: FileId, part: Part, source: &mut (dyn Read + Send)) -> Outcome<()> {
        let key = vault.file_key(tx, part.purpose(), id.0).await?;
        let broken = |error: std::io::Error| internal(&error);
        let mut sealer = Sealer::new(Vec::with_capacity(2 * CHUNK), &key).map_err(broken)?;
        let upload = self.inner.put_multipart(&path(tx.ctx.tenant, id, part)).await.map_err(|error| internal(&error))?;
        let mut upload = WriteMultipart::new_with_chunk_size(upload, 8 * 1024 * 1024);
        let mut chunk = Vec::with_capacity(CHUNK);
        let limit = u64::try_from(CHUNK).unwrap_or(u64::MAX);
        loop {
            chunk.clear();
            let read = (&mut *source).take(limit).read_to_end(&mut chunk).map_err(broken)?;
            if read == 0 {
                break;
            }
            sealer.write_all(&chunk).map_err(broken)?;
            upload.wait_for_capacity(2).await.map_err(|error| internal(&error))?;
            upload.write(sealer.out());
            sealer.out().clear();
        }
        upload.write(&sealer.finish().map_err(broken)?);
        upload.finish().await.map(drop).map_err(|error| internal(&error))
    }

    /// What opens the bytes from any place on. Whatever is read is read away from the threads that answer.
    pub async fn open(&self, tx: &Tx, vault: &Vault, id: FileId, part: Part) -> Outcome<Opening> {
        let key = vault.file_key(tx, part.purpose(), id.0).await?;
        let path = path(tx.ctx.tenant, id, part);
        let sealed = self.inner.head(&path).await.map_err(|error| internal(&error))?.size;
        Ok(Opening { inner: Arc::clone(&self.inner), path, key, sealed, handle: tokio::runtime::Handle::current() })
    }

    /// Takes bytes away that nobody may have any more. None there: all is well.
    pub async fn remove(&self, tx: &Tx, id: FileId, part: Part) -> Outcome<()> {
        match self.inner.delete(&path(tx.ctx.tenant, id, part)).await {
            Ok(()) | Err(object_store::Error::NotFound { .. }) => Ok(()),
            Err(error) => Err(internal(&error)),
        }
    }

    /// The bytes as they were put.
    pub async fn get(&self, tx: &Tx, vault: &Vault, id: FileId, part: Part) -> Outcome<Bytes> {
        let key = vault.file_key(tx, part.purpose(), id.0).await?;
        let found = self.inner.get(&path(tx.ctx.tenant, id, part)).await.map_err(|error| internal(&error))?;
        let sealed = found.bytes().await.map_err(|error| internal(&error))?;
        let open = move || {
            let mut bytes = Vec::with_capacity(sealed.len());
            Opener::new(sealed.as_ref(), &key)?.read_to_end(&mut bytes).map(|_| bytes)
        };
        away(open).await.map(Bytes::from)
    }
}

/// What was sealed in one go, and is asked for in one go.
const CHUNK: usize = 1024 * 1024;

/// A file in the store that is opened from a place on.
pub struct Opening {
    inner: Arc<dyn ObjectStore>,
    path: Path,
    key: Key,
    sealed: u64,
    handle: tokio::runtime::Handle,
}

impl Opening {
    /// The bytes from this one to the end. Nothing is read before the first is asked for.
    pub fn from(self, at: u64) -> Box<dyn Read + Send> {
        Box::new(Opened { opening: Some((self, at)), reading: None })
    }

    fn begin(self, at: u64) -> std::io::Result<Opener<Sealed>> {
        let (piece, begins, into) = place_of(at);
        let key = self.key;
        let sealed = Sealed { inner: self.inner, path: self.path, at: begins, end: self.sealed, handle: self.handle, held: Bytes::new() };
        let mut opener = Opener::from_piece(sealed, &key, piece)?;
        std::io::copy(&mut (&mut opener).take(into), &mut std::io::sink())?;
        Ok(opener)
    }
}

struct Opened {
    opening: Option<(Opening, u64)>,
    reading: Option<Opener<Sealed>>,
}

impl Read for Opened {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if let Some((opening, at)) = self.opening.take() {
            self.reading = Some(opening.begin(at)?);
        }
        self.reading.as_mut().map_or(Ok(0), |reading| reading.read(into))
    }
}

/// The sealed bytes, fetched one stretch after the other.
struct Sealed {
    inner: Arc<dyn ObjectStore>,
    path: Path,
    at: u64,
    end: u64,
    handle: tokio::runtime::Handle,
    held: Bytes,
}

impl Read for Sealed {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        if self.held.is_empty() && self.at < self.end {
            let until = self.end.min(self.at.saturating_add(u64::try_from(CHUNK).unwrap_or(u64::MAX)));
            self.held = self.handle.block_on(self.inner.get_range(&self.path, self.at..until)).map_err(std::io::Error::other)?;
            self.at = until;
        }
        let taken = self.held.split_to(into.len().min(self.held.len()));
        into.get_mut(..taken.len()).into_iter().for_each(|into| into.copy_from_slice(&taken));
        Ok(taken.len())
    }
}

/// Work that takes time, away from the threads that answer.
async fn away(work: impl FnOnce() -> std::io::Result<Vec<u8>> + Send + 'static) -> Outcome<Vec<u8>> {
    let done = web::block(work).await.map_err(|error| internal(&error))?;
    done.map_err(|error| internal(&error))
}

fn path(tenant: TenantId, id: FileId, part: Part) -> Path {
    let end = match part {
        Part::Whole => "",
        Part::Thumbnail => ".thumbnail",
        Part::Snapshot => ".snapshot",
    };
    Path::from(format!("{tenant}/{id}{end}"))
}

/// A folder that nobody else on the machine can read.
fn make_private(path: &std::path::Path) -> std::io::Result<()> {
    use std::os::unix::fs::DirBuilderExt as _;
    if path.is_dir() {
        return Ok(());
    }
    std::fs::DirBuilder::new().recursive(true).mode(0o700).create(path)
}
