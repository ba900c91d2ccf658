//! Rows of the endpoint table for queries.

use serde::{Deserialize, Serialize};
use validator::Validate;

use super::query::words;
pub use super::view::*;
use super::{Audience, How, Origin, Priority, Step};
use crate::forms::Oid;
use crate::kernel::{Checked, Cursor, FilterId, Nothing, Page, PersonId, QueryId, Scope, Scoped, SiteId, StudyId, SubjectId};
use crate::study::Address;
use crate::study::api::InStudy;
use crate::{checked, endpoints};

/// A path to one query.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OnQuery {
    pub study: StudyId,
    pub query: QueryId,
}

impl Scoped for OnQuery {
    fn scope(&self) -> Scope {
        Scope::Study(self.study)
    }
}

words! {
    /// Which states to list.
    Show {
        /// Open, answered or asked again: what somebody has to act on.
        Active = "active",
        /// What waits for the one who is asked.
        Open = "open",
        /// What waits for whoever asked.
        Answered = "answered",
        /// What waits for release. Sites see none.
        Candidate = "candidate",
        Closed = "closed",
        /// Closed, and the data are different since.
        Changed = "changed",
        /// Closed by hand without a confirmation, while its check still fails: what a lock has to know of (QRY-03).
        Unsettled = "unsettled",
        Cancelled = "cancelled",
        All = "all",
    }
}

/// Which queries to list. Query parameters; kept with a name, it is a saved filter.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct QueryFilter {
    /// Absent: those that somebody has to act on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub show: Option<Show>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<SubjectId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<Oid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit_n: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Oid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form_n: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub origin: Option<Origin>,
    /// The check that asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 300, message = "A rule's name has at most 300 characters."))]
    pub rule: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<Audience>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
    /// Only those assigned to whoever asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mine: Option<bool>,
    /// Only those whose due date has passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overdue: Option<bool>,
    /// Only those that have waited at least so many calendar days.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(max = 3650, message = "At most 3,650 days."))]
    pub older: Option<u16>,
    /// Part of the text, of the rule's name or of the subject's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 100, message = "Search with at most 100 characters."))]
    pub search: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
    /// Rows on a page, 1 to 200; 50 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(min = 1, max = 200, message = "A page has 1 to 200 rows."))]
    pub limit: Option<u16>,
}
checked!(QueryFilter);

/// A question. The client names it, so that a retry asks once.
#[derive(Clone, Debug, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewQuery {
    pub id: QueryId,
    pub address: Address,
    #[validate(length(min = 1, max = 4000, message = "A query has 1 to 4,000 characters."))]
    pub text: String,
    /// Absent: the site.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<Audience>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
    /// ISO date.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
    /// As a candidate that another person releases.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub propose: bool,
}
checked!(NewQuery);

/// Something said in a query.
#[derive(Clone, Debug, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Said {
    #[validate(length(min = 1, max = 4000, message = "Write 1 to 4,000 characters."))]
    pub text: String,
}
checked!(Said);

/// Something that may be said along with a step.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct MaySay {
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[validate(length(max = 4000, message = "Write at most 4,000 characters."))]
    pub text: String,
}
checked!(MaySay);

/// An answer: what it says, and why. It changes no data.
#[derive(Clone, Debug, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Answer {
    pub how: How,
    #[validate(length(min = 1, max = 4000, message = "An answer has 1 to 4,000 characters."))]
    pub text: String,
}
checked!(Answer);

/// Whom it asks from now on, how soon, by when. Absent: as it is.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Assignment {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub audience: Option<Audience>,
    /// A person of the tenant; the nil id takes the assignment back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub assignee: Option<PersonId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub priority: Option<Priority>,
    /// ISO date; blank takes it back.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub due: Option<String>,
}
impl Checked for Assignment {}

/// One thing to do with several queries.
#[derive(Clone, Debug, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Bulk {
    #[validate(length(min = 1, max = 500, message = "Choose 1 to 500 queries."))]
    pub queries: Vec<QueryId>,
    /// Close, reopen, cancel, release or discard; absent: assign.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub step: Option<Step>,
    #[serde(default)]
    pub assign: Assignment,
    /// What is said in each.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[validate(length(max = 4000, message = "Write at most 4,000 characters."))]
    pub text: String,
}
checked!(Bulk);

