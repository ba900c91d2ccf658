//! The delegation logs of sites: read and proposed. What happens to a line afterwards is in `delegation_steps.rs`.

use sea_orm::QueryResult;
use shared::access::api::{DelegationView, Done, NewDelegation};
use shared::access::{DelegationState, Grant, Reach, Role, may_give};
use shared::kernel::{Code, DelegationId, Instant, PersonId, Problem, SiteId, StudyId};
use time::OffsetDateTime;
use uuid::Uuid;

use super::read::read_role;
use super::rules::fits;
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};

const VIEW: &str = "select d.*, p.name from delegation d join person p on p.id = d.person where d.tenant = $1";

/// The lines of a study's sites, as far as the caller's reach goes.
pub async fn log(tx: &Tx, study: StudyId) -> Outcome<Vec<DelegationView>> {
    there(tx, study).await?;
    let sql = format!("{VIEW} and d.study = $2 order by d.proposed_at desc, d.id");
    tx.rows(&sql, [tx.ctx.tenant.0.into(), study.0.into()]).await?.iter().map(read).collect()
}

/// The lines about the caller.
pub async fn own(tx: &Tx) -> Outcome<Vec<DelegationView>> {
    let sql = format!("{VIEW} and d.person = $2 order by d.proposed_at desc, d.id");
    tx.rows(&sql, [tx.ctx.tenant.0.into(), tx.ctx.actor.person.0.into()]).await?.iter().map(read).collect()
}

/// One line, as far as the caller sees it.
pub async fn one(tx: &Tx, id: DelegationId) -> Outcome<DelegationView> {
    let row = tx.row(&format!("{VIEW} and d.id = $2"), [tx.ctx.tenant.0.into(), id.0.into()]).await?;
    read(&row.ok_or(Code::NotFound)?)
}

/// Proposes. Proposed before under the same id, it is answered as it is.
pub async fn propose(tx: &Tx, study: StudyId, new: NewDelegation) -> Outcome<DelegationView> {
    if !may_give(Role::Investigator, new.role) {
        return Err(Problem::new(Code::Invalid).at("/role", "A site delegates to investigators and coordinators.").into());
    }
    if new.starts.zip(new.ends).is_some_and(|(starts, ends)| ends <= starts) {
        return Err(Problem::new(Code::Invalid).at("/ends", "The end comes after the beginning.").into());
    }
    there(tx, study).await?;
    let person = by_address(tx, &new.email).await?;
    fits(tx, person, &Grant { role: new.role, reach: Reach::Site { study, site: new.site } }).await?;
    let sql = "insert into delegation (tenant, id, study, study_name, site, site_name, person, role, duties, starts_at, ends_at, proposed_by, proposed_by_name)
               select $1, $2, s.id, coalesce(nullif(s.protocol, ''), s.name), i.id, concat(i.code, ' ', i.name), $5, $6, $7, $8, $9, $10, $11
               from study s join site i on i.tenant = s.tenant and i.study = s.id where s.tenant = $1 and s.id = $3 and i.id = $4
               on conflict (tenant, id) do nothing";
    let actor = &tx.ctx.actor;
    let values = [
        tx.ctx.tenant.0.into(),
        new.id.0.into(),
        study.0.into(),
        new.site.0.into(),
        person.0.into(),
        new.role.as_str().into(),
        new.duties.trim().into(),
        new.starts.map(|at| at.0).into(),
        new.ends.map(|at| at.0).into(),
        actor.person.0.into(),
        actor.name.as_str().into(),
    ];
    tx.run(sql, values).await?;
    one(tx, new.id).await
}

/// A study of another tenant does not exist here.
async fn there(tx: &Tx, study: StudyId) -> Outcome<()> {
    let row = tx.row("select 1 from study where tenant = $1 and id = $2", [tx.ctx.tenant.0.into(), study.0.into()]).await?;
    row.map(|_| ()).ok_or_else(|| Code::NotFound.into())
}

/// Somebody of the organisation, by the whole address: nobody looks through its people from a site.
async fn by_address(tx: &Tx, email: &str) -> Outcome<PersonId> {
    let row = tx.row("select id from person where lower(email) = lower($1)", [email.trim().into()]).await?;
    let words = "Nobody of this organisation has this address. Ask an administrator to invite them first.";
    let row = row.ok_or_else(|| Problem::new(Code::Invalid).at("/email", words))?;
    Ok(PersonId(row.try_get("", "id")?))
}

fn read(row: &QueryResult) -> Outcome<DelegationView> {
    let at = |column: &str| Ok::<_, sea_orm::DbErr>(row.try_get::<Option<OffsetDateTime>>("", column)?.map(Instant));
    let state: String = row.try_get("", "state")?;
    let state = DelegationState::ALL.into_iter().find(|known| known.as_str() == state);
    Ok(DelegationView {
        id: DelegationId(row.try_get("", "id")?),
        study: StudyId(row.try_get("", "study")?),
        study_name: row.try_get("", "study_name")?,
        site: SiteId(row.try_get("", "site")?),
        site_name: row.try_get("", "site_name")?,
        person: PersonId(row.try_get("", "person")?),
        name: row.try_get("", "name")?,
        role: read_role(&row.try_get::<String>("", "role")?)?,
        duties: row.try_get("", "duties")?,
        state: state.ok_or_else(|| internal(&"a state that this version does not know"))?,
        starts: at("starts_at")?,
        ends: at("ends_at")?,
        proposed: done(row, "proposed")?.ok_or_else(|| internal(&"a delegation that nobody proposed"))?,
        answered: at("answered_at")?,
        signed: done(row, "signed")?,
        ended: done(row, "ended")?,
        ended_why: row.try_get("", "ended_why")?,
    })
}

/// Who did it and when, where it was done.
fn done(row: &QueryResult, what: &str) -> Outcome<Option<Done>> {
    let by: Option<Uuid> = row.try_get("", &format!("{what}_by"))?;
    let at: Option<OffsetDateTime> = row.try_get("", &format!("{what}_at"))?;
    let name: Option<String> = row.try_get("", &format!("{what}_by_name"))?;
    Ok(by.zip(at).map(|(by, at)| Done { by: PersonId(by), name: name.unwrap_or_default(), at: Instant(at) }))
}
