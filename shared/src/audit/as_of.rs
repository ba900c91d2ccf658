//! A casebook as it was at a moment: records in the design of that day, and what is different now.

use serde::{Deserialize, Serialize};

use crate::capture::{Change, NotDone, RecordKey, RecordView, SubjectState};
use crate::forms::Oid;
use crate::kernel::{Instant, SiteId, SubjectId, VersionId};

/// A subject's casebook at a moment, from the trail alone.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AsOf {
    pub at: Instant,
    pub subject: SubjectId,
    pub key: String,
    pub site: SiteId,
    /// The site's code, as it is now.
    pub site_code: String,
    /// The site's time zone, for reading times.
    pub time_zone: String,
    pub state: SubjectState,
    /// The version of the design that the subject followed then.
    pub version: VersionId,
    pub visits: Vec<VisitThen>,
    pub records: Vec<RecordThen>,
    /// Records that were begun later.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub later: Vec<RecordKey>,
    /// When anything of the casebook was first and last written down, for finding a moment.
    pub first: Instant,
    pub last: Instant,
}

/// A visit as it was.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VisitThen {
    pub visit: Oid,
    pub n: u32,
    /// ISO date, maybe partial.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_done: Option<NotDone>,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

/// A record as it was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordThen {
    pub record: RecordView,
    /// Out of use then.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
    /// What is different now, as it is now; blank: there is nothing now.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub since: Vec<Change>,
}
