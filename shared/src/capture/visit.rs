//! Visits: how one stands, when it took place beside its window, and why it did not.

use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::checked;
use crate::forms::Oid;

/// How a visit or form stands, as its glyph shows it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum VisitStatus {
    /// Not yet time.
    Planned,
    /// Its window is open.
    Due,
    /// Its window has closed and nothing was entered.
    Overdue,
    InProgress,
    Complete,
    /// It will not take place, and somebody said why. Nothing of it is missing or overdue.
    DidNotOccur,
    /// Out of use, with a reason. It does not count, and can be brought back.
    Retired,
}

impl VisitStatus {
    /// Whether nothing more is to happen at it.
    pub const fn is_closed(self) -> bool {
        matches!(self, VisitStatus::DidNotOccur | VisitStatus::Retired)
    }
}

/// Why a visit did not take place: a code of the study's list, and what is to be said beside it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NotDone {
    #[validate(length(min = 1, max = 64, message = "A reason's code has 1 to 64 characters."))]
    pub code: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 1000, message = "A note has at most 1,000 characters."))]
    pub note: Option<String>,
}

/// The reasons of studies that have no list of their own. What people read stands by key: `not-done-MISSED`.
pub const NOT_DONE: &[&str] = &["MISSED", "UNREACHABLE", "ILL", "REFUSED", "SITE", "ENDED", "OTHER"];

/// Why nothing of a visit or record can be changed now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Closed {
    /// It is locked, itself or what it lies in.
    Locked,
    /// It is frozen.
    Frozen,
    /// The form is out of use.
    FormRetired,
    /// The visit is.
    VisitRetired,
    /// The visit did not take place.
    DidNotOccur,
}

impl Closed {
    pub const fn as_str(self) -> &'static str {
        match self {
            Closed::Locked => "locked",
            Closed::Frozen => "frozen",
            Closed::FormRetired => "form_retired",
            Closed::VisitRetired => "visit_retired",
            Closed::DidNotOccur => "did_not_occur",
        }
    }
}

/// Which visit of a subject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WhichVisit {
    pub visit: Oid,
    /// Counting from 1.
    #[validate(range(min = 1, max = 9999, message = "Visits count from 1 to 9999."))]
    pub n: u32,
}
checked!(WhichVisit);

/// A visit that the schedule does not bring: unscheduled, or the next of a repeating one. Its number is the client's, so that
/// a retry adds it once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewVisit {
    pub visit: Oid,
    #[validate(range(min = 1, max = 9999, message = "Visits count from 1 to 9999."))]
    pub n: u32,
    /// When it took place: ISO date, maybe partial.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 32, message = "A date has at most 32 characters."))]
    pub date: Option<String>,
    /// When it is to take place: a whole ISO date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 32, message = "A date has at most 32 characters."))]
    pub appointment: Option<String>,
    /// Why there is this visit. An unscheduled one needs it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 1000, message = "A reason has at most 1,000 characters."))]
    pub why: Option<String>,
}
checked!(NewVisit);

/// The day that site and subject agreed on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Appointment {
    pub visit: Oid,
    #[validate(range(min = 1, max = 9999, message = "Visits count from 1 to 9999."))]
    pub n: u32,
    /// A whole ISO date; absent: none any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 32, message = "A date has at most 32 characters."))]
    pub date: Option<String>,
}
checked!(Appointment);

/// A visit that does not take place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SkippedVisit {
    pub visit: Oid,
    #[validate(range(min = 1, max = 9999, message = "Visits count from 1 to 9999."))]
    pub n: u32,
    #[validate(nested)]
    pub not_done: NotDone,
}
checked!(SkippedVisit);
