//! Giving and ending grants.

use shared::access::api::{GrantView, NewGrant};
use shared::access::{Grant, Reach, Role};
use shared::kernel::{Code, DelegationId, GrantId, Instant, OwnRoleId, PersonId, Problem};
use uuid::Uuid;

use super::list;
use super::read::{read_grant, read_role};
use super::rules::{begins, fits, gives, keeps_administrator, keeps_investigator, one_at_a_time};
use crate::kernel::db::{Forget, Tx};
use crate::kernel::failure::{Outcome, internal};

/// A grant as it is written.
pub struct Row {
    pub id: GrantId,
    pub person: PersonId,
    pub grant: Grant,
    pub own: Option<OwnRoleId>,
    pub starts: Instant,
    pub ends: Option<Instant>,
    pub delegation: Option<DelegationId>,
}

/// Gives a role. Given before under the same id, it is answered as it is.
pub async fn give(tx: &mut Tx, person: PersonId, new: NewGrant, now: Instant) -> Outcome<GrantView> {
    known(tx, person).await?;
    if person == tx.ctx.actor.person {
        return Err(Problem::new(Code::Forbidden).detail("Nobody gives themself a role. Ask another administrator.").into());
    }
    let grant = asked(tx, &new).await?;
    if !gives(&tx.ctx.grants, &grant) {
        return Err(Problem::new(Code::Forbidden).detail(refusal(grant)).into());
    }
    one_at_a_time(tx, person).await?;
    fits(tx, person, &grant).await?;
    if new.ends.is_some() {
        keeps_investigator(tx, &grant, new.id).await?;
    }
    let starts = begins(new.starts, now)?;
    if new.ends.is_some_and(|ends| ends <= starts) {
        return Err(Problem::new(Code::Invalid).at("/ends", "The end comes after the beginning.").into());
    }
    write(tx, Row { id: new.id, person, grant, own: new.own, starts, ends: new.ends, delegation: None }).await?;
    list::grant(tx, new.id).await
}

/// Writes a grant, and has what is cached of the person dropped.
pub async fn write(tx: &mut Tx, row: Row) -> Outcome<()> {
    // At once is by the database's clock, by which grants are read.
    let sql = "insert into membership (tenant, id, person, role, study, site, own_role, starts_at, ends_at, delegation)
               values ($1, $2, $3, $4, $5, $6, $7, case when $8 > clock_timestamp() + interval '5 seconds' then $8 else now() end, $9, $10)
               on conflict (tenant, id) do nothing";
    let values = [
        tx.ctx.tenant.0.into(),
        row.id.0.into(),
        row.person.0.into(),
        row.grant.role.as_str().into(),
        row.grant.reach.study().map(|study| study.0).into(),
        row.grant.reach.site().map(|site| site.0).into(),
        row.own.map(|own| own.0).into(),
        row.starts.0.into(),
        row.ends.map(|ends| ends.0).into(),
        row.delegation.map(|delegation| delegation.0).into(),
    ];
    tx.run(sql, values).await?;
    tx.forgets.push(Forget::Person(row.person));
    Ok(())
}

/// What is asked for: with a role of the tenant's own, the one that it is based on.
async fn asked(tx: &Tx, new: &NewGrant) -> Outcome<Grant> {
    let reach = match (new.study, new.site) {
        (Some(study), Some(site)) => Reach::Site { study, site },
        (Some(study), None) => Reach::Study { study },
        _ => Reach::Tenant,
    };
    let role = match (new.role, new.own) {
        (Some(role), None) => role,
        (None, Some(own)) => base(tx, own).await?,
        _ => return Err(Problem::new(Code::Invalid).at("/role", "Choose a role.").into()),
    };
    Ok(Grant { role, reach })
}

async fn base(tx: &Tx, own: OwnRoleId) -> Outcome<Role> {
    let sql = "select base from own_role where tenant = $1 and id = $2 and not retired";
    let row = tx.row(sql, [tx.ctx.tenant.0.into(), own.0.into()]).await?;
    let row = row.ok_or_else(|| Problem::new(Code::Invalid).at("/own", "This role is no longer given."))?;
    read_role(&row.try_get::<String>("", "base")?)
}

fn refusal(grant: Grant) -> &'static str {
    match grant.role {
        Role::Support => "The provider's support is let in for a purpose and a time, not given a role.",
        _ => "You may not give this role there.",
    }
}

/// Whoever is none of the tenant's people does not exist here.
async fn known(tx: &Tx, person: PersonId) -> Outcome<()> {
    let row = tx.row("select 1 from person where id = $1", [person.0.into()]).await?;
    row.map(|_| ()).ok_or_else(|| Code::NotFound.into())
}

/// Ends a grant now. One that has ended stays as it is.
pub async fn end(tx: &mut Tx, id: GrantId) -> Outcome<GrantView> {
    let sql = "select m.person, m.role, m.study, m.site, m.delegation, coalesce(m.ends_at <= now(), false) as ended from membership m
               where m.tenant = $1 and m.id = $2
               and (m.study is null or exists (select 1 from study s where s.tenant = m.tenant and s.id = m.study)) for update of m";
    let row = tx.row(sql, [tx.ctx.tenant.0.into(), id.0.into()]).await?.ok_or(Code::NotFound)?;
    let (person, grant) = (PersonId(row.try_get("", "person")?), read_grant(&row)?);
    if !gives(&tx.ctx.grants, &grant) {
        let words = match grant.role {
            Role::Support => "End the provider's leave where it was given.",
            _ => "Who may not give this role there does not end it.",
        };
        return Err(Problem::new(Code::Forbidden).detail(words).into());
    }
    if row.try_get::<bool>("", "ended")? {
        return list::grant(tx, id).await;
    }
    one_at_a_time(tx, person).await?;
    keeps_investigator(tx, &grant, id).await?;
    keeps_administrator(tx, &grant, id).await?;
    close(tx, id, person).await?;
    if let Some(delegation) = row.try_get::<Option<Uuid>>("", "delegation")? {
        super::delegation_steps::ended(tx, DelegationId(delegation)).await?;
    }
    list::grant(tx, id).await
}

/// Ends it, and has what is cached of the person dropped. What would have begun later begins no more.
pub async fn close(tx: &mut Tx, id: GrantId, person: PersonId) -> Outcome<()> {
    let sql =
        "update membership set ends_at = greatest(starts_at, now()) where tenant = $1 and id = $2 and (ends_at is null or ends_at > now())";
    if tx.run(sql, [tx.ctx.tenant.0.into(), id.0.into()]).await? == 0 {
        return Err(internal(&"a grant that was held was not there to be ended"));
    }
    tx.forgets.push(Forget::Person(person));
    Ok(())
}
