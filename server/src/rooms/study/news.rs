//! What the room tells.

use shared::kernel::{StudyId, VersionId};

use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::outbox::{Topic, tell};

/// A study was made from a file. Nobody needs to hear it yet.
pub const IMPORTED: Topic = Topic { name: "study.imported", hear: &[] };

/// A version of a design was published. Nobody needs to hear it yet.
pub const PUBLISHED: Topic = Topic { name: "study.published", hear: &[] };

/// Tells that a version was published.
pub async fn published(tx: &Tx, study: StudyId, version: VersionId) -> Outcome<()> {
    tell(tx, PUBLISHED.name, serde_json::json!({ "study": study, "version": version })).await
}

/// Tells that a study was made.
pub async fn imported(tx: &Tx, study: StudyId, version: VersionId) -> Outcome<()> {
    tell(tx, IMPORTED.name, serde_json::json!({ "study": study, "version": version })).await
}
