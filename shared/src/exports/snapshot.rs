//! Snapshots: data taken out as they stood at a moment, in as many formats as are wanted, with a manifest of what is in them.
//! Invariant: a snapshot is never changed; what it holds is given out until it expires, the same bytes each time.

use serde::{Deserialize, Serialize};

use crate::forms::Oid;
use crate::kernel::api::JobState;
use crate::kernel::{Checked, Instant, JobId, Place, SiteId, SnapshotId};
use crate::queries::words;

words! {
    /// A format that tables are written in.
    Format {
        /// CSV, with a dictionary and scripts for R, SAS, SPSS and Stata.
        Csv = "csv",
        /// CDISC Dataset-JSON 1.1.
        DatasetJson = "dataset_json",
        /// The same, a line for each row.
        Ndjson = "ndjson",
        /// SAS transport file, version 5.
        XptV5 = "xpt_v5",
        /// SAS transport file, version 8.
        XptV8 = "xpt_v8",
        /// Apache Parquet.
        Parquet = "parquet",
        /// An Excel workbook.
        Xlsx = "xlsx",
    }
}

words! {
    /// Which forms, by what was done with them.
    #[derive(Default)]
    Standing {
        #[default]
        All = "all",
        /// Covered by a signature as they are.
        Signed = "signed",
        /// Verified against the source, as far as the plan asks.
        Verified = "verified",
        /// Locked.
        Locked = "locked",
    }
}

/// What goes into a snapshot; an empty list leaves nothing out.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SnapshotFilter {
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sites: Vec<SiteId>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub visits: Vec<Oid>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub forms: Vec<Oid>,
    #[serde(default)]
    pub standing: Standing,
    /// With what tells the treatment; only for whoever may see that.
    #[serde(default)]
    pub unblinded: bool,
}

/// What is to be taken out. The client names it, so that a retry orders it once.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewSnapshot {
    pub id: SnapshotId,
    /// What people call it.
    pub name: String,
    pub formats: Vec<Format>,
    #[serde(default)]
    pub filter: SnapshotFilter,
    /// For how many days it can be taken; 1 to 365.
    pub days: u32,
}

impl Checked for NewSnapshot {
    fn places(&self) -> Vec<Place> {
        let wrong = [
            (self.name.trim().is_empty() || self.name.chars().count() > 200, "/name", "Give it a name of at most 200 characters."),
            (self.formats.is_empty(), "/formats", "Choose at least one format."),
            (!(1..=365).contains(&self.days), "/days", "Choose 1 to 365 days."),
        ];
        let place = |(_, at, message): (bool, &str, &str)| Place { at: at.to_owned(), message: message.to_owned() };
        wrong.into_iter().filter(|(wrong, ..)| *wrong).map(place).collect()
    }
}

/// A snapshot as lists show it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SnapshotView {
    pub id: SnapshotId,
    pub name: String,
    pub formats: Vec<Format>,
    pub filter: SnapshotFilter,
    pub ordered_at: Instant,
    pub ordered_by: String,
    /// One's own: it can be cancelled.
    pub own: bool,
    pub job: JobId,
    pub state: JobState,
    /// What is being done now (`read`, `write`, `keep`), or why it failed.
    pub message: String,
    pub done: i64,
    pub total: i64,
    /// As of when the data are.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub moment: Option<Instant>,
    /// Bytes.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub size: Option<u64>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sha256: Option<String>,
    /// Until when it can be taken.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub expires: Option<Instant>,
    pub expired: bool,
    /// How often it was taken, or a part of it.
    pub taken: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub content: Option<SnapshotContent>,
}

impl SnapshotView {
    /// As it is ordered; nothing is made yet.
    pub fn ordered(new: &NewSnapshot, at: Instant, by: &str) -> Self {
        Self {
            id: new.id,
            name: new.name.clone(),
            formats: new.formats.clone(),
            filter: new.filter.clone(),
            ordered_at: at,
            ordered_by: by.to_owned(),
            own: true,
            job: JobId::default(),
            state: JobState::Queued,
            message: String::new(),
            done: 0,
            total: 0,
            moment: None,
            size: None,
            sha256: None,
            expires: None,
            expired: false,
            taken: 0,
            content: None,
        }
    }
}

/// What is in it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SnapshotContent {
    pub subjects: u64,
    /// Forms of subjects.
    pub records: u64,
    /// Answers.
    pub values: u64,
    pub tables: Vec<SnapshotTable>,
    pub files: Vec<SnapshotFile>,
    /// What some format could not hold as it is, and how it is held instead.
    pub notes: Vec<String>,
}

/// One table.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SnapshotTable {
    pub name: String,
    pub label: String,
    pub rows: u64,
    pub columns: u32,
}

/// One file in the zip.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SnapshotFile {
    pub name: String,
    pub size: u64,
    pub sha256: String,
}
