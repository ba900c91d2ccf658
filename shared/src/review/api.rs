//! Rows of the endpoint table for verification, freeze and lock, and signatures.

use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{
    CampaignState, Condition, Content, Difference, NewSignatures, ReviewPlan, SignPlace, Signable, SignableFilter, SignableRow,
    SignatureView, Signing, Verdict,
};
use crate::access::Role;
use crate::capture::api::{OnSubject, WhichRecord};
use crate::capture::{ItemMark, LockLevel, LockPlace, LockState, LockStep, RecordKey, Track};
use crate::forms::{ItemKey, Oid};
use crate::kernel::{
    CampaignId, Checked, Cursor, Instant, LockId, Nothing, Page, PersonId, Place, Scope, Scoped, SignatureId, Signed, SiteId, StudyId,
    SubjectId,
};
use crate::queries::Stamp;
use crate::study::api::InStudy;
use crate::{checked, endpoints};

/// A path to one campaign.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OnCampaign {
    pub study: StudyId,
    pub campaign: CampaignId,
}

impl Scoped for OnCampaign {
    fn scope(&self) -> Scope {
        Scope::Study(self.study)
    }
}

/// A place to freeze or lock. Frozen before, it may be locked.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SetLock {
    /// Freeze or lock.
    pub step: LockStep,
    pub place: LockPlace,
}

impl Checked for SetLock {
    fn places(&self) -> Vec<Place> {
        let lifts = self.step.lifts().then(|| Place { at: "/step".into(), message: "Freeze or lock.".into() });
        lifts.into_iter().chain(self.place.places()).collect()
    }
}

/// Which locks to list. Query parameters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LockFilter {
    /// Those on the subject, and on what lies in it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<SubjectId>,
    /// Those, too, that were lifted.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub lifted: bool,
}
impl Checked for LockFilter {}

/// A lock, the newest change first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LockRow {
    pub id: LockId,
    pub place: LockPlace,
    pub state: LockState,
    /// The site's code; absent for the study.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site_code: Option<String>,
    /// The subject's key.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    /// Who brought it into this state.
    pub by: Stamp,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// Until then it is open; from then on it holds again by itself.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub open_until: Option<Instant>,
}

/// Which lock to lift.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LiftLock {
    /// Unfreeze or unlock.
    pub step: LockStep,
    pub lock: LockId,
    /// Hours after which it holds again by itself; absent: for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(min = 1, max = 720, message = "1 to 720 hours."))]
    pub hours: Option<u16>,
}
checked!(LiftLock);

/// What to verify: an item, a form, or all forms of a visit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ToVerify {
    /// Absent: the track of the person's role.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub track: Option<Track>,
    pub visit: Oid,
    pub visit_n: u32,
    /// Absent: all forms of the visit that were begun.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Oid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form_n: Option<u32>,
    /// Absent: what the plan asks for; where it asks for nothing, all that was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<ItemKey>,
}

impl Checked for ToVerify {
    fn places(&self) -> Vec<Place> {
        let half = self.form.is_some() != self.form_n.is_some() || (self.item.is_some() && self.form.is_none());
        let wrong = || Place { at: "/form".into(), message: "Name a form with its number; an item with its form.".into() };
        half.then(wrong).into_iter().collect()
    }
}

/// What was marked.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Marked {
    pub items: u32,
    pub forms: u32,
}

/// How one form stands in one track.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TrackView {
    pub track: Track,
    /// What the plan asks for and is there.
    pub required: Vec<ItemKey>,
    /// All of it is verified.
    pub done: bool,
    /// Whoever asks may verify in this track.
    pub yours: bool,
}

/// How one form is verified.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecordReview {
    pub marks: Vec<ItemMark>,
    pub tracks: Vec<TrackView>,
}

/// How far verification has come, in forms that are complete.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CoverageRow {
    pub track: Track,
    pub site: SiteId,
    pub site_code: String,
    /// Complete forms in which the plan asks for something.
    pub required: u32,
    /// Those of them in which all of it is verified.
    pub verified: u32,
    /// Items with a mark that holds, whether the plan asks for it or not.
    pub items: u32,
    /// Marks that dropped and were not set again.
    pub dropped: u32,
}

