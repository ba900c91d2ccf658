//! Campaigns: asked for by one person, decided by another who was named. Approved, the place is locked or unlocked in the same
//! transaction: one lock holds all that lies in it, however much that is, so that nothing has to be worked off.

use shared::access::{Grants, Permission, Role};
use shared::capture::{LockPlace, LockState, LockStep};
use shared::kernel::{CampaignId, Code, Instant, PersonId, Problem, Scope, SiteId, StudyId, SubjectId};
use shared::queries::Stamp;
use shared::review::api::{Approver, Campaign, Check, LockScope, NewCampaign};
use shared::review::{CampaignState, Condition, Unmet};

use super::lock::{role, until};
use super::{preconditions, role_for};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Failure, Outcome, internal};
use crate::rooms::capture::lock;
use crate::rooms::tenancy::people;

/// Who may decide on campaigns of the study.
pub async fn approvers(tx: &Tx, study: StudyId) -> Outcome<Vec<Approver>> {
    let members = people::members(tx).await?;
    let may = |member: &shared::tenancy::api::Member| {
        let grants: Grants = member.grants.iter().map(|one| one.grant.clone()).collect();
        let role = grants.holding(Permission::LockApprove, Scope::Study(study)).next().map(|grant| grant.role);
        role.map(|role| Approver { id: member.person, name: member.name.clone(), role: Some(role) })
    };
    Ok(members.iter().filter_map(may).collect())
}

const ASK: &str =
    "insert into lock_campaign (tenant, id, study, site, subject, step, why, hours, exceptions, asked_by, asked_by_name, asked_role,
    approver, approver_name)
    select $1, $2, $3, coalesce($4, (select site from subject where tenant = $1 and study = $3 and id = $5)), $5, $6, $7, $8,
    ($9::text)::jsonb, $10, $11, $12, $13, $14 on conflict (tenant, id) do nothing";

/// Asks. Asked before under the same id, it is answered as it is.
pub async fn ask(tx: &Tx, study: StudyId, new: NewCampaign) -> Outcome<Campaign> {
    if !matches!(new.step, LockStep::Lock | LockStep::Unlock) {
        return Err(Problem::new(Code::Invalid).at("/step", "A campaign locks or unlocks.").into());
    }
    let place = new.scope.place();
    let theirs = role_for(tx, study, Permission::LockAsk, |role| new.step.is_for(role, place.level));
    let asker = theirs.ok_or_else(|| Problem::new(Code::Forbidden).detail("Your role does not ask for campaigns."))?;
    if new.approver == tx.ctx.actor.person {
        return Err(unmet(Unmet::OwnCampaign));
    }
    let known = approvers(tx, study).await?.into_iter().find(|one| one.id == new.approver);
    let approver = known.ok_or_else(|| Problem::new(Code::Invalid).at("/approver", "This person may not decide on campaigns."))?;
    possible(tx, study, &place, new.step).await?;
    let scope = new.scope;
    let actor = &tx.ctx.actor;
    let values = [
        tx.ctx.tenant.0.into(),
        new.id.0.into(),
        study.0.into(),
        scope.site.filter(|_| scope.subject.is_none()).map(|id| id.0).into(),
        scope.subject.map(|id| id.0).into(),
        new.step.as_str().into(),
        tx.ctx.reason.clone().unwrap_or_default().into(),
        new.hours.map(i32::from).into(),
        serde_json::to_string(&new.exceptions).map_err(|error| internal(&error))?.into(),
        actor.person.0.into(),
        actor.name.as_str().into(),
        asker.as_str().into(),
        approver.id.0.into(),
        approver.name.as_str().into(),
    ];
    tx.run(ASK, values).await?;
    one(tx, study, new.id).await
}

/// Whether the step can be taken at all, before somebody is asked to agree.
async fn possible(tx: &Tx, study: StudyId, place: &LockPlace, step: LockStep) -> Outcome<LockState> {
    let from = lock::at(tx, study, place).await?.map_or(LockState::Open, |standing| standing.state);
    let refused = || Problem::new(Code::OutOfOrder).detail(format!("It is {} already.", from.as_str()));
    step.leads(from).ok_or_else(|| refused().into())
}

