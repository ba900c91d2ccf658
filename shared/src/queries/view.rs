//! Queries as they are shown: in lists, as threads, counted; and filters that people keep.

use serde::{Deserialize, Serialize};

use super::api::QueryFilter;
use super::{Audience, Basis, Origin, Priority, Stamp, Status, Step};
use crate::access::Role;
use crate::forms::rule::Trace;
use crate::forms::{Datum, ItemKey, Words};
use crate::kernel::{FilterId, PersonId, QueryId, SiteId, VersionId};
use crate::study::Address;

/// A query as lists show it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QueryRow {
    pub id: QueryId,
    pub address: Address,
    /// The subject's key: `DE01-007`.
    pub key: String,
    pub site: SiteId,
    pub site_code: String,
    pub time_zone: String,
    /// The design version of the subject, for reading the address.
    pub version: VersionId,
    pub origin: Origin,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    pub words: Words,
    pub audience: Audience,
    pub priority: Priority,
    /// ISO date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<Named>,
    pub status: Status,
    /// What the answer or the closing says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
    pub asked: Stamp,
    /// Who brought it where it is.
    pub last: Stamp,
    /// Days it has waited, or had waited when it was closed.
    pub days: u32,
    /// The same without weekends.
    pub working_days: u32,
    pub overdue: bool,
    /// Days to the due date, at the site; negative when it has passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<i32>,
    /// Changes of the data it is about since it was asked.
    pub changed: u32,
    /// The data are different since it was closed.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub changed_since: bool,
    /// What people have said so far.
    pub messages: u32,
}

/// A person by name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Named {
    pub id: PersonId,
    pub name: String,
}

/// A query with all that was said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QueryThread {
    pub query: QueryRow,
    /// Why the rule found it, with the values it looked at.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Box<Trace>>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<String>,
    /// What was confirmed as it is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<Basis>,
    pub messages: Vec<Message>,
    /// The steps that whoever asks may take now.
    pub steps: Vec<Step>,
}

/// What happened to a query, or was said. Never changed afterwards (QRY-01).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Message {
    pub by: Stamp,
    /// `asked`, `comment`, `assigned`, `changed`, `renewed`, or the name of a step.
    pub kind: String,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub text: String,
    /// What the answer or the closing says.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub how: Option<String>,
    /// On whose change the server did it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub behalf: Option<String>,
    /// What became different in the data while it was asked (QRY-02).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Changed>,
}

/// A data point that became different.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Changed {
    pub at: ItemKey,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old: Option<Datum>,
    pub new: Datum,
    /// Revision of the record.
    pub revision: u32,
}

/// What a bulk action does, or would do: to which, and why not to the others.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct BulkReport {
    pub eligible: Vec<QueryId>,
    pub left: Vec<Left>,
}

/// A query that a bulk action leaves as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Left {
    pub query: QueryId,
    pub key: String,
    pub why: String,
}

/// How many there are, in reach of whoever asks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct QueryTotals {
    pub candidate: u32,
    pub open: u32,
    pub answered: u32,
    pub overdue: u32,
    /// Open for up to 7, up to 28 and more calendar days.
    pub week: u32,
    pub month: u32,
    pub older: u32,
}

/// What a check's queries were worth: how many of them led to changed data.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RuleYield {
    pub rule: String,
    pub asked: u32,
    pub changed: u32,
    pub confirmed: u32,
    pub open: u32,
}

/// A filter that somebody keeps.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SavedFilter {
    pub id: FilterId,
    pub name: String,
    pub filter: QueryFilter,
    /// Everybody in the study sees it.
    pub shared: bool,
    pub owner: String,
    pub own: bool,
}

/// Somebody who can be assigned.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Assignee {
    pub id: PersonId,
    pub name: String,
    pub role: Role,
}
