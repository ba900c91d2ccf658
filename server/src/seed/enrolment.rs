//! The demonstration's plan of enrolment: begun ten months ago, to be done in two.

use shared::access::Role;
use shared::ctms::EnrolmentPlan;
use shared::ctms::api::NewEnrolmentPlan;
use shared::kernel::StudyId;

use super::studies::{Stage, today};
use crate::kernel::db::Ctx;
use crate::kernel::failure::Outcome;
use crate::rooms::ctms;

impl Stage<'_> {
    pub async fn enrolment(&self, study: StudyId) -> Outcome<()> {
        let today = today(self.app, "UTC")?;
        let day = |days: i64| today.saturating_add(jiff::Span::new().days(days)).to_string();
        let plan = EnrolmentPlan { target: 72, first: day(-300), last: day(60), sites: Vec::new() };
        let manager = self.ctx(|role| role == Role::Manager, "seed.Plan")?;
        let tx = self.app.db.begin(&Ctx { reason: Some("Recruitment plan, version 1.0".into()), ..manager }).await?;
        ctms::put_plan(&tx, study, NewEnrolmentPlan { base: 0, plan }).await?;
        tx.commit().await
    }
}