/// Carries it out.
pub async fn approve(tx: &Tx, study: StudyId, id: CampaignId) -> Outcome<Campaign> {
    let campaign = held(tx, study, id).await?;
    campaign.state.decide(campaign.asked.by, campaign.approver.id, tx.ctx.actor.person).map_err(unmet)?;
    // From here on nothing is saved in the study: what the checklist says stays so.
    lock::alone(tx, study).await?;
    let place = campaign.scope.place();
    let to = possible(tx, study, &place, campaign.step).await?;
    let checklist = preconditions::checklist(tx, study, campaign.scope).await?;
    if campaign.step == LockStep::Lock {
        met(&campaign, &checklist)?;
        lock::put(tx, study, &place, to).await?;
    } else {
        let standing = lock::at(tx, study, &place).await?.ok_or(Code::NotFound)?;
        lock::lift(tx, study, standing.id, None, until(tx, campaign.hours).await?).await?;
    }
    decide(tx, id, CampaignState::Done, &checklist).await?;
    one(tx, study, id).await
}

/// Every condition is met, or excepted (REV-04).
fn met(campaign: &Campaign, checklist: &[Check]) -> Outcome<()> {
    let excepted = |condition: Condition| campaign.exceptions.iter().any(|one| one.condition == condition);
    let open: Vec<&Check> = checklist.iter().filter(|check| check.open > 0 && !excepted(check.condition)).collect();
    if open.is_empty() {
        return Ok(());
    }
    let problem = Problem::new(Code::OutOfOrder).detail("Not all conditions are met. Settle what is open, or justify it as an exception.");
    let said = |problem: Problem, check: &&Check| problem.at(check.condition.as_str(), format!("{} open.", check.open));
    Err(open.iter().fold(problem, said).more(serde_json::json!({ "checklist": checklist })).into())
}

pub async fn decline(tx: &Tx, study: StudyId, id: CampaignId) -> Outcome<Campaign> {
    let campaign = held(tx, study, id).await?;
    campaign.state.decide(campaign.asked.by, campaign.approver.id, tx.ctx.actor.person).map_err(unmet)?;
    decide(tx, id, CampaignState::Declined, &campaign.checklist).await?;
    one(tx, study, id).await
}

pub async fn withdraw(tx: &Tx, study: StudyId, id: CampaignId) -> Outcome<Campaign> {
    let campaign = held(tx, study, id).await?;
    campaign.state.withdraw(campaign.asked.by, tx.ctx.actor.person).map_err(unmet)?;
    decide(tx, id, CampaignState::Withdrawn, &campaign.checklist).await?;
    one(tx, study, id).await
}

fn unmet(unmet: Unmet) -> Failure {
    let code = if unmet == Unmet::Ended { Code::OutOfOrder } else { Code::Forbidden };
    Problem::new(code).detail(unmet.to_string()).into()
}

const DECIDE: &str =
    "update lock_campaign set state = $3, checklist = ($4::text)::jsonb, decided_by = $5, decided_by_name = $6, decided_role = $7,
    decided_at = clock_timestamp(), said = $8 where tenant = $1 and id = $2";

/// The checklist is kept as it was then: with the exceptions it is what the lock rests on.
async fn decide(tx: &Tx, id: CampaignId, state: CampaignState, checklist: &[Check]) -> Outcome<()> {
    let actor = &tx.ctx.actor;
    let values = [
        tx.ctx.tenant.0.into(),
        id.0.into(),
        state.as_str().into(),
        serde_json::to_string(checklist).map_err(|error| internal(&error))?.into(),
        actor.person.0.into(),
        actor.name.as_str().into(),
        actor.role.map(Role::as_str).into(),
        tx.ctx.reason.clone().into(),
    ];
    tx.run(DECIDE, values).await.map(|_| ())
}

const SELECT: &str = "select c.id, c.step, c.site, c.subject, c.state, c.why, c.hours, c.exceptions::text as exceptions, c.checklist::text as checklist,
    c.asked_by, c.asked_by_name, c.asked_role, c.asked_at, c.approver, c.approver_name, c.decided_by, c.decided_by_name, c.decided_role, c.decided_at,
    c.said, i.code, s.key from lock_campaign c left join site i on i.tenant = c.tenant and i.id = c.site
    left join subject s on s.tenant = c.tenant and s.id = c.subject where c.tenant = $1 and c.study = $2";

