//! What happens to a line of a delegation log: accepted or declined by the person, signed by an investigator of the site, ended.
//! Invariant: access begins with the signature and ends with the line, in the same transaction.

use shared::access::api::DelegationView;
use shared::access::{DelegationStep, Grant, Permission, Reach};
use shared::kernel::{Code, DelegationId, GrantId, Instant, Problem, Scope};
use uuid::Uuid;

use super::delegation::one;
use super::give::{Row, close, write};
use super::rules::{fits, keeps_investigator, one_at_a_time};
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::ports::fresh;

/// The person's answer.
pub async fn answer(tx: &Tx, id: DelegationId, step: DelegationStep) -> Outcome<DelegationView> {
    let line = held(tx, id).await?;
    if line.person != tx.ctx.actor.person {
        return Err(Code::NotFound.into());
    }
    let to = leads(step, &line)?;
    let sql = "update delegation set state = $3, answered_at = clock_timestamp() where tenant = $1 and id = $2";
    tx.run(sql, [tx.ctx.tenant.0.into(), id.0.into(), to.into()]).await?;
    one(tx, id).await
}

/// The investigator's signature: access follows.
pub async fn sign(tx: &mut Tx, id: DelegationId, now: Instant) -> Outcome<DelegationView> {
    let line = held(tx, id).await?;
    if line.person == tx.ctx.actor.person {
        return Err(Problem::new(Code::Forbidden).detail("Nobody signs what is delegated to themself.").into());
    }
    let to = leads(DelegationStep::Sign, &line)?;
    if line.ends.is_some_and(|ends| ends <= now) {
        return Err(Problem::new(Code::OutOfOrder).detail("Its end has passed. Propose it anew.").into());
    }
    let grant = Grant { role: line.role, reach: Reach::Site { study: line.study, site: line.site } };
    one_at_a_time(tx, line.person).await?;
    fits(tx, line.person, &grant).await?;
    let actor = tx.ctx.actor.clone();
    let sql = "update delegation set state = $3, signed_by = $4, signed_by_name = $5, signed_at = clock_timestamp() where tenant = $1 and id = $2";
    let values = [tx.ctx.tenant.0.into(), id.0.into(), to.into(), actor.person.0.into(), actor.name.as_str().into()];
    tx.run(sql, values).await?;
    supersede(tx, &line, &grant).await?;
    let starts = line.starts.unwrap_or(now).max(now);
    let row = Row { id: GrantId(fresh()), person: line.person, grant, own: None, starts, ends: line.ends, delegation: Some(id) };
    write(tx, row).await?;
    one(tx, id).await
}

/// What they hold there already, by the same role, gives way to the log: access is what it says, and no more.
async fn supersede(tx: &mut Tx, line: &DelegationView, grant: &Grant) -> Outcome<()> {
    let sql = "select id from membership where tenant = $1 and person = $2 and role = $3 and study = $4 and site = $5
               and own_role is null and (ends_at is null or ends_at > now()) and starts_at <= now()";
    let values = [tx.ctx.tenant.0.into(), line.person.0.into(), line.role.as_str().into(), line.study.0.into(), line.site.0.into()];
    for row in tx.rows(sql, values).await? {
        let before = GrantId(row.try_get("", "id")?);
        keeps_investigator(tx, grant, before).await?;
        close(tx, before, line.person).await?;
    }
    Ok(())
}

/// Takes a line back, or ends it with the access that follows from it.
pub async fn end(tx: &mut Tx, id: DelegationId) -> Outcome<DelegationView> {
    let line = held(tx, id).await?;
    let in_force = line.signed.is_some();
    if in_force && !tx.ctx.grants.allow(Permission::RecordSign, Scope::Study(line.study)) {
        return Err(Problem::new(Code::Forbidden).detail("An investigator ends what is in force.").into());
    }
    leads(DelegationStep::End, &line)?;
    if in_force {
        one_at_a_time(tx, line.person).await?;
        if let Some(grant) = granted(tx, id).await? {
            let held = Grant { role: line.role, reach: Reach::Site { study: line.study, site: line.site } };
            keeps_investigator(tx, &held, grant).await?;
            close(tx, grant, line.person).await?;
        }
    }
    ended(tx, id).await?;
    one(tx, id).await
}

/// The grant that follows from a line and has not ended.
async fn granted(tx: &Tx, id: DelegationId) -> Outcome<Option<GrantId>> {
    let sql = "select id from membership where tenant = $1 and delegation = $2 and (ends_at is null or ends_at > now())";
    let row = tx.row(sql, [tx.ctx.tenant.0.into(), id.0.into()]).await?;
    Ok(row.map(|row| row.try_get::<Uuid>("", "id")).transpose()?.map(GrantId))
}

/// Writes down that a line was taken back or has ended, by whom and why.
pub async fn ended(tx: &Tx, id: DelegationId) -> Outcome<()> {
    let sql = "update delegation set state = case state when 'signed' then 'ended' else 'withdrawn' end,
               ended_by = $3, ended_by_name = $4, ended_at = clock_timestamp(), ended_why = $5
               where tenant = $1 and id = $2 and state in ('proposed', 'accepted', 'signed')";
    let actor = &tx.ctx.actor;
    let why = tx.ctx.reason.clone();
    tx.run(sql, [tx.ctx.tenant.0.into(), id.0.into(), actor.person.0.into(), actor.name.as_str().into(), why.into()]).await?;
    Ok(())
}

/// The line, held against whoever else takes a step with it.
async fn held(tx: &Tx, id: DelegationId) -> Outcome<DelegationView> {
    let sql = "select id from delegation where tenant = $1 and id = $2 for update";
    tx.row(sql, [tx.ctx.tenant.0.into(), id.0.into()]).await?.ok_or(Code::NotFound)?;
    one(tx, id).await
}

fn leads(step: DelegationStep, line: &DelegationView) -> Outcome<&'static str> {
    let refused = || Problem::new(Code::OutOfOrder).detail(format!("It is {} already.", line.state.as_str()));
    step.leads(line.state).map(|to| to.as_str()).ok_or_else(|| refused().into())
}