/// A filter to keep. The client names it, so that a retry keeps one.
#[derive(Clone, Debug, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewFilter {
    pub id: FilterId,
    #[validate(length(min = 1, max = 80, message = "A name has 1 to 80 characters."))]
    pub name: String,
    #[validate(nested)]
    pub filter: QueryFilter,
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub shared: bool,
}
checked!(NewFilter);

/// A path to a kept filter.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OnFilter {
    pub study: StudyId,
    pub filter: FilterId,
}

impl Scoped for OnFilter {
    fn scope(&self) -> Scope {
        Scope::Study(self.study)
    }
}

endpoints! { "queries";
    /// Queries in reach, the oldest first.
    ListQueries    = Get  "/studies/{study}/queries"                    needs QueryRead    : InStudy, QueryFilter => Page<QueryRow>;
    /// How many queries wait, and how long they have waited.
    CountQueries   = Get  "/studies/{study}/queries/totals"             needs QueryRead    : InStudy, Nothing => QueryTotals;
    /// How many queries of each check led to changed data.
    ReadYield      = Get  "/studies/{study}/queries/yield"              needs QueryRead    : InStudy, Nothing => Vec<RuleYield>;
    /// One query with all that was said.
    ReadQuery      = Get  "/studies/{study}/queries/{query}"            needs QueryRead    : OnQuery, Nothing => QueryThread;
    /// Ask about a place in the data, or propose to ask.
    OpenQuery      = Post "/studies/{study}/queries"                    needs QueryOpen    : InStudy, NewQuery => QueryThread;
    /// Say something in a query without answering it.
    CommentQuery   = Post "/studies/{study}/queries/{query}/comments"   needs QueryComment : OnQuery, Said => QueryThread;
    /// Answer for the site. Changes no data.
    AnswerQuery    = Post "/studies/{study}/queries/{query}/answer"     needs QueryAnswer  : OnQuery, Answer => QueryThread;
    /// Close a query that is settled.
    CloseQuery     = Post "/studies/{study}/queries/{query}/close"      needs QueryClose   : OnQuery, MaySay => QueryThread;
    /// Ask again: the answer did not settle it.
    ReopenQuery    = Post "/studies/{study}/queries/{query}/reopen"     needs QueryClose   : OnQuery, Said => QueryThread;
    /// Take a question back.
    CancelQuery    = Post "/studies/{study}/queries/{query}/cancel"     needs QueryClose, reason : OnQuery, Nothing => QueryThread;
    /// Let a candidate ask.
    ReleaseQuery   = Post "/studies/{study}/queries/{query}/release"    needs QueryRelease : OnQuery, MaySay => QueryThread;
    /// Drop a candidate.
    DiscardQuery   = Post "/studies/{study}/queries/{query}/discard"    needs QueryRelease, reason : OnQuery, Nothing => QueryThread;
    /// Say whom a query asks, how soon, by when.
    AssignQuery    = Put  "/studies/{study}/queries/{query}/assignment" needs QueryAssign  : OnQuery, Assignment => QueryThread;
    /// What a bulk action would do. Changes nothing.
    PreviewQueries = Post "/studies/{study}/queries/bulk/preview"       needs QueryClose   : InStudy, Bulk => BulkReport;
    /// Do one thing with several queries; those that are not eligible stay as they are.
    ActOnQueries   = Post "/studies/{study}/queries/bulk"               needs QueryClose   : InStudy, Bulk => BulkReport;
    /// Filters that the caller keeps, and those that others share.
    ListFilters    = Get  "/studies/{study}/query-filters"              needs QueryRead    : InStudy, Nothing => Vec<SavedFilter>;
    /// Keep a filter, for oneself or for everybody in the study.
    SaveFilter     = Post "/studies/{study}/query-filters"              needs QueryComment : InStudy, NewFilter => Vec<SavedFilter>;
    /// Forget a filter of one's own.
    ForgetFilter   = Post "/studies/{study}/query-filters/{filter}/forget" needs QueryComment : OnFilter, Nothing => Vec<SavedFilter>;
    /// Who can be assigned.
    ListAssignees  = Get  "/studies/{study}/query-assignees"            needs QueryAssign  : InStudy, Nothing => Vec<Assignee>;
}
