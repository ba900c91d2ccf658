//! Rows of the endpoint table for subjects, visits and records.

use serde::{Deserialize, Serialize};
use validator::Validate;

pub use super::calendar::*;
pub use super::file::OnFile;
pub use super::log::*;
pub use super::visit::{Appointment, NewVisit, SkippedVisit, WhichVisit};
use super::{
    ChangeSet, FileFilter, FileView, Found, Hold, JumpTo, KeptView, LockState, NewFile, NewPrintout, NewRelease, NewView, NotDone,
    Printout, RecordKey, RecordState, RecordView, ReleaseView, Saved, Settlement, SignedAs, SubjectSort, SubjectState, Subjects, Track,
    VisitStatus,
};
use crate::forms::Oid;
use crate::forms::rule::Trace;
use crate::kernel::{
    Bytes, Checked, Cursor, Instant, Nothing, Page, PersonId, ReleaseId, Scope, Scoped, SiteId, StudyId, SubjectId, Upload, VersionId,
};
use crate::queries::QueryCounts;
use crate::study::api::{InStudy, OnVersion};
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

/// A path to one release of a study.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OnRelease {
    pub study: StudyId,
    pub release: ReleaseId,
}

impl Scoped for OnRelease {
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
    /// A visit in this state; which visit, says `visit`, else any.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub status: Option<VisitStatus>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<Oid>,
    /// Only subjects with findings that nobody has answered yet.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub findings: bool,
    #[serde(default, skip_serializing_if = "SubjectSort::is_key")]
    pub sort: SubjectSort,
    /// From behind: the last key, the latest change, the most findings first.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub descending: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
    /// OIDs of the visits to show, separated by spaces; all when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 20_000, message = "Name fewer visits."))]
    pub columns: Option<String>,
    /// Rows to jump over, for going far down at once; `after` goes on from a row that is known.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub skip: Option<u32>,
    /// Whether to count how many there are in all.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub count: bool,
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
    /// When anything of the subject was last entered or changed, to the minute.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub changed: Option<Instant>,
    /// How the subject is held, by itself or with what it lies in.
    #[serde(default = "LockState::open", skip_serializing_if = "LockState::is_open")]
    pub lock: LockState,
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
    /// Findings for which there is no query.
    pub findings: u32,
    #[serde(default, skip_serializing_if = "QueryCounts::is_none")]
    pub queries: QueryCounts,
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
    /// What it is called, where the subject's version of the design does not have it any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<String>,
    /// How it stands to the signatures that cover it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<SignedAs>,
    /// How it is held, by itself or with what it lies in.
    #[serde(default = "LockState::open", skip_serializing_if = "LockState::is_open")]
    pub lock: LockState,
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
    /// What freezes or locks the subject as a whole, the strongest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub holds: Vec<Hold>,
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
    /// Findings for which there is no query.
    pub findings: u32,
    #[serde(default, skip_serializing_if = "QueryCounts::is_none")]
    pub queries: QueryCounts,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saved_at: Option<Instant>,
    /// By a rule the visit does not have it; it is shown because there are data.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub withheld: bool,
    /// Out of use, by itself or with its visit.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
    /// What it is called, where the subject's version of the design does not have it any more.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub left: Option<String>,
    /// How it stands to the signatures that cover it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<SignedAs>,
    /// How it is held, by itself or with what it lies in.
    #[serde(default = "LockState::open", skip_serializing_if = "LockState::is_open")]
    pub lock: LockState,
    /// Tracks in which all is verified that the plan asks for.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub verified: Vec<Track>,
    /// Marks that dropped, because values changed, and were not set again.
    #[serde(default, skip_serializing_if = "is_zero")]
    pub dropped: u32,
}

fn is_zero(n: &u32) -> bool {
    *n == 0
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

/// From where to listen: query parameters. A browser that lost the line says it in the header `Last-Event-ID` instead.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Listen {
    /// The last news heard; absent: from now on.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<i64>,
    /// Who listens: refused when somebody else has signed in meanwhile in the same browser.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub person: Option<PersonId>,
    /// End after what there is, for programs that ask from time to time.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub once: bool,
}
impl Checked for Listen {}

/// A record has changed. It may be told twice, and out of order: the revision says what is newer.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordNews {
    pub subject: SubjectId,
    pub record: RecordKey,
    pub revision: u32,
    pub by: PersonId,
    pub name: String,
    pub at: Instant,
}

