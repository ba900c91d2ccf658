//! The store: a folder of the data directory, or a bucket that speaks S3.
//! Invariant: bytes enter by [`Store::put`] and leave by [`Store::get`], and nowhere else: whoever seals them does it here.

use std::sync::Arc;

use actix_web::web::Bytes;
use object_store::aws::AmazonS3Builder;
use object_store::local::LocalFileSystem;
use object_store::memory::InMemory;
use object_store::path::Path;
use object_store::{ObjectStore, ObjectStoreExt, PutMode, PutOptions};
use secrecy::ExposeSecret;
use shared::kernel::{FileId, TenantId};

use crate::kernel::failure::{Outcome, internal};
use crate::kernel::settings::{Refused, Settings};

/// What of a file is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// As it was sent.
    Whole,
    /// A small picture of it.
    Thumbnail,
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
        match settings.files.as_deref() {
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

    /// Keeps bytes, once: what is there under the id stays.
    pub async fn put(&self, tenant: TenantId, id: FileId, part: Part, bytes: Bytes) -> Outcome<()> {
        let once = PutOptions { mode: PutMode::Create, ..PutOptions::default() };
        match self.inner.put_opts(&path(tenant, id, part), bytes.into(), once).await {
            Ok(_) | Err(object_store::Error::AlreadyExists { .. }) => Ok(()),
            Err(error) => Err(internal(&error)),
        }
    }

    /// The bytes as they were put.
    pub async fn get(&self, tenant: TenantId, id: FileId, part: Part) -> Outcome<Bytes> {
        let found = self.inner.get(&path(tenant, id, part)).await.map_err(|error| internal(&error))?;
        found.bytes().await.map_err(|error| internal(&error))
    }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::kernel::ports::fresh;

    #[tokio::test]
    async fn what_is_put_comes_back_and_is_never_overwritten() {
        let folder = std::env::temp_dir().join(format!("probatum-files-{}", fresh()));
        let (tenant, id) = (TenantId(fresh()), FileId(fresh()));
        for store in [Store::in_memory(), Store::folder(&folder).unwrap()] {
            store.put(tenant, id, Part::Whole, Bytes::from_static(b"first")).await.unwrap();
            store.put(tenant, id, Part::Whole, Bytes::from_static(b"second")).await.unwrap();
            assert_eq!(store.get(tenant, id, Part::Whole).await.unwrap(), "first");
            assert!(store.get(tenant, id, Part::Thumbnail).await.is_err());
            assert!(store.get(TenantId(fresh()), id, Part::Whole).await.is_err(), "another tenant's name for it leads nowhere");
        }
        std::fs::remove_dir_all(folder).unwrap();
    }
}
