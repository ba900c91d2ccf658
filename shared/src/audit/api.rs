//! Rows of the endpoint table for history.

use serde::{Deserialize, Serialize};

pub use super::as_of::*;
use super::review::*;
use super::seals::{BundleOf, SealsSince, SealsView};
pub use super::trail::*;
use crate::access::Role;
use crate::capture::api::OnSubject;
use crate::endpoints;
use crate::forms::{Datum, ItemKey, Oid};
use crate::kernel::{Bytes, Checked, Cursor, Instant, Nothing, Page, PersonId, RequestId};
use crate::study::api::InStudy;

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

/// Where to read on: query parameters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SubjectHistoryFrom {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
}
impl Checked for SubjectHistoryFrom {}

/// What of a subject changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SubjectPart {
    Key,
    /// By its code.
    Site,
    /// As its wire form: `screening`.
    State,
    /// The version of the design that the subject follows, by its name.
    Version,
    /// The date of a visit, ISO 8601, maybe partial.
    VisitDate,
    /// The day agreed on for a visit, ISO 8601.
    Appointment,
    /// Why a visit was added.
    VisitReason,
    /// The code of why a visit did not take place.
    NotDone,
    /// What was said beside it.
    NotDoneNote,
    /// Whether a visit is out of use: `true`, `false`.
    VisitRetired,
    /// Whether a form is.
    FormRetired,
}

impl SubjectPart {
    pub const ALL: [SubjectPart; 11] = [
        SubjectPart::Key,
        SubjectPart::Site,
        SubjectPart::State,
        SubjectPart::Version,
        SubjectPart::VisitDate,
        SubjectPart::Appointment,
        SubjectPart::VisitReason,
        SubjectPart::NotDone,
        SubjectPart::NotDoneNote,
        SubjectPart::VisitRetired,
        SubjectPart::FormRetired,
    ];

    pub const fn as_str(self) -> &'static str {
        match self {
            SubjectPart::Key => "key",
            SubjectPart::Site => "site",
            SubjectPart::State => "state",
            SubjectPart::Version => "version",
            SubjectPart::VisitDate => "visit_date",
            SubjectPart::Appointment => "appointment",
            SubjectPart::VisitReason => "visit_reason",
            SubjectPart::NotDone => "not_done",
            SubjectPart::NotDoneNote => "not_done_note",
            SubjectPart::VisitRetired => "visit_retired",
            SubjectPart::FormRetired => "form_retired",
        }
    }
}

/// One change of a subject or of the date of one of its visits (AUD-01, AUD-09).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SubjectHistoryEntry {
    /// The database's clock.
    pub at: Instant,
    pub by: PersonId,
    /// Name, role and organisation as they were then.
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    pub organisation: String,
    /// The endpoint or job: `capture.EnrolSubject`.
    pub action: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    pub request: RequestId,
    pub part: SubjectPart,
    /// The visit whose date it is, and which of its repeats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<Oid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit_n: Option<u32>,
    /// The form that went out of use or came back, and which of its repeats.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Oid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form_n: Option<u32>,
    /// Absent: there was none before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub old: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub new: Option<String>,
}

endpoints! { "audit";
    /// The history of a record or one of its data points, newest first.
    ReadHistory = Get "/studies/{study}/subjects/{subject}/history" needs HistoryRead : OnSubject, WhichHistory => Page<HistoryEntry>;
    /// The history of a subject: enrolment, changes of state, dates of visits; newest first.
    ReadSubjectHistory = Get "/studies/{study}/subjects/{subject}/history/subject" needs HistoryRead
        : OnSubject, SubjectHistoryFrom => Page<SubjectHistoryEntry>;
    /// Search what was written down in a study, newest first: who did what, when and why.
    ReadTrail = Get "/studies/{study}/trail" needs HistoryRead : InStudy, TrailFilter => Trail;
    /// Search what was done outside of studies' data: accounts, roles, sign-ins, designs, downloads; newest first.
    ReadTenantTrail = Get "/trail" needs TrailRead : Nothing, TrailFilter => Trail;
    /// What a search of a study's trail finds, all of it, as CSV: one line for each change.
    TakeTrailCsv = Get "/studies/{study}/trail/csv" needs HistoryRead, download : InStudy, TrailFilter => Bytes;
    /// What a search of a study's trail finds, all of it, as JSON: one entry a line.
    TakeTrailJson = Get "/studies/{study}/trail/json" needs HistoryRead, download : InStudy, TrailFilter => Bytes;
    /// What a search of the tenant's trail finds, all of it, as CSV: one line for each change.
    TakeTenantTrailCsv = Get "/trail/csv" needs TrailRead, download : Nothing, TrailFilter => Bytes;
    /// What a search of the tenant's trail finds, all of it, as JSON: one entry a line.
    TakeTenantTrailJson = Get "/trail/json" needs TrailRead, download : Nothing, TrailFilter => Bytes;
    /// Follow a study's trail: every entry once, in an order in which none is missed.
    FollowTrail = Get "/studies/{study}/audit" needs HistoryRead : InStudy, FeedFrom => Feed;
    /// Follow the tenant's trail outside of studies' data: every entry once, in an order in which none is missed.
    FollowTenantTrail = Get "/audit" needs TrailRead : Nothing, FeedFrom => Feed;
    /// How many entries answer each question of a review, in a period.
    CountAnswers = Get "/studies/{study}/trail-questions" needs TrailReviewRead : InStudy, Period => Vec<Counted>;
    /// The entries that answer a question, newest first.
    ReadAnswers = Get "/studies/{study}/trail-questions/answers" needs TrailReviewRead : InStudy, WhichAnswers => Page<TrailAnswer>;
    /// All reviews of a study's trail, newest first.
    ListReviews = Get "/studies/{study}/trail-reviews" needs TrailReviewRead : InStudy, Nothing => Page<ReviewView>;
    /// Begin a review: take in the answers to questions, and draw a sample by chance.
    BeginReview = Post "/studies/{study}/trail-reviews" needs TrailReview : InStudy, NewReview => ReviewView;
    /// A review with its entries.
    ReadReview = Get "/studies/{study}/trail-reviews/{review}" needs TrailReviewRead : OnReview, Nothing => Review;
    /// Say what was found about an entry of a review.
    JudgeEntry = Post "/studies/{study}/trail-reviews/{review}/entries/{entry}" needs TrailReview : OnReviewEntry, NewJudgement => ReviewView;
    /// Sign a review off: all of it was judged, and this is what came of it.
    SignOffReview = Post "/studies/{study}/trail-reviews/{review}/sign-off" needs TrailReview : OnReview, ReviewOutcome => ReviewView;
    /// A review as CSV, a line for each entry.
    TakeReview = Get "/studies/{study}/trail-reviews/{review}/csv" needs TrailReviewRead, download : OnReview, Nothing => Bytes;
    /// A subject's casebook as it was at a moment, in the design of that day, from the trail alone.
    ReadAsOf = Get "/studies/{study}/subjects/{subject}/as-of" needs HistoryRead : OnSubject, AtMoment => AsOf;
    /// How far the audit trail is sealed; with `since`, the proof that the newest seal grew out of one that was kept.
    ReadSeals = Get "/studies/{study}/seals" needs HistoryRead : InStudy, SealsSince => SealsView;
    /// The study's audit trail, or a site's, with seals, public keys and proofs: a zip that is verified anywhere.
    DownloadBundle = Get "/studies/{study}/bundle" needs BundleTake, download : InStudy, BundleOf => Bytes;
}
