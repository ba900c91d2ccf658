//! The change set: what a person, a file or another system wants a record to say from now on.

use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{Closed, Hold, RecordKey, RowKey};
use crate::checked;
use crate::forms::rule::{About, SourceRows};
use crate::forms::{Datum, Finding, ItemKey, Values};
use crate::kernel::{Instant, Place, RecordId, VersionId};

/// What one data point is to say.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Change {
    pub at: ItemKey,
    pub to: Datum,
}

/// A row to take out of use, or to bring back. Nothing is deleted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct RowChange {
    pub row: RowKey,
    pub retired: bool,
}

/// Changes to one record, applied together or not at all. Sets that touch different items merge; a data point that
/// someone else changed after `base` is a conflict, shown and never overwritten (DAT-08).
/// Sending the same set again changes nothing and is answered alike (DAT-09).
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChangeSet {
    pub record: RecordKey,
    /// The revision of the record that the changes were made on; 0 for a record that was not there yet.
    pub base: u32,
    #[validate(length(max = 5000, message = "A change set holds at most 5,000 changes."))]
    pub changes: Vec<Change>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(length(max = 1000, message = "A change set holds at most 1,000 rows."))]
    pub rows: Vec<RowChange>,
    /// Declare the form complete (true), or take it up again (false). Absent: leave as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub complete: Option<bool>,
}
checked!(ChangeSet);

/// What a person decided where two had changed the same data point (DAT-08): whose value stands, and which one gave way. Both
/// are written down, whichever it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Settlement {
    pub record: RecordKey,
    /// The revision of the stored value that the person saw when they decided.
    pub base: u32,
    pub at: ItemKey,
    /// What the data point says from now on.
    pub stands: Datum,
    /// The value that gave way.
    pub gives_way: Datum,
}
impl crate::kernel::Checked for Settlement {
    fn places(&self) -> Vec<Place> {
        // What gives way is written down as it is; what stands is checked as any value.
        let long = self.gives_way.characters() > Datum::LONGEST;
        let place = || Place { at: "/gives_way".into(), message: "A value has at most 100,000 characters.".into() };
        long.then(place).into_iter().collect()
    }
}

/// How far a record has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum RecordState {
    /// Nothing entered yet.
    #[default]
    Blank,
    InProgress,
    Complete,
}

impl RecordState {
    pub const fn as_str(self) -> &'static str {
        match self {
            RecordState::Blank => "blank",
            RecordState::InProgress => "in_progress",
            RecordState::Complete => "complete",
        }
    }
}

impl std::str::FromStr for RecordState {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        [RecordState::Blank, RecordState::InProgress, RecordState::Complete].into_iter().find(|one| one.as_str() == text).ok_or(())
    }
}

/// A record as the form page loads it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordView {
    pub key: RecordKey,
    /// Absent until something was saved.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<RecordId>,
    /// The design version the record was entered under (DAT-01).
    pub version: VersionId,
    pub revision: u32,
    pub state: RecordState,
    /// It was complete once: from now on a change needs a reason (AUD-07).
    pub needs_reason: bool,
    pub values: Values,
    /// Rows taken out of use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retired: Vec<RowKey>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saved_at: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saved_by: Option<String>,
    /// Why nothing can be changed now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub closed: Option<Closed>,
    /// What freezes and locks it, the strongest first; items of it that are held by themselves among them.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holds: Vec<Hold>,
    /// What the form's rules look at beside the record.
    #[serde(default)]
    pub about: About,
    /// What they read of the subject's other records.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<SourceRows>,
    /// What tells the treatment is left out, and is not asked of whoever reads this (BLD-04).
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub blinded: bool,
}

/// The receipt of a save: given only after a durable commit (DAT-09).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Saved {
    pub id: RecordId,
    pub revision: u32,
    pub state: RecordState,
    pub saved_at: Instant,
    /// What the server finds wrong: its answer counts.
    pub findings: Vec<Finding>,
    /// What others changed between `base` and now, merged.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub merged: Vec<Change>,
    /// What the form's rules derived in this record.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub derived: Vec<Change>,
    /// Other records of the subject that rules changed along with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub along: Vec<RecordKey>,
    /// Records in which rules come to something else now, and which stay as they are because they are frozen or locked. What is
    /// held back is made up for when they are let go.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub held: Vec<RecordKey>,
}

/// A data point that two people changed: both values, for a person to decide. Sent as `more.conflicts` of a `conflict`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Conflict {
    pub at: ItemKey,
    pub yours: Datum,
    pub theirs: Datum,
    /// Who wrote the stored value, and when.
    pub by: String,
    pub when: Instant,
}
