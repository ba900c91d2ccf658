//! Rows of the endpoint table for exports.

use serde::{Deserialize, Serialize};

use super::{NewSnapshot, SnapshotView};
use crate::endpoints;
use crate::kernel::{Bytes, Checked, Nothing, Page, Scope, Scoped, SnapshotId, StudyId};
use crate::study::api::InStudy;

/// What goes into an ODM export: query parameters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct OdmOptions {
    /// With the audit record of every data point.
    #[serde(default)]
    pub audit: bool,
    /// The design alone.
    #[serde(default)]
    pub design_only: bool,
}
impl Checked for OdmOptions {}

/// What goes into a CSV export: query parameters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CsvOptions {}
impl Checked for CsvOptions {}

/// A path to one snapshot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OnSnapshot {
    pub study: StudyId,
    pub snapshot: SnapshotId,
}

impl Scoped for OnSnapshot {
    fn scope(&self) -> Scope {
        Scope::Study(self.study)
    }
}

endpoints! { "exports";
    /// The study as CDISC ODM 1.3.2: design and the data in reach.
    ExportOdm = Get "/studies/{study}/export/odm" needs ExportRun, download : InStudy, OdmOptions => Bytes;
    /// The data in reach as a zip of CSV files, one for each item group.
    ExportCsv = Get "/studies/{study}/export/csv" needs ExportRun, download : InStudy, CsvOptions => Bytes;
    /// The study's newest hundred snapshots that one may take, the newest first.
    ListSnapshots  = Get  "/studies/{study}/snapshots"                   needs ExportRun           : InStudy, Nothing => Page<SnapshotView>;
    /// Take the data in reach out as they stand now, in these formats: a long piece of work.
    OrderSnapshot  = Post "/studies/{study}/snapshots"                   needs ExportRun           : InStudy, NewSnapshot => SnapshotView;
    /// How far a snapshot has come, and what is in it.
    ReadSnapshot   = Get  "/studies/{study}/snapshots/{snapshot}"        needs ExportRun           : OnSnapshot, Nothing => SnapshotView;
    /// Stop the making of one's own snapshot.
    CancelSnapshot = Post "/studies/{study}/snapshots/{snapshot}/cancel" needs ExportRun           : OnSnapshot, Nothing => SnapshotView;
    /// The snapshot as a zip; in parts, where the request names a range of bytes.
    TakeSnapshot   = Get  "/studies/{study}/snapshots/{snapshot}/file"   needs ExportRun, download : OnSnapshot, Nothing => Bytes;
}
