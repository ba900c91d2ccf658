//! What this server wrote last into a record, for as long as somebody goes on: values of one revision never change, so the database
//! need not send them again field by field, nor are they read from JSON again.
//!
//! Invariant: nothing is answered from here. The row is read through its fences each time, and the database says whether it is
//! of this very revision and moment still; only then its values are taken from here.

use std::sync::{Arc, LazyLock};
use std::time::Duration;

use moka::sync::Cache;
use shared::capture::RecordKey;
use shared::forms::Values;
use shared::kernel::{Instant, SubjectId, TenantId};

use crate::kernel::failure::{Outcome, internal};

/// The values of a record at a revision.
#[derive(Debug)]
pub struct Last {
    pub revision: u32,
    pub saved_at: Instant,
    pub values: Values,
}

type Key = (TenantId, SubjectId, RecordKey);

static LAST: LazyLock<Cache<Key, Arc<Last>>> =
    LazyLock::new(|| Cache::builder().max_capacity(2_000).time_to_idle(Duration::from_secs(60)).build());

/// What was written last, if that was here and not long ago.
pub fn of(tenant: TenantId, subject: SubjectId, key: &RecordKey) -> Option<Arc<Last>> {
    LAST.get(&(tenant, subject, key.clone()))
}

/// Keeps what was committed.
pub fn keep(tenant: TenantId, subject: SubjectId, key: RecordKey, last: Last) {
    LAST.insert((tenant, subject, key), Arc::new(last));
}

/// A change as the database will give it back.
pub fn as_written(delta: &Values) -> Outcome<Values> {
    let text = serde_json::to_string(delta).map_err(|error| internal(&error))?;
    serde_json::from_str(&text).map_err(|error| internal(&error))
}
