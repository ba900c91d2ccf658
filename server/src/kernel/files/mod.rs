//! Files: bytes that are no row of a table. Looked at by content, scanned where a scanner is named, kept in a folder or a bucket.
//! Invariants: a file is written once and never changed; its name in the store is its tenant's and its own id, nothing that a
//! person typed; [`store::Store`] is the only place where bytes enter or leave.

pub mod kind;
pub mod picture;
pub mod scan;
pub mod store;

use super::settings::{Refused, Settings};
use scan::Scanner;
use store::Store;

/// Where files go, how large they may be, and who looks at them first.
#[derive(Clone, Debug)]
pub struct Files {
    pub store: Store,
    /// Largest file, in bytes.
    pub limit: usize,
    pub scanner: Option<Scanner>,
}

impl Default for Files {
    /// In memory, for tests that have no folder.
    fn default() -> Self {
        Self { store: Store::in_memory(), limit: 25 * 1024 * 1024, scanner: None }
    }
}

impl Files {
    pub fn of(settings: &Settings) -> Result<Self, Refused> {
        Ok(Self {
            store: Store::of(settings)?,
            limit: settings.max_file_mb.saturating_mul(1024 * 1024),
            scanner: settings.clamav.as_deref().map(Scanner::at),
        })
    }
}