/// Which forms are to be verified. Query parameters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DueFilter {
    /// Absent: the track of the person's role, else that against the source.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub track: Option<Track>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<SubjectId>,
    /// Only forms with marks that dropped.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub dropped: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
    /// Rows on a page, 1 to 200; 50 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(min = 1, max = 200, message = "A page has 1 to 200 rows."))]
    pub limit: Option<u16>,
}
checked!(DueFilter);

/// A form that is to be verified.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DueForm {
    pub subject: SubjectId,
    /// The subject's key.
    pub key: String,
    pub site: SiteId,
    pub site_code: String,
    pub record: RecordKey,
    pub visit_title: String,
    pub form_title: String,
    pub saved_at: Instant,
    /// Marks of the track that dropped, with what changed.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub dropped: Vec<ItemMark>,
}

/// A study's plan; nothing is asked for while there is none.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanView {
    pub plan: ReviewPlan,
    /// Counts changes; 0 while there is none.
    pub revision: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Stamp>,
}

/// A plan that replaces the one with this revision.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPlan {
    pub base: u32,
    #[validate(nested)]
    pub plan: ReviewPlan,
}
checked!(NewPlan);

/// The scope that is looked at before it is locked: a subject, else a site, else the study. Query parameters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LockScope {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<SubjectId>,
}
impl Checked for LockScope {}

impl LockScope {
    pub fn place(self) -> LockPlace {
        match (self.subject, self.site) {
            (Some(subject), _) => LockPlace::subject(subject),
            (None, Some(site)) => LockPlace::site(site),
            (None, None) => LockPlace::study(),
        }
    }
}

/// One precondition, and how much stands against it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Check {
    pub condition: Condition,
    pub open: u32,
}

/// Why data are locked although a condition is not met.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Exception {
    pub condition: Condition,
    #[validate(length(min = 1, max = 1000, message = "Say why, in 1 to 1,000 characters."))]
    pub why: String,
}

/// A campaign. The client names it, so that a retry asks once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewCampaign {
    pub id: CampaignId,
    /// Lock or unlock.
    pub step: LockStep,
    #[serde(default)]
    pub scope: LockScope,
    /// Who is to decide: somebody else, who may approve.
    pub approver: PersonId,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[validate(length(max = 20, message = "At most 20 exceptions."), nested)]
    pub exceptions: Vec<Exception>,
    /// Unlocking: hours after which it is locked again by itself; absent: for good.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(min = 1, max = 720, message = "1 to 720 hours."))]
    pub hours: Option<u16>,
}
checked!(NewCampaign);

/// A campaign as it stands.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Campaign {
    pub id: CampaignId,
    pub step: LockStep,
    pub level: LockLevel,
    #[serde(default)]
    pub scope: LockScope,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site_code: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    pub state: CampaignState,
    pub asked: Stamp,
    /// Why it was asked for.
    pub why: String,
    pub approver: Approver,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub exceptions: Vec<Exception>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub hours: Option<u16>,
    /// The checklist: now, or as it was when it was decided.
    pub checklist: Vec<Check>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<Stamp>,
    /// What was said with the decision.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub said: Option<String>,
}

/// Somebody who may decide.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Approver {
    pub id: PersonId,
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
}

/// A path to one signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OnSignature {
    pub study: StudyId,
    pub signature: SignatureId,
}

impl Scoped for OnSignature {
    fn scope(&self) -> Scope {
        Scope::Study(self.study)
    }
}

/// A signature with what it covers, exactly.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignatureDetail {
    pub signature: SignatureView,
    pub content: Content,
    pub content_hash: String,
    /// What has changed since.
    pub differences: Vec<Difference>,
}

