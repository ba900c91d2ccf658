//! Notices by mail: whoever is named to decide on a campaign hears of it, and whoever is concerned hears that something was unlocked
//! (REV-05): the investigators of the place, data managers, and statisticians who are not blinded.
//! What was given as reason is not sent: people write values into reasons.

use shared::access::{Grants, Permission, Role, SiteReach};
use shared::capture::LockStep;
use shared::kernel::{Scope, SiteId, StudyId};
use shared::review::CampaignState;
use shared::review::api::Campaign;
use shared::tenancy::api::Member;

use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::mail::{self, Letter, To};
use crate::rooms::tenancy::people;

/// Tells the approver that a campaign waits for them.
pub async fn asked(tx: &Tx, study: StudyId, campaign: &Campaign) -> Outcome<()> {
    if campaign.state != CampaignState::Asked {
        return Ok(());
    }
    let letter = Letter::new(To::Person(campaign.approver.id), "lock-asked", format!("lock-asked/{}", campaign.id));
    mail::post(tx, say(tx, letter, study, campaign).await?.with("step", campaign.step.as_str())).await.map(drop)
}

/// Tells those whom it concerns that something was unlocked.
pub async fn done(tx: &Tx, study: StudyId, campaign: &Campaign) -> Outcome<()> {
    if campaign.step != LockStep::Unlock || campaign.state != CampaignState::Done {
        return Ok(());
    }
    let site = site(tx, campaign).await?;
    let concerned = people::members(tx).await?;
    for member in concerned.iter().filter(|member| is_concerned(member, study, site)) {
        let letter = Letter::new(To::Person(member.person), "unlocked", format!("unlocked/{}/{}", campaign.id, member.person));
        let letter = say(tx, letter, study, campaign).await?;
        let letter = letter.with("approver", campaign.approver.name.as_str()).with("hours", campaign.hours.unwrap_or_default());
        mail::post(tx, letter).await?;
    }
    Ok(())
}

fn is_concerned(member: &Member, study: StudyId, site: Option<SiteId>) -> bool {
    let grants: Grants = member.grants.iter().map(|one| one.grant.clone()).collect();
    let holds = |role: Role| grants.holding(Permission::SubjectRead, Scope::Study(study)).any(|grant| grant.role == role);
    let signs_here = match (grants.sites(Permission::RecordSign, study), site) {
        (SiteReach::All, _) => true,
        (SiteReach::Only(sites), Some(site)) => sites.contains(&site),
        (SiteReach::Only(sites), None) => !sites.is_empty(),
    };
    signs_here || holds(Role::DataManager) || holds(Role::Unblinded)
}

/// The site of what is unlocked; none where it is the whole study.
async fn site(tx: &Tx, campaign: &Campaign) -> Outcome<Option<SiteId>> {
    let Some(subject) = campaign.scope.subject else { return Ok(campaign.scope.site) };
    let row = tx.row("select site from subject where tenant = $1 and id = $2", [tx.ctx.tenant.0.into(), subject.0.into()]).await?;
    Ok(row.map(|row| row.try_get("", "site")).transpose()?.map(SiteId))
}

async fn say(tx: &Tx, letter: Letter, study: StudyId, campaign: &Campaign) -> Outcome<Letter> {
    let sql = "select coalesce(nullif(trim(protocol), ''), name) as title from study where tenant = $1 and id = $2";
    let row = tx.row(sql, [tx.ctx.tenant.0.into(), study.0.into()]).await?;
    let title: String = row.map(|row| row.try_get("", "title")).transpose()?.unwrap_or_default();
    let (level, place) = match (&campaign.key, &campaign.site_code) {
        (Some(key), _) => ("subject", key.as_str()),
        (None, Some(code)) => ("site", code.as_str()),
        (None, None) => ("study", ""),
    };
    let letter = letter.with("study", title).with("level", level).with("place", place).with("who", campaign.asked.name.as_str());
    Ok(letter.leads(format!("/studies/{study}/locks")))
}