endpoints! { "capture";
    /// Subjects in reach with the state of each visit: filtered, sorted, page by page.
    ListSubjects       = Get  "/studies/{study}/subjects"                   needs SubjectRead  : InStudy, SubjectFilter => Subjects;
    /// The same list as a table in CSV: every subject that the filter leaves, with the visits that are named.
    TabulateSubjects   = Get  "/studies/{study}/subjects.csv"               needs SubjectRead, download : InStudy, SubjectFilter => Bytes;
    /// Views of lists that were kept: one's own, and those that others share.
    ListViews          = Get  "/studies/{study}/views"                      needs SubjectRead  : InStudy, Nothing => Page<KeptView>;
    /// Keep a view under a name, rename it, share it, or take it out of use. Only one's own.
    KeepView           = Put  "/studies/{study}/views"                      needs ViewKeep     : InStudy, NewView => KeptView;
    /// Find subjects, visits, forms and items by key, name, label or OID, in all studies or in one.
    Jump               = Get  "/jump"                                       needs SubjectRead  : Nothing, JumpTo => Page<Found>;
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
    /// Hand in a file as an item's answer. Its bytes are the body; the item names it by saving its id.
    UploadFile         = Post "/studies/{study}/subjects/{subject}/files"   needs RecordEdit, upload : OnSubject, Upload<NewFile> => FileView;
    /// Files in reach; on demand those alone that no record ever named.
    ListFiles          = Get  "/studies/{study}/files"                      needs SubjectRead  : InStudy, FileFilter => Page<FileView>;
    /// What a file is, and whether its item still names it.
    DescribeFile       = Get  "/studies/{study}/files/{file}"               needs SubjectRead  : OnFile, Nothing => FileView;
    /// A file as it was handed in.
    ReadFile           = Get  "/studies/{study}/files/{file}/content"       needs SubjectRead, download : OnFile, Nothing => Bytes;
    /// A small picture of a file that is one.
    ReadThumbnail      = Get  "/studies/{study}/files/{file}/thumbnail"     needs SubjectRead, download : OnFile, Nothing => Bytes;
    /// Releases of the design's versions to sites, the newest first, each with what it changed.
    ListReleases       = Get  "/studies/{study}/releases"                   needs StudyRead    : InStudy, Nothing => Vec<ReleaseView>;
    /// One release: how far it has come, and what it changed.
    ReadRelease        = Get  "/studies/{study}/releases/{release}"         needs StudyRead    : OnRelease, Nothing => ReleaseView;
    /// Release a published version to sites. Their subjects stay on theirs, or move to it; what was entered never changes.
    ReleaseVersion     = Post "/studies/{study}/versions/{version}/release" needs StudyRelease, reason : OnVersion, NewRelease => ReleaseView;
    /// Stop moving subjects for now.
    PauseRelease       = Post "/studies/{study}/releases/{release}/pause"   needs StudyRelease : OnRelease, Nothing => ReleaseView;
    /// Go on moving subjects, and try those again who could not be moved.
    ResumeRelease      = Post "/studies/{study}/releases/{release}/resume"  needs StudyRelease : OnRelease, Nothing => ReleaseView;
    /// End the moving of subjects. Who has moved has moved.
    CancelRelease      = Post "/studies/{study}/releases/{release}/cancel"  needs StudyRelease : OnRelease, Nothing => ReleaseView;
    /// Note that a form or the whole casebook goes onto paper. What may be read may be printed.
    NotePrintout       = Post "/studies/{study}/subjects/{subject}/printouts" needs SubjectRead : OnSubject, NewPrintout => Printout;
    /// The copies on paper that were made of a subject's data, the newest first; the newest hundred.
    ListPrintouts      = Get  "/studies/{study}/subjects/{subject}/printouts" needs HistoryRead : OnSubject, Nothing => Page<Printout>;
    /// Decide which of two people's values stands. Both are written down. Needs a reason (header) once the record was complete.
    SettleConflict     = Post "/studies/{study}/subjects/{subject}/record/conflict" needs RecordEdit : OnSubject, Settlement => Saved;
    /// Hear of records in reach as they change. Ends when the session must be renewed; listen again from the last news heard.
    HearRecords        = Get  "/studies/{study}/news"                       needs SubjectRead, events : InStudy, Listen => RecordNews;
}
