//! How far a tenant's trail is sealed, and the head: what is kept of it outside the database, beside the keys.
//! Invariant: the head is written after its seal is durable; a database that has less than the head says was cut off.

use std::collections::BTreeMap;
use std::fs;
use std::io::ErrorKind;
use std::os::unix::fs::DirBuilderExt;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};
use shared::kernel::TenantId;

use super::body::{self, Body};
use super::merkle::{Hash, Peaks};
use crate::kernel::keys::write_private;

/// All that the next seal needs to know of those before it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Chain {
    /// The number of the next seal.
    pub next: u64,
    /// The hash of the one before it.
    pub before: Hash,
    /// The position of the next entry.
    pub first: u64,
    /// Every seal so far.
    pub log: Peaks,
    /// Table by table, the running number up to which everything is sealed.
    pub upto: BTreeMap<String, i64>,
}

impl Chain {
    /// Goes on by a seal.
    pub fn take(&mut self, text: &str, body: &Body) {
        self.next = body.number.saturating_add(1);
        self.before = body::hash(text);
        self.first = body.end();
        self.log.push(self.before);
        self.upto.extend(body.spans.iter().map(|span| (span.table.clone(), span.upto)));
    }

    pub fn upto(&self, table: &str) -> i64 {
        self.upto.get(table).copied().unwrap_or_default()
    }
}

/// Which seal was the last: what bundles carry and `--head` is compared with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Head {
    pub number: u64,
    pub hash: Hash,
    /// The seal itself, so that a head proves by itself that it was signed.
    pub body: String,
    /// 64 bytes, hexadecimal.
    pub signature: String,
}

/// The file beside the keys.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct HeadFile {
    pub tenant: TenantId,
    #[serde(flatten)]
    pub head: Head,
    /// So that the sealer need not read every seal when it starts.
    pub chain: Chain,
}

fn path(dir: &Path, tenant: TenantId) -> PathBuf {
    dir.join(format!("{tenant}.head"))
}

/// The head that was written last; none before the first seal.
pub fn read(dir: &Path, tenant: TenantId) -> Result<Option<HeadFile>> {
    let path = path(dir, tenant);
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some(serde_json::from_str(&text).with_context(|| format!("{} is no head of seals", path.display()))?)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("{} cannot be read", path.display())),
    }
}

/// Replaces the head, whole, and on disk when this returns.
pub fn write(dir: &Path, head: &HeadFile) -> Result<()> {
    fs::DirBuilder::new().recursive(true).mode(0o700).create(dir)?;
    write_private(&path(dir, head.tenant), &serde_json::to_string_pretty(head)?)
}