/// One campaign, held until the transaction ends: two who decide come one after the other.
async fn held(tx: &Tx, study: StudyId, id: CampaignId) -> Outcome<Campaign> {
    let sql = "select 1 from lock_campaign where tenant = $1 and study = $2 and id = $3 for update";
    tx.row(sql, [tx.ctx.tenant.0.into(), study.0.into(), id.0.into()]).await?.ok_or(Code::NotFound)?;
    one(tx, study, id).await
}

async fn one(tx: &Tx, study: StudyId, id: CampaignId) -> Outcome<Campaign> {
    let sql = format!("{SELECT} and c.id = $3");
    let row = tx.row(&sql, [tx.ctx.tenant.0.into(), study.0.into(), id.0.into()]).await?.ok_or(Code::NotFound)?;
    live(tx, study, read(&row)?).await
}

/// The newest hundred.
pub async fn list(tx: &Tx, study: StudyId) -> Outcome<Vec<Campaign>> {
    let sql = format!("{SELECT} order by c.asked_at desc, c.id limit 100");
    let mut campaigns = Vec::new();
    for row in tx.rows(&sql, [tx.ctx.tenant.0.into(), study.0.into()]).await? {
        campaigns.push(live(tx, study, read(&row)?).await?);
    }
    Ok(campaigns)
}

/// While it waits, the checklist is as it is now.
async fn live(tx: &Tx, study: StudyId, campaign: Campaign) -> Outcome<Campaign> {
    if campaign.state != CampaignState::Asked {
        return Ok(campaign);
    }
    Ok(Campaign { checklist: preconditions::checklist(tx, study, campaign.scope).await?, ..campaign })
}

fn read(row: &sea_orm::QueryResult) -> Outcome<Campaign> {
    let text = |name: &str| row.try_get::<Option<String>>("", name);
    let unknown = |()| internal(&"a campaign that this version does not know");
    let json = |error: serde_json::Error| internal(&error);
    let subject: Option<uuid::Uuid> = row.try_get("", "subject")?;
    let site: Option<uuid::Uuid> = row.try_get("", "site")?;
    let scope = LockScope { site: site.filter(|_| subject.is_none()).map(SiteId), subject: subject.map(SubjectId) };
    let hours: Option<i32> = row.try_get("", "hours")?;
    let asked = stamp(row, "asked")?.ok_or_else(|| internal(&"a campaign that nobody asked for"))?;
    Ok(Campaign {
        id: CampaignId(row.try_get("", "id")?),
        step: text("step")?.unwrap_or_default().parse().map_err(unknown)?,
        level: scope.place().level,
        scope,
        site_code: text("code")?,
        key: text("key")?,
        state: text("state")?.unwrap_or_default().parse().map_err(unknown)?,
        asked,
        why: text("why")?.unwrap_or_default(),
        approver: Approver { id: PersonId(row.try_get("", "approver")?), name: row.try_get("", "approver_name")?, role: None },
        exceptions: serde_json::from_str(&text("exceptions")?.unwrap_or_default()).map_err(json)?,
        hours: hours.and_then(|hours| u16::try_from(hours).ok()),
        checklist: text("checklist")?.map_or(Ok(Vec::new()), |text| serde_json::from_str(&text)).map_err(json)?,
        decided: stamp(row, "decided")?,
        said: text("said")?,
    })
}

fn stamp(row: &sea_orm::QueryResult, who: &str) -> Outcome<Option<Stamp>> {
    let by: Option<uuid::Uuid> = row.try_get("", &format!("{who}_by"))?;
    let at: Option<time::OffsetDateTime> = row.try_get("", &format!("{who}_at"))?;
    let Some((by, at)) = by.zip(at) else { return Ok(None) };
    let name: Option<String> = row.try_get("", &format!("{who}_by_name"))?;
    let written: Option<String> = row.try_get("", &format!("{who}_role"))?;
    Ok(Some(Stamp { by: PersonId(by), name: name.unwrap_or_default(), role: role(written.as_deref()), at: Instant(at) }))
}
