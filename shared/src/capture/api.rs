//! Rows of the endpoint table for subjects, visits and records.

use serde::{Deserialize, Serialize};
use validator::Validate;

pub use super::calendar::*;
pub use super::log::*;
pub use super::visit::{Appointment, NewVisit, SkippedVisit, WhichVisit};
use super::{ChangeSet, NotDone, RecordKey, RecordState, RecordView, Saved, SubjectState, VisitStatus};
use crate::forms::Oid;
use crate::forms::rule::Trace;
use crate::kernel::{Checked, Cursor, Instant, Nothing, Page, Scope, Scoped, SiteId, StudyId, SubjectId, VersionId};
use crate::study::api::InStudy;
use crate::{checked, endpoints};

/// A path to one subject of a study.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OnSubject {
    pub study: StudyId,
    pub subject: SubjectId,
}

impl Scoped for OnSubject {
    fn scope(&self) -> Scope {
        Scope::Study(self.study)
    }
}

/// Which subjects to list. Query parameters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SubjectFilter {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub state: Option<SubjectState>,
    /// Part of the subject's key, whatever the case.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 64, message = "Search with at most 64 characters."))]
    pub search: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
    /// Rows on a page, 1 to 200; 50 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(min = 1, max = 200, message = "A page has 1 to 200 rows."))]
    pub limit: Option<u16>,
}
checked!(SubjectFilter);

/// A subject as the matrix shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SubjectRow {
    pub id: SubjectId,
    /// The human key: `DE01-007`.
    pub key: String,
    pub site: SiteId,
    pub site_code: String,
    pub state: SubjectState,
    pub version: VersionId,
    pub created: Instant,
    /// One for each visit that is planned or has data, in the casebook's order.
    pub visits: Vec<VisitCell>,
}

/// A visit of a subject in short.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VisitCell {
    pub visit: Oid,
    pub n: u32,
    pub status: VisitStatus,
    /// When it took place: ISO date, maybe partial.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// When it is planned: first day, planned day and last day of its window (ISO, in the site's zone).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub planned: Option<Planned>,
    /// Forms complete, and forms in all.
    pub complete: u32,
    pub forms: u32,
    /// Findings that nobody has answered yet.
    pub findings: u32,
    /// By a rule the subject does not have it; it is shown because there are data.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withheld: bool,
    /// Days by which it took place outside its window: before it (negative), after it, 0 within. Absent: nobody can say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub off: Option<i32>,
    /// The day that site and subject agreed on, ISO.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub appointment: Option<String>,
    /// Why it was added, where the schedule does not say so.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Why it did not take place.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_done: Option<NotDone>,
}

/// A visit's window as dates.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Planned {
    pub from: String,
    pub on: String,
    pub until: String,
}

/// All that is known of a subject, without the values.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Casebook {
    pub subject: SubjectRow,
    /// The site's time zone, for reading times.
    pub time_zone: String,
    pub forms: Vec<FormCell>,
    /// Visits and forms that are there, or are not, by a rule, and why.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub ruled: Vec<Ruled>,
}

/// A visit, or one of its forms, that a rule decides on.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ruled {
    pub visit: Oid,
    /// Absent: the whole visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Oid>,
    /// The subject does not have it.
    pub withheld: bool,
    /// The parts of the rule with the values that they had: what must hold for it to be there.
    pub why: Trace,
}

/// A form of a visit in short.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FormCell {
    pub key: RecordKey,
    pub state: RecordState,
    pub findings: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saved_at: Option<Instant>,
    /// By a rule the visit does not have it; it is shown because there are data.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withheld: bool,
    /// Out of use, by itself or with its visit.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
}

/// A subject to enrol. The client names it, so that a retry enrols once.
#[derive(Clone, Debug, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewSubject {
    pub id: SubjectId,
    pub site: SiteId,
    /// A key given elsewhere; absent: made by the study's pattern.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 64, message = "A subject key has 1 to 64 characters."))]
    pub key: Option<String>,
}
checked!(NewSubject);

/// Where a subject stands from now on.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewState {
    pub state: SubjectState,
}
impl Checked for NewState {}

/// When a visit took place. A visit that is not there yet is made.
#[derive(Clone, Debug, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct VisitDate {
    pub visit: Oid,
    /// Counting from 1.
    #[validate(range(min = 1, max = 9999, message = "Visits count from 1 to 9999."))]
    pub n: u32,
    /// ISO date, maybe partial (`2026-03`); absent: not known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 32, message = "A date has at most 32 characters."))]
    pub date: Option<String>,
}
checked!(VisitDate);