endpoints! { "review";
    /// How one form is verified: its marks, those that dropped, and what the plan asks for.
    ReadVerification = Get  "/studies/{study}/subjects/{subject}/verification"        needs SubjectRead : OnSubject, WhichRecord => RecordReview;
    /// Verify an item, a form or a visit in one's own track.
    VerifyPlace      = Post "/studies/{study}/subjects/{subject}/verification"        needs Review : OnSubject, ToVerify => Marked;
    /// Take marks of one's own track back.
    UnverifyPlace    = Post "/studies/{study}/subjects/{subject}/verification/revoke" needs Review, reason : OnSubject, ToVerify => Marked;
    /// How far verification has come, by site and track.
    ReadCoverage     = Get  "/studies/{study}/verification/coverage"                  needs SubjectRead : InStudy, Nothing => Vec<CoverageRow>;
    /// Forms that are to be verified, the longest complete first; with what dropped since.
    ListDue          = Get  "/studies/{study}/verification/due"                       needs SubjectRead : InStudy, DueFilter => Page<DueForm>;
    /// What is to be verified in the study.
    ReadPlan         = Get  "/studies/{study}/review-plan"                            needs SubjectRead : InStudy, Nothing => PlanView;
    /// Say what is to be verified. What was verified stays so.
    PutPlan          = Put  "/studies/{study}/review-plan"                            needs ReviewPlan, reason : InStudy, NewPlan => PlanView;
    /// What is frozen and locked.
    ListLocks        = Get  "/studies/{study}/locks"                                  needs SubjectRead : InStudy, LockFilter => Vec<LockRow>;
    /// Freeze or lock a place. What lies in it, also what is begun later, is held with it.
    HoldPlace        = Post "/studies/{study}/locks"                                  needs Lock : InStudy, SetLock => LockRow;
    /// Unfreeze or unlock a place.
    LiftHold         = Post "/studies/{study}/locks/lift"                             needs Lock, reason : InStudy, LiftLock => LockRow;
    /// What stands against locking a site, a subject or the study, now.
    ReadChecklist    = Get  "/studies/{study}/lock-checklist"                         needs SubjectRead : InStudy, LockScope => Vec<Check>;
    /// Who may be named to decide on a campaign.
    ListApprovers    = Get  "/studies/{study}/lock-approvers"                         needs LockAsk : InStudy, Nothing => Vec<Approver>;
    /// Campaigns, the newest first.
    ListCampaigns    = Get  "/studies/{study}/lock-campaigns"                         needs SubjectRead : InStudy, Nothing => Vec<Campaign>;
    /// Ask for a site, a subject or the study to be locked or unlocked.
    AskCampaign      = Post "/studies/{study}/lock-campaigns"                         needs LockAsk, reason : InStudy, NewCampaign => Campaign;
    /// Agree: it is locked or unlocked at once. Refused while a condition is neither met nor excepted.
    ApproveCampaign  = Post "/studies/{study}/lock-campaigns/{campaign}/approve"      needs LockApprove : OnCampaign, Nothing => Campaign;
    /// Decline a campaign.
    DeclineCampaign  = Post "/studies/{study}/lock-campaigns/{campaign}/decline"      needs LockApprove, reason : OnCampaign, Nothing => Campaign;
    /// Take one's own campaign back.
    WithdrawCampaign = Post "/studies/{study}/lock-campaigns/{campaign}/withdraw"     needs LockAsk : OnCampaign, Nothing => Campaign;
    /// A form, visit or casebook as it would be signed now: in full, with what has changed since one's last signature, and what hinders.
    ReadSignable     = Get  "/studies/{study}/subjects/{subject}/signable"   needs SubjectRead : OnSubject, SignPlace => Signable;
    /// What can be signed of each subject in reach, and why the rest cannot.
    ListSignables    = Get  "/studies/{study}/signables"                     needs RecordSign  : InStudy, SignableFilter => Page<SignableRow>;
    /// Put one's name to what was shown. Needs proof of identity; only what is as it was shown is signed. One outcome for each object.
    Sign             = Post "/studies/{study}/signatures"                    needs RecordSign, signature : InStudy, Signed<NewSignatures> => Vec<Signing>;
    /// Every signature of a subject, the newest first, also those that were broken.
    ListSignatures   = Get  "/studies/{study}/subjects/{subject}/signatures" needs SubjectRead : OnSubject, Nothing => Page<SignatureView>;
    /// One signature with exactly what it covers, and what has changed since.
    ReadSignature    = Get  "/studies/{study}/signatures/{signature}"        needs SubjectRead : OnSignature, Nothing => SignatureDetail;
    /// Prove every signature in reach against the data and the audit trail: what was altered, moved or cut out is named.
    VerifySignatures = Get  "/studies/{study}/signatures"                    needs HistoryRead : InStudy, Nothing => Page<Verdict>;
}
