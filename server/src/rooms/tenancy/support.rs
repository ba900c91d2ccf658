//! The provider's support: nobody of the provider sees anything of a tenant, unless the tenant lets them look in.
//!
//! Invariants: leave has a purpose, ends by itself, and only reads (the grid); whoever may look is listed to the tenant with
//! everything they looked at. What was looked at is written down by the mount, in the transaction that read it.

use sea_orm::QueryResult;
use shared::kernel::{Code, GrantId, Instant, Page, PersonId, Problem, StudyId};
use shared::tenancy::api::{NewSupport, SupportRead, SupportView};

use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;

/// Looks that are listed.
const LISTED: i64 = 1000;

// Purpose and approver are what the audit trail says of the moment when the leave was given.
const VIEW: &str =
    "select m.id, m.person, p.name, p.email, m.study, a.reason as purpose, a.actor_name as approved_by, m.starts_at, m.ends_at,
    (select count(*) from support_read r where r.tenant = m.tenant and r.membership = m.id) as reads
    from membership m join person p on p.id = m.person
    join audit.membership a on a.tenant = m.tenant and a.row_id = m.id and a.op = 'insert'
    where m.tenant = $1 and m.role = 'support'";

/// Lets somebody look in. Let in before under the same id, it is answered as it is.
pub async fn open(tx: &Tx, new: NewSupport) -> Outcome<SupportView> {
    if new.person == tx.ctx.actor.person {
        return Err(Problem::new(Code::Forbidden).detail("Nobody lets themself in. Ask another administrator.").into());
    }
    let sql = "insert into membership (tenant, id, person, role, study, starts_at, ends_at)
               select $1, $2, $3, 'support', $4, t.now, t.now + make_interval(hours => $5) from (select clock_timestamp() as now) t
               on conflict (tenant, id) do nothing";
    let study = new.study.map(|study| study.0);
    let values = [tx.ctx.tenant.0.into(), new.id.0.into(), new.person.0.into(), study.into(), i32::from(new.hours).into()];
    if tx.run(sql, values).await? > 0 {
        super::news::support_opened(tx, new.id, new.person).await?;
    }
    one(tx, new.id).await
}

/// Ends a leave now. One that has ended stays as it is.
pub async fn close(tx: &Tx, grant: GrantId) -> Outcome<SupportView> {
    let sql =
        "update membership set ends_at = greatest(starts_at, now()) where tenant = $1 and id = $2 and role = 'support' and ends_at > now()";
    tx.run(sql, [tx.ctx.tenant.0.into(), grant.0.into()]).await?;
    one(tx, grant).await
}

/// Everybody who was ever let in.
pub async fn list(tx: &Tx) -> Outcome<Page<SupportView>> {
    let rows = tx.rows(&format!("{VIEW} order by m.starts_at desc, m.id"), [tx.ctx.tenant.0.into()]).await?;
    Ok(Page { rows: rows.iter().map(read).collect::<Outcome<_>>()?, next: None })
}

/// What they looked at.
pub async fn reads(tx: &Tx, grant: GrantId) -> Outcome<Page<SupportRead>> {
    one(tx, grant).await?;
    let sql = "select at, action, object from support_read where tenant = $1 and membership = $2 order by at desc, id desc limit $3";
    let rows = tx.rows(sql, [tx.ctx.tenant.0.into(), grant.0.into(), LISTED.into()]).await?;
    let look = |row: &QueryResult| {
        Ok(SupportRead { at: Instant(row.try_get("", "at")?), action: row.try_get("", "action")?, object: row.try_get("", "object")? })
    };
    Ok(Page { rows: rows.iter().map(look).collect::<Outcome<_>>()?, next: None })
}

async fn one(tx: &Tx, grant: GrantId) -> Outcome<SupportView> {
    let row = tx.row(&format!("{VIEW} and m.id = $2"), [tx.ctx.tenant.0.into(), grant.0.into()]).await?;
    read(&row.ok_or(Code::NotFound)?)
}

fn read(row: &QueryResult) -> Outcome<SupportView> {
    Ok(SupportView {
        id: GrantId(row.try_get("", "id")?),
        person: PersonId(row.try_get("", "person")?),
        name: row.try_get("", "name")?,
        email: row.try_get("", "email")?,
        study: row.try_get::<Option<uuid::Uuid>>("", "study")?.map(StudyId),
        purpose: row.try_get::<Option<String>>("", "purpose")?.unwrap_or_default(),
        approved_by: row.try_get("", "approved_by")?,
        starts: Instant(row.try_get("", "starts_at")?),
        ends: Instant(row.try_get("", "ends_at")?),
        reads: row.try_get("", "reads")?,
    })
}
