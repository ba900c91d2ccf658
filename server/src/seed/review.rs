//! What was verified and locked of the demonstration's data: a plan, forms that the monitor has verified, a subject that is locked and a
//! visit that is frozen. At sites where nobody begins to enter.
//!
//! Invariant: through `review` like everybody's, in the name of whoever would have done it.

use shared::access::Role;
use shared::capture::{LockPlace, LockStep, SubjectState, Track};
use shared::kernel::{SiteId, StudyId, SubjectId};
use shared::review::api::{DueFilter, NewPlan, SetLock, ToVerify};
use shared::review::{PlanItem, ReviewPlan, Tier};

use super::studies::Stage;
use crate::kernel::db::Ctx;
use crate::kernel::failure::Outcome;
use crate::rooms::review;

/// Forms that the monitor has verified.
const VERIFIED: u16 = 30;

impl Stage<'_> {
    /// Plans, verifies, freezes, locks.
    pub async fn review(&self, study: StudyId, places: &[(&'static str, SiteId)]) -> Outcome<()> {
        let site = |code: &str| places.iter().find(|(known, _)| *known == code).map(|(_, id)| *id);
        let manager =
            Ctx { reason: Some("Monitoring plan, version 1.0".into()), ..self.ctx(|role| role == Role::DataManager, "seed.Plan")? };
        let tx = self.app.db.begin(&manager).await?;
        review::put_plan(&tx, study, NewPlan { base: 0, plan: plan() }).await?;
        tx.commit().await?;
        self.verify(study, site("FR02")).await?;
        if let Some(subject) = self.one(study, site("US03"), SubjectState::ScreenFailed).await? {
            self.set(study, LockStep::Lock, LockPlace::subject(subject), "Screen failure, all queries closed").await?;
        }
        if let Some(subject) = self.one(study, site("FR02"), SubjectState::Completed).await? {
            let visit = LockPlace::visit(subject, "V.SCR".into(), 1);
            self.set(study, LockStep::Freeze, visit, "Interim analysis").await?;
        }
        Ok(())
    }

    async fn verify(&self, study: StudyId, site: Option<SiteId>) -> Outcome<()> {
        let monitor = self.ctx(|role| role == Role::Monitor, "seed.Verify")?;
        let filter = DueFilter { track: Some(Track::Source), site, limit: Some(VERIFIED), ..DueFilter::default() };
        let tx = self.app.db.begin(&monitor).await?;
        for form in review::list_due(&tx, study, &filter).await?.rows {
            let shared::capture::RecordKey { visit, visit_n, form: oid, form_n } = form.record;
            let body = ToVerify { track: None, visit, visit_n, form: Some(oid), form_n: Some(form_n), item: None };
            review::verify(&tx, study, form.subject, body).await?;
        }
        tx.commit().await
    }

    async fn set(&self, study: StudyId, step: LockStep, place: LockPlace, why: &str) -> Outcome<()> {
        let ctx = Ctx { reason: Some(why.to_owned()), ..self.ctx(|role| role == Role::DataManager, "seed.Lock")? };
        let tx = self.app.db.begin(&ctx).await?;
        review::set_lock(&tx, study, SetLock { step, place }).await?;
        tx.commit().await
    }

    /// The last subject of a site in a state.
    async fn one(&self, study: StudyId, site: Option<SiteId>, state: SubjectState) -> Outcome<Option<SubjectId>> {
        let ctx = self.ctx(|role| role == Role::DataManager, "seed.Lock")?;
        let tx = self.app.db.begin(&ctx).await?;
        let sql = "select id from subject where tenant = $1 and study = $2 and site = $3 and state = $4 order by key desc limit 1";
        let row = tx.row(sql, [tx.ctx.tenant.0.into(), study.0.into(), site.map(|id| id.0).into(), state.as_str().into()]).await?;
        row.map(|row| Ok(SubjectId(row.try_get("", "id")?))).transpose()
    }
}

/// Consent and the primary endpoint of everybody, adverse events, and all of every fifth subject.
fn plan() -> ReviewPlan {
    let source = Tier {
        name: "Risk-based".into(),
        track: Track::Source,
        sites: Vec::new(),
        states: Vec::new(),
        share: 20,
        items: vec![PlanItem { form: "F.VS".into(), item: "VS.SBP".into() }],
        forms: vec!["F.IC".into(), "F.BNP".into(), "F.AE".into()],
        visits: Vec::new(),
    };
    let data = Tier {
        name: "Adverse events".into(),
        track: Track::Data,
        share: 0,
        items: Vec::new(),
        forms: vec!["F.AE".into()],
        ..source.clone()
    };
    ReviewPlan { seed: 2026, tiers: vec![source, data] }
}
