//! The plan of enrolment: one row, whose history the database keeps.

use shared::ctms::EnrolmentPlan;
use shared::ctms::api::NewEnrolmentPlan;
use shared::kernel::{Code, Problem, StudyId};

use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::ports::fresh;
use crate::rooms::study;

/// The plan that holds, with its revision.
pub async fn current(tx: &Tx, study: StudyId) -> Outcome<Option<(EnrolmentPlan, u32)>> {
    let sql = "select plan::text as plan, revision from enrolment_plan where tenant = $1 and study = $2";
    let Some(row) = tx.row(sql, [tx.ctx.tenant.0.into(), study.0.into()]).await? else { return Ok(None) };
    let plan = serde_json::from_str(&row.try_get::<String>("", "plan")?).map_err(|error| internal(&error))?;
    let revision: i32 = row.try_get("", "revision")?;
    Ok(Some((plan, u32::try_from(revision).unwrap_or_default())))
}

const PUT: &str = "insert into enrolment_plan as p (tenant, id, study, plan, set_by, set_by_name)
    select $1, $3, $2, ($4::text)::jsonb, $5, $6 where $7 = 0 or exists (select from enrolment_plan where tenant = $1 and study = $2)
    on conflict (tenant, study) do update set plan = excluded.plan, revision = p.revision + 1, set_by = excluded.set_by,
    set_by_name = excluded.set_by_name, set_at = clock_timestamp() where p.revision = $7";

/// Replaces the plan with this revision.
pub async fn put(tx: &Tx, study: StudyId, new: NewEnrolmentPlan) -> Outcome<()> {
    study::exists(tx, study).await?;
    let sites = study::open_sites(tx, study).await?;
    if let Some(n) = new.plan.sites.iter().position(|one| !sites.iter().any(|(site, _)| site.id == one.site)) {
        return Err(Problem::new(Code::Invalid).at(format!("/plan/sites/{n}/site"), "This is no site of the study.").into());
    }
    let actor = &tx.ctx.actor;
    let values = [
        tx.ctx.tenant.0.into(),
        study.0.into(),
        fresh().into(),
        serde_json::to_string(&new.plan).map_err(|error| internal(&error))?.into(),
        actor.person.0.into(),
        actor.name.as_str().into(),
        i32::try_from(new.base).unwrap_or(i32::MAX).into(),
    ];
    if tx.run(PUT, values).await? == 0 {
        let why = "Someone else changed the plan in the meantime. Look at it, and change that one.";
        return Err(Problem::new(Code::Conflict).detail(why).into());
    }
    Ok(())
}
