//! What speaks against a grant, and against ending one: the tables of `shared::access` applied to what people hold.

use shared::access::{ApartWhy, Grant, Grants, Permission, Reach, Role, apart, may_give};
use shared::kernel::{Code, GrantId, Instant, PersonId, Problem, Scope};

use super::read::read_grant;
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;

/// One change of a person's grants at a time: what was looked at stays so until it is committed.
pub async fn one_at_a_time(tx: &Tx, person: PersonId) -> Outcome<()> {
    let sql = "select pg_advisory_xact_lock(hashtextextended('grants ' || $1::text || $2::text, 0))";
    tx.row(sql, [tx.ctx.tenant.0.into(), person.0.into()]).await.map(|_| ())
}

/// Whether whoever holds these grants may give, and end, that one: by the table, and no further than their own reach.
pub fn gives(by: &Grants, grant: &Grant) -> bool {
    by.holding(Permission::MemberGrant, Scope::Tenant).any(|held| held.reach.holds(grant.reach) && may_give(held.role, grant.role))
}

/// Refuses what the person may not hold, whoever gives it: roles that are apart from one that they hold there, and whatever must stay
/// blind once they have seen the treatment there (ACC-09, BLD-10).
pub async fn fits(tx: &Tx, person: PersonId, grant: &Grant) -> Outcome<()> {
    let sql = "select role, study, site, coalesce(ends_at <= now(), false) as ended from membership where tenant = $1 and person = $2";
    for row in tx.rows(sql, [tx.ctx.tenant.0.into(), person.0.into()]).await? {
        let (held, ended) = (read_grant(&row)?, row.try_get::<bool>("", "ended")?);
        let Some(why) = apart(held.role, grant.role).filter(|_| held.reach.meets(grant.reach)) else { continue };
        // What was seen is not forgotten; whatever else has ended stands against nothing.
        let seen = held.role == Role::Unblinded && why == ApartWhy::Blind;
        if !ended || seen {
            let holds = if ended { "They held" } else { "They hold" };
            let words = format!("{} {holds} the role {} there.", why.words(), held.role.as_str().replace('_', " "));
            return Err(Problem::new(Code::OutOfOrder).detail(words).into());
        }
    }
    Ok(())
}

/// Refuses what would leave a site with data without an investigator who has access and goes on having it (ACC-11): ending the grant,
/// or giving it with an end.
pub async fn keeps_investigator(tx: &Tx, grant: &Grant, but: GrantId) -> Outcome<()> {
    if grant.role != Role::Investigator {
        return Ok(());
    }
    let sql = "select i.code from site i where i.tenant = $1 and ($2::uuid is null or i.study = $2) and ($3::uuid is null or i.id = $3)
               and exists (select 1 from subject s where s.tenant = i.tenant and s.site = i.id)
               and not exists (select 1 from membership m where m.tenant = i.tenant and m.role = 'investigator' and m.id <> $4
                 and m.starts_at <= now() and m.ends_at is null
                 and (m.study is null or m.study = i.study) and (m.site is null or m.site = i.id))
               order by i.code";
    let study = grant.reach.study().map(|study| study.0);
    let site = grant.reach.site().map(|site| site.0);
    let rows = tx.rows(sql, [tx.ctx.tenant.0.into(), study.into(), site.into(), but.0.into()]).await?;
    let sites = rows.iter().map(|row| row.try_get::<String>("", "code")).collect::<Result<Vec<_>, _>>()?;
    if sites.is_empty() {
        return Ok(());
    }
    let words = format!(
        "The site {} has data, and an investigator keeps access to them without a gap. Give the role to a successor first, without an end.",
        sites.join(", ")
    );
    Err(Problem::new(Code::OutOfOrder).detail(words).into())
}

/// Refuses to end the last grant by which anybody administers the tenant.
pub async fn keeps_administrator(tx: &Tx, grant: &Grant, but: GrantId) -> Outcome<()> {
    if (grant.role, grant.reach) != (Role::Admin, Reach::Tenant) {
        return Ok(());
    }
    let sql = "select 1 from membership where tenant = $1 and role = 'admin' and own_role is null and study is null and id <> $2
               and starts_at <= now() and ends_at is null limit 1";
    match tx.row(sql, [tx.ctx.tenant.0.into(), but.0.into()]).await? {
        Some(_) => Ok(()),
        None => {
            let words = "This is the last administrator of the organisation. Give the role to somebody else first.";
            Err(Problem::new(Code::OutOfOrder).detail(words).into())
        }
    }
}

/// When something begins: not before now.
pub fn begins(starts: Option<Instant>, now: Instant) -> Outcome<Instant> {
    match starts {
        // The clock of a browser may be behind.
        Some(at) if at < now.plus_seconds(-300) => {
            Err(Problem::new(Code::Invalid).at("/starts", "A role is not given for the past.").into())
        }
        Some(at) => Ok(at.max(now)),
        None => Ok(now),
    }
}
