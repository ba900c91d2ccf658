//! Reviewing the trail (ICH E6(R3) 4.2.2, 4.2.3): questions that are ready, a sample drawn by chance, a judgement on each entry, and a
//! person who signs the review off.
//! Invariant: a review is signed off when every entry of it was judged, and says what came of it; after that it stays as it is.

use serde::{Deserialize, Serialize};
use validator::Validate;

use super::api::TrailEntry;
use crate::checked;
use crate::kernel::{Checked, Cursor, Instant, Place, ReviewEntryId, ReviewId, Scope, Scoped, SiteId, StudyId};
use crate::queries::words;

words! {
    /// A question that can be asked of a study's trail.
    Question {
        /// First entered more than seven days after the visit. Measure: days.
        LateEntry = "late_entry",
        /// Entered at a weekend, before six or after eight in the evening, by the site's clock. Measure: the hour.
        OutOfHours = "out_of_hours",
        /// Twenty or more changes of what had been entered, by one person within ten minutes. Measure: how many.
        MassEdit = "mass_edit",
        /// Changed after a query had been asked about it. Measure: hours since then.
        AfterQuery = "after_query",
        /// Changed after it had been verified. Measure: hours since then.
        AfterVerification = "after_verification",
        /// Changed after it had been signed. Measure: hours since then.
        AfterSignature = "after_signature",
        /// Changed within a day before it was locked. Measure: minutes until then.
        BeforeLock = "before_lock",
        /// One answer changed three times or more. Measure: how often.
        Repeated = "repeated",
        /// Done by somebody who no longer works here.
        NoLongerMember = "no_longer_member",
        /// Done in a role that the person has no longer, there where it was done.
        NoLongerDelegated = "no_longer_delegated",
        /// Taken out of use: a form, a visit.
        TakenOut = "taken_out",
    }
}

words! {
    /// What was found about an entry.
    Judgement {
        /// Nobody has looked yet.
        Open = "open",
        InOrder = "in_order",
        /// Somebody has to do something.
        Finding = "finding",
        /// What had to be done was done.
        Resolved = "resolved",
    }
}

words! {
    ReviewState {
        Open = "open",
        SignedOff = "signed_off",
    }
}

/// In which days, and where: query parameters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Period {
    pub from: Instant,
    pub until: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteId>,
}
impl Checked for Period {
    fn places(&self) -> Vec<Place> {
        let wrong = self.from >= self.until;
        let place = || Place { at: "/until".into(), message: "The end lies before the beginning.".into() };
        wrong.then(place).into_iter().collect()
    }
}

/// How many entries answer a question.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Counted {
    pub question: Question,
    /// At most 1,000: more are not counted.
    pub n: u32,
}

/// Which answers: query parameters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WhichAnswers {
    pub question: Question,
    pub from: Instant,
    pub until: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
}
impl Checked for WhichAnswers {
    fn places(&self) -> Vec<Place> {
        self.period().places()
    }
}

impl WhichAnswers {
    pub fn period(&self) -> Period {
        Period { from: self.from, until: self.until, site: self.site }
    }
}

/// An entry that answers a question.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TrailAnswer {
    pub entry: TrailEntry,
    /// What the question measures: days, hours, how many.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measure: Option<i64>,
}

/// A review to begin. The client names it, so that a retry begins one.
#[derive(Clone, Debug, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewReview {
    pub id: ReviewId,
    /// What is reviewed, and why.
    #[validate(length(min = 1, max = 500, message = "A scope has 1 to 500 characters."))]
    pub scope: String,
    pub from: Instant,
    pub until: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteId>,
    /// The newest 200 answers of each of these are taken in.
    #[serde(default)]
    pub questions: Vec<Question>,
    /// So many more entries are drawn by chance.
    #[validate(range(max = 500, message = "At most 500 entries are drawn."))]
    pub sample: u16,
}
checked!(NewReview);

/// A path to one review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OnReview {
    pub study: StudyId,
    pub review: ReviewId,
}

impl Scoped for OnReview {
    fn scope(&self) -> Scope {
        Scope::Study(self.study)
    }
}

/// A path to one entry of a review.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OnReviewEntry {
    pub study: StudyId,
    pub review: ReviewId,
    pub entry: ReviewEntryId,
}

impl Scoped for OnReviewEntry {
    fn scope(&self) -> Scope {
        Scope::Study(self.study)
    }
}

/// A review in short.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReviewView {
    pub id: ReviewId,
    pub scope: String,
    pub from: Instant,
    pub until: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteId>,
    pub questions: Vec<Question>,
    pub sample: u16,
    /// What the sample was drawn by: whoever draws again by it draws the same.
    pub seed: i64,
    pub state: ReviewState,
    /// What came of it.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub outcome: String,
    pub by: String,
    pub at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed_at: Option<Instant>,
    pub entries: u32,
    /// Not judged yet.
    pub open: u32,
    /// Judged to be a finding, and not resolved.
    pub findings: u32,
}

/// A review with its entries.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Review {
    pub view: ReviewView,
    pub entries: Vec<ReviewEntry>,
}

/// An entry under review.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReviewEntry {
    pub id: ReviewEntryId,
    pub entry: TrailEntry,
    /// The question that it answers; absent: drawn by chance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub question: Option<Question>,
    pub judgement: Judgement,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// What is found about an entry.
#[derive(Clone, Debug, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewJudgement {
    pub judgement: Judgement,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    #[validate(length(max = 2000, message = "A comment has at most 2,000 characters."))]
    pub comment: String,
}

impl Checked for NewJudgement {
    fn places(&self) -> Vec<Place> {
        let mut places = crate::kernel::places_of(self.validate());
        if matches!(self.judgement, Judgement::Finding | Judgement::Resolved) && self.comment.trim().is_empty() {
            places.push(Place { at: "/comment".into(), message: "Say what was found, or what was done.".into() });
        }
        places
    }
}

/// What came of a review.
#[derive(Clone, Debug, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ReviewOutcome {
    #[validate(length(min = 1, max = 4000, message = "Say in 1 to 4,000 characters what came of it."))]
    pub outcome: String,
}
checked!(ReviewOutcome);
