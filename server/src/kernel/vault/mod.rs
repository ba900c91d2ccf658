//! The vault: what must not be readable in the database, its dumps, backups and files lies here sealed (TEN-04).
//!
//! Three layers, each wrapped by the one above: the master key (outside the database) → a key for each tenant (in the key store,
//! outside the database) → the tenant's data keys (wrapped, in `tenant_key`) → what rooms keep (sealed, in `vault_item`).
//! Large files have a key of their own, which is an item like any other, and are sealed piece by piece (`stream`).
//!
//! Invariants: what is sealed is bound to tenant, purpose, object and key version; no key stands in the database that the
//! database alone could use; a tenant whose key was destroyed gets no other, and nothing of it opens again, from whatever copy.
//!
//! Rooms call: [`Vault::keep`], [`Vault::fetch`], [`Vault::file_key`] with [`Sealer`] and [`Opener`]; [`Vault::seal`] and
//! [`Vault::open`] for what travels outside the tables. A purpose is `room.what`; an object is what the room calls the thing.

mod cipher;
mod data_key;
mod destroy;
mod files;
#[cfg(test)]
mod inventory;
mod kms;
mod open_store;
mod rotate;
mod signing;
mod stream;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use shared::kernel::{Code, Problem};
use thiserror::Error;
use uuid::Uuid;

use super::db::Tx;
use super::failure::{Failure, Outcome, internal};
use super::ports::fresh;
use cipher::About;
use data_key::{active, numbered};

pub use cipher::{Key, Opened};
pub use destroy::{bury, destroy};
pub use files::{KeyFiles, Master};
pub use kms::{Held, Kms};
pub use open_store::{open_store, rotate_master};
pub use rotate::{ROTATE, Rotated, order, rotate};
pub use signing::{PublicKey, Signer};
pub use stream::{Opener, PIECE, Sealer, opened_length, place_of};

/// Why a key cannot be had, or something does not open.
#[derive(Debug, Error)]
pub enum Fault {
    #[error("the key was destroyed")]
    Destroyed,
    #[error("the version of the key that it needs is not in the key store")]
    Lost,
    #[error("it was altered, or sealed with another key or as another thing")]
    Tampered,
    #[error("{0}")]
    Failed(String),
}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        match fault {
            Fault::Destroyed => Problem::new(Code::NotFound).detail("The key of this was destroyed; it cannot be read any more.").into(),
            _ => internal(&format!("vault: {fault}")),
        }
    }
}

/// Seals and opens, in the name of the transaction's tenant.
#[derive(Clone, Debug)]
pub struct Vault {
    kms: Arc<dyn Kms>,
    /// The directory of the key store, where the keys and heads of seals are, too.
    dir: Option<PathBuf>,
}

impl Default for Vault {
    /// Closed: nothing can be kept or fetched.
    fn default() -> Self {
        Self::new(Arc::new(kms::Closed))
    }
}

const KEEP: &str = "insert into vault_item (tenant, id, purpose, object, key, sealed) values ($1, $2, $3, $4, $5, $6)
    on conflict (tenant, purpose, object) do update set key = excluded.key, sealed = excluded.sealed";
const FETCH: &str = "select key, sealed from vault_item where tenant = $1 and purpose = $2 and object = $3";

impl Vault {
    pub fn new(kms: Arc<dyn Kms>) -> Self {
        Self { kms, dir: None }
    }

    /// The same, with a directory outside the database for what else must not stand in it.
    #[must_use]
    pub fn beside(self, dir: &Path) -> Self {
        Self { dir: Some(dir.to_path_buf()), ..self }
    }

    /// What holds the tenants' keys.
    pub fn kms(&self) -> &dyn Kms {
        &*self.kms
    }

    /// Keeps something under its name; what was kept there before is replaced. The audit trail says that, and not what.
    pub async fn keep(&self, tx: &Tx, purpose: &str, object: &str, plain: &[u8]) -> Outcome<()> {
        let (n, key) = active(self, tx).await?;
        let sealed = cipher::seal(&key, about(tx, purpose, object, n), plain)?;
        let n = i32::try_from(n).unwrap_or(i32::MAX);
        let values = [tx.ctx.tenant.0.into(), fresh().into(), purpose.into(), object.into(), n.into(), sealed.into()];
        tx.run(KEEP, values).await.map(|_| ())
    }

    /// What was kept under the name; `None` when nothing was.
    pub async fn fetch(&self, tx: &Tx, purpose: &str, object: &str) -> Outcome<Option<Opened>> {
        let Some(row) = tx.row(FETCH, [tx.ctx.tenant.0.into(), purpose.into(), object.into()]).await? else { return Ok(None) };
        let n: i32 = row.try_get("", "key")?;
        let sealed: Vec<u8> = row.try_get("", "sealed")?;
        let n = u32::try_from(n).map_err(|error| internal(&error))?;
        let key = numbered(self, tx, n).await?;
        Ok(Some(cipher::open(&key, about(tx, purpose, object, n), &sealed)?))
    }

    /// The key of one file, made when it is first asked for, kept as an item: rotating rewrites the item, never the file.
    /// A file is written once; other content is another object.
    pub async fn file_key(&self, tx: &Tx, purpose: &str, object: Uuid) -> Outcome<Key> {
        let object = object.to_string();
        if let Some(bytes) = self.fetch(tx, purpose, &object).await? {
            return Ok(Key::read(&bytes)?);
        }
        let key = Key::fresh()?;
        self.keep(tx, purpose, &object, key.bytes()).await?;
        Ok(key)
    }

    /// Seals what travels outside the vault's own table: the version of the key, then what was sealed. Rotation does not reach
    /// it; it opens for as long as the tenant has a key.
    pub async fn seal(&self, tx: &Tx, purpose: &str, object: &str, plain: &[u8]) -> Outcome<Vec<u8>> {
        let (n, key) = active(self, tx).await?;
        let sealed = cipher::seal(&key, about(tx, purpose, object, n), plain)?;
        Ok([n.to_be_bytes().as_slice(), &sealed].concat())
    }

    /// Opens it again.
    pub async fn open(&self, tx: &Tx, purpose: &str, object: &str, sealed: &[u8]) -> Outcome<Opened> {
        let (n, sealed) = sealed.split_first_chunk().ok_or(Fault::Tampered)?;
        let n = u32::from_be_bytes(*n);
        let key = numbered(self, tx, n).await?;
        Ok(cipher::open(&key, about(tx, purpose, object, n), sealed)?)
    }
}

fn about<'a>(tx: &Tx, purpose: &'a str, object: &'a str, key: u32) -> About<'a> {
    About { tenant: tx.ctx.tenant, purpose, object, key }
}
