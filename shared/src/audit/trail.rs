//! The trail as a whole: what was written down in every table of a study or of a tenant, searched, taken out, and followed.

use serde::{Deserialize, Serialize};
use serde_json::Value;
use validator::Validate;

use crate::access::Role;
use crate::checked;
use crate::forms::Oid;
use crate::kernel::{Checked, Cursor, Instant, PersonId, RequestId, SiteId, StudyId, SubjectId};

/// Which entries of the trail. Query parameters; all of them together.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TrailFilter {
    /// Not before this moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Instant>,
    /// Before this moment.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Instant>,
    /// Done by this person.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// Done in this role, as it was then.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// The endpoint or job: `capture.SaveRecord`; or a whole room: `capture`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 100, message = "An action has at most 100 characters."))]
    pub action: Option<String>,
    /// What was changed: `record`, `query`, `membership`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 100, message = "A kind has at most 100 characters."))]
    pub kind: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<SubjectId>,
    /// In records of this form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Oid>,
    /// Of this item, wherever it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<Oid>,
    /// Whether a reason was given.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<bool>,
    /// Part of a name, a reason, or of what was there before or after.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 200, message = "Search with at most 200 characters."))]
    pub text: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
    /// Entries on a page, 1 to 500; 50 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(min = 1, max = 500, message = "A page has 1 to 500 entries."))]
    pub limit: Option<u16>,
}
checked!(TrailFilter);

/// A page of the trail, the newest first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Trail {
    pub rows: Vec<TrailEntry>,
    /// Absent: there is no more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Cursor>,
    /// How far back was looked, where the page ended before it was full: there may be more that fits, earlier.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub looked_back_to: Option<Instant>,
}

/// One shadow row: what one act changed in one row of one table (AUD-01).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TrailEntry {
    /// `record:1234`: the table and its running number within the tenant.
    pub id: String,
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
    /// What one request did has one id.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub request: Option<RequestId>,
    /// The table: `record`, `visit`, `membership`.
    pub kind: String,
    /// `insert` or `update`. Nothing is deleted.
    pub op: String,
    /// The id of the row.
    pub row: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub study: Option<StudyId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteId>,
    /// The site's code, as it is now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site_code: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<SubjectId>,
    /// The subject's key, as it is now.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject_key: Option<String>,
    /// Where in the casebook, for entries of visits, records, queries and files.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<TrailPlace>,
    pub changes: Vec<TrailChange>,
}

/// Where in a casebook an entry belongs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TrailPlace {
    pub visit: Oid,
    pub visit_n: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Oid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form_n: Option<u32>,
    /// `GROUP/1/ITEM`, or `GROUP/1` for a row.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
}

/// One column that changed; of a record's values, one item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TrailChange {
    /// The column: `state`; of a document its key behind it: `values/IG.VS/1/IT.SBP`.
    pub what: String,
    /// Absent: it was not there before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old: Option<Value>,
    /// Absent: it is no longer there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new: Option<Value>,
}

impl TrailChange {
    /// The item, where it is one of a record's values.
    pub fn item(&self) -> Option<&str> {
        self.what.strip_prefix("values/")
    }
}

/// Where to follow on: query parameters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FeedFrom {
    /// What the last answer said as `next`. Absent: from the beginning.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
    /// Entries in an answer, 1 to 1000; 200 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(min = 1, max = 1000, message = "An answer has 1 to 1000 entries."))]
    pub limit: Option<u16>,
}
checked!(FeedFrom);

/// A stretch of the trail for another system: every entry comes once, and none is passed over.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Feed {
    pub rows: Vec<TrailEntry>,
    /// Where to go on, always there: also when nothing new has come.
    pub next: Cursor,
    /// The same as an address.
    pub link: String,
    /// Whether more is there already.
    pub more: bool,
}

/// Which moment: query parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AtMoment {
    pub at: Instant,
}
impl Checked for AtMoment {}
