//! Rows of the endpoint table for history.

use serde::{Deserialize, Serialize};

use crate::access::Role;
use crate::capture::api::OnSubject;
use crate::endpoints;
use crate::forms::{Datum, ItemKey, Oid};
use crate::kernel::{Checked, Cursor, Instant, Page, PersonId, RequestId};

/// Whose history: query parameters. Without `item`, of the whole record.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WhichHistory {
    pub visit: Oid,
    pub visit_n: u32,
    pub form: Oid,
    pub form_n: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemKey>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
}
impl Checked for WhichHistory {}

/// One change of one data point (AUD-01).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct HistoryEntry {
    /// Order within the tenant, independent of the clock.
    pub seq: i64,
    /// The database's clock.
    pub at: Instant,
    pub by: PersonId,
    /// Name, role and organisation as they were then.
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    pub organisation: String,
    /// The endpoint or job: `capture.SaveRecord`.
    pub action: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    pub request: RequestId,
    pub item: ItemKey,
    /// Absent: it was not there before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old: Option<Datum>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new: Option<Datum>,
}

endpoints! { "audit";
    /// The history of a record or one of its data points, newest first.
    ReadHistory = Get "/studies/{study}/subjects/{subject}/history" needs HistoryRead : OnSubject, WhichHistory => Page<HistoryEntry>;
}
