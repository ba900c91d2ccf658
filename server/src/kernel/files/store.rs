//! The store: a folder of the data directory, or a bucket that speaks S3.
//! Invariant: bytes enter by [`Store::put`] and leave by [`Store::get`], and nowhere else; what lies in the store is sealed with a
//! key of the file's own, which the vault keeps for the tenant (TEN-04).

use std::io::{Read as _, Write as _};
use std::sync::Arc;

use actix_web::web::{self, Bytes};
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt};
use secrecy::ExposeSecret;
use shared::kernel::{FileId, TenantId};

use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::settings::{Refused, Settings};
use crate::kernel::vault::{Opener, Sealer, Vault};

/// What of a file is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// As it was sent.
    Whole,
    /// A small picture of it.
    Thumbnail,
}

impl Part {
    /// As what the vault keeps its key: a key seals one stream of bytes.
    const fn purpose(self) -> &'static str {
        match self {
            Part::Whole => "files.whole",
            Part::Thumbnail => "files.thumbnail",
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

/// Work that takes time, away from the threads that answer.
async fn away(work: impl FnOnce() -> std::io::Result<Vec<u8>> + Send + 'static) -> Outcome<Vec<u8>> {
    let done = web::block(work).await.map_err(|error| internal(&error))?;
    done.map_err(|error| internal(&error))
}

fn path(tenant: TenantId, id: FileId, part: Part) -> Path {
    let end = match part {
        Part::Whole => "",
        Part::Thumbnail => ".thumbnail",
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