/// Which record: query parameters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WhichRecord {
    pub visit: Oid,
    pub visit_n: u32,
    pub form: Oid,
    pub form_n: u32,
}
impl Checked for WhichRecord {}

impl From<WhichRecord> for RecordKey {
    fn from(which: WhichRecord) -> Self {
        let WhichRecord { visit, visit_n, form, form_n } = which;
        Self { visit, visit_n, form, form_n }
    }
}

impl From<RecordKey> for WhichRecord {
    fn from(key: RecordKey) -> Self {
        let RecordKey { visit, visit_n, form, form_n } = key;
        Self { visit, visit_n, form, form_n }
    }
}

endpoints! { "capture";
    /// Subjects in reach with the state of each visit, by key.
    ListSubjects       = Get  "/studies/{study}/subjects"                   needs SubjectRead  : InStudy, SubjectFilter => Page<SubjectRow>;
    /// Enrol a subject at a site.
    EnrolSubject       = Post "/studies/{study}/subjects"                   needs SubjectEnrol : InStudy, NewSubject => SubjectRow;
    /// One subject's visits and forms.
    ReadCasebook       = Get  "/studies/{study}/subjects/{subject}"         needs SubjectRead  : OnSubject, Nothing => Casebook;
    /// Move a subject on: enrolled, completed, withdrawn, screen failure.
    ChangeSubjectState = Put  "/studies/{study}/subjects/{subject}/state"   needs SubjectEnrol, reason : OnSubject, NewState => SubjectRow;
    /// Say when a visit took place.
    DateVisit          = Put  "/studies/{study}/subjects/{subject}/visits"  needs RecordEdit   : OnSubject, VisitDate => Casebook;
    /// Add a visit that the schedule does not bring: unscheduled with its reason, or the next of a repeating one.
    AddVisit           = Post "/studies/{study}/subjects/{subject}/visits"  needs RecordEdit   : OnSubject, NewVisit => Casebook;
    /// Set or clear the day that was agreed on for a visit.
    PlanVisit          = Put  "/studies/{study}/subjects/{subject}/visits/appointment" needs RecordEdit : OnSubject, Appointment => Casebook;
    /// Say that a visit did not take place, and why. Refused while it has data.
    SkipVisit          = Put  "/studies/{study}/subjects/{subject}/visits/skipped"     needs RecordEdit : OnSubject, SkippedVisit => Casebook;
    /// Take back that a visit did not take place.
    UnskipVisit        = Post "/studies/{study}/subjects/{subject}/visits/unskip"      needs RecordEdit, reason : OnSubject, WhichVisit => Casebook;
    /// Take a visit out of use, with its forms. Nothing is deleted.
    RetireVisit        = Post "/studies/{study}/subjects/{subject}/visits/retire"      needs RecordEdit, reason : OnSubject, WhichVisit => Casebook;
    /// Bring a visit back.
    RestoreVisit       = Post "/studies/{study}/subjects/{subject}/visits/restore"     needs RecordEdit, reason : OnSubject, WhichVisit => Casebook;
    /// Take a form of a visit out of use. Nothing is deleted.
    RetireRecord       = Post "/studies/{study}/subjects/{subject}/record/retire"      needs RecordEdit, reason : OnSubject, WhichRecord => Casebook;
    /// Bring a form back.
    RestoreRecord      = Post "/studies/{study}/subjects/{subject}/record/restore"     needs RecordEdit, reason : OnSubject, WhichRecord => Casebook;
    /// All records of a form that is kept as a log, with what they are linked to.
    ReadLog            = Get  "/studies/{study}/subjects/{subject}/log"     needs SubjectRead  : OnSubject, WhichLog => Log;
    /// The visits of a site by day: planned, agreed on, due, overdue and done.
    ReadCalendar       = Get  "/studies/{study}/calendar"                   needs SubjectRead  : InStudy, CalendarSpan => Calendar;
    /// One record with its values.
    ReadRecord         = Get  "/studies/{study}/subjects/{subject}/record"  needs SubjectRead  : OnSubject, WhichRecord => RecordView;
    /// Change a record. The only way to write a clinical value. Needs a reason (header) once the record was complete.
    SaveRecord         = Post "/studies/{study}/subjects/{subject}/record"  needs RecordEdit   : OnSubject, ChangeSet => Saved;
}
