//! The port to whatever holds the tenants' keys: files here ([`super::KeyFiles`]), a service of a cloud or a machine elsewhere.
//! It never gives a tenant's key away: it wraps and unwraps with it. What it has destroyed, no copy of the database brings back.

use std::fmt;

use shared::kernel::TenantId;

use super::{Fault, Key};

/// What is held of a tenant's key.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Held {
    /// None was asked for yet.
    Nothing,
    /// Its versions.
    Versions(Vec<u32>),
    /// It was destroyed, and none is ever made again.
    Destroyed,
}

/// One key for each tenant, with versions.
#[async_trait::async_trait]
pub trait Kms: fmt::Debug + Send + Sync {
    /// Where the keys are, for people.
    fn place(&self) -> String;

    /// Wraps a key with the newest version of the tenant's, which is made when there is none. `about` is bound to it.
    async fn wrap(&self, tenant: TenantId, about: &str, key: &Key) -> Result<Vec<u8>, Fault>;

    /// Unwraps it, whatever version wrapped it.
    async fn unwrap(&self, tenant: TenantId, about: &str, wrapped: &[u8]) -> Result<Key, Fault>;

    /// Makes a new version: it wraps from now on, the older ones still unwrap.
    async fn rotate(&self, tenant: TenantId) -> Result<(), Fault>;

    /// Destroys every version but the newest: nothing is wrapped with them any more.
    async fn retire(&self, tenant: TenantId) -> Result<(), Fault>;

    /// Destroys the tenant's key for good. Destroyed before, it stays so.
    async fn destroy(&self, tenant: TenantId) -> Result<(), Fault>;

    async fn held(&self, tenant: TenantId) -> Result<Held, Fault>;
}

/// The holder of no keys: nothing is sealed or opened. What has no vault fails closed.
#[derive(Debug)]
pub struct Closed;

#[async_trait::async_trait]
impl Kms for Closed {
    fn place(&self) -> String {
        "nowhere".into()
    }

    async fn wrap(&self, _: TenantId, _: &str, _: &Key) -> Result<Vec<u8>, Fault> {
        Err(closed())
    }

    async fn unwrap(&self, _: TenantId, _: &str, _: &[u8]) -> Result<Key, Fault> {
        Err(closed())
    }

    async fn rotate(&self, _: TenantId) -> Result<(), Fault> {
        Err(closed())
    }

    async fn retire(&self, _: TenantId) -> Result<(), Fault> {
        Err(closed())
    }

    async fn destroy(&self, _: TenantId) -> Result<(), Fault> {
        Err(closed())
    }

    async fn held(&self, _: TenantId) -> Result<Held, Fault> {
        Ok(Held::Nothing)
    }
}

fn closed() -> Fault {
    Fault::Failed("No key store was opened.".into())
}
