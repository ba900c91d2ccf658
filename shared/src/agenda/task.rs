//! Tasks: one thing that waits for somebody, and the one table of their kinds.

use serde::{Deserialize, Serialize};

use crate::access::Permission;
use crate::forms::{Oid, Words};
use crate::kernel::{Instant, QueryId, SiteId, StudyId, SubjectId};

/// How urgent a task is, the most urgent first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Urgency {
    /// The day by which it was to be done has passed.
    Overdue,
    /// Its time is now.
    Due,
    /// It was begun, or something about it is open; no day is set.
    Open,
}

impl Urgency {
    pub const ALL: [Urgency; 3] = [Urgency::Overdue, Urgency::Due, Urgency::Open];

    pub const fn as_str(self) -> &'static str {
        match self {
            Urgency::Overdue => "overdue",
            Urgency::Due => "due",
            Urgency::Open => "open",
        }
    }
}

macro_rules! kinds {
    ($( $(#[$doc:meta])* $name:ident = $wire:literal, $urgency:ident, $needs:ident; )*) => {
        /// What is to be done. Each kind is for those who hold its permission where it waits.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum Kind { $( $(#[$doc])* #[serde(rename = $wire)] $name, )* }

        impl Kind {
            /// In the order in which they are shown: by urgency.
            pub const ALL: &'static [Kind] = &[ $( Kind::$name ),* ];
            /// The wire form.
            pub const fn as_str(self) -> &'static str { match self { $( Kind::$name => $wire ),* } }
            pub const fn urgency(self) -> Urgency { match self { $( Kind::$name => Urgency::$urgency ),* } }
            /// Who it is for: the permission with which it is done.
            pub const fn needs(self) -> Permission { match self { $( Kind::$name => Permission::$needs ),* } }
        }
    };
}

kinds! {
    /// A visit whose window has closed, and nothing was entered.
    VisitOverdue   = "visit_overdue",   Overdue, RecordEdit;
    /// A form of a visit that took place is blank, and the visit's window has closed.
    FormOverdue    = "form_overdue",    Overdue, RecordEdit;
    /// A query that asks the site.
    QueryAnswer    = "query_answer",    Due,     QueryAnswer;
    /// A visit whose window is open.
    VisitDue       = "visit_due",       Due,     RecordEdit;
    /// A form of a visit that took place is blank.
    FormDue        = "form_due",        Due,     RecordEdit;
    /// A form with findings that nobody has answered.
    FormFindings   = "form_findings",   Open,    RecordEdit;
    /// What one signed has changed since: the difference is to be signed.
    SignAgain      = "sign_again",      Open,    RecordSign;
    /// A visit is complete and nobody has signed it.
    ToSign         = "to_sign",         Open,    RecordSign;
    /// A form that was begun and is not complete. Logs are to be completed when the subject's visits are over.
    FormIncomplete = "form_incomplete", Open,    RecordEdit;
    /// A query that was answered: to be closed, or asked again.
    QueryReview    = "query_review",    Open,    QueryClose;
    /// A query that was proposed: to be released, or dropped.
    QueryRelease   = "query_release",   Open,    QueryRelease;
    /// A complete form in which something is to be verified or reviewed, or was changed since.
    FormVerify     = "form_verify",     Open,    Review;
}

impl std::str::FromStr for Kind {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Kind::ALL.iter().copied().find(|kind| kind.as_str() == text).ok_or(())
    }
}

/// How many tasks of a kind wait, all together.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Figure {
    pub kind: Kind,
    pub count: u32,
}

/// One thing that waits for somebody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Task {
    pub kind: Kind,
    pub study: StudyId,
    pub site: SiteId,
    pub subject: SubjectId,
    /// The subject's key.
    pub key: String,
    /// Blank where a query is about the subject as a whole.
    pub visit: Oid,
    pub visit_n: u32,
    pub visit_title: String,
    /// The form, where the task is about one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Oid>,
    #[serde(default)]
    pub form_n: u32,
    #[serde(default)]
    pub form_title: String,
    /// The days between which it is to be done (ISO, at the site), where there are such.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<String>,
    /// Days from today to the last day: negative when it has passed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub days: Option<i32>,
    /// Findings that nobody has answered yet.
    #[serde(default)]
    pub findings: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<Instant>,
    /// The query, the item that it is about (`GROUP/1/ITEM`), and what it asks.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub query: Option<QueryId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub asks: Option<Words>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_stand_in_the_order_of_their_urgency() {
        let urgencies: Vec<Urgency> = Kind::ALL.iter().map(|kind| kind.urgency()).collect();
        assert!(urgencies.is_sorted());
    }
}
