//! Freezing and locking places, letting them go, and the list of what is held. A site and a study are locked by campaigns.

use shared::access::{Permission, Role};
use shared::capture::{LockLevel, LockPlace, LockState};
use shared::forms::Oid;
use shared::kernel::{Code, Instant, LockId, PersonId, Problem, SiteId, StudyId, SubjectId};
use shared::queries::Stamp;
use shared::review::api::{LiftLock, LockFilter, LockRow, SetLock};

use super::role_for;
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::rooms::capture::lock;
use crate::rooms::study::Hidden;

/// Freezes or locks a place.
pub async fn set(tx: &Tx, study: StudyId, body: SetLock) -> Outcome<LockRow> {
    let SetLock { step, place } = body;
    lock::alone(tx, study).await?;
    let role = role_for(tx, study, Permission::Lock, |role| step.is_for(role, place.level)).or(tx.ctx.actor.role);
    let role = role.ok_or(Code::Forbidden)?;
    let state = lock::step(lock::at(tx, study, &place).await?, step, place.level, role)?;
    let id = lock::put(tx, study, &place, state).await?;
    one(tx, study, id).await
}

/// Lets a place go, for good or for some hours.
pub async fn lift(tx: &Tx, study: StudyId, body: LiftLock) -> Outcome<LockRow> {
    let LiftLock { step, lock: id, hours } = body;
    if !step.lifts() {
        return Err(Problem::new(Code::Invalid).at("/step", "Unfreeze or unlock.").into());
    }
    let (standing, subject) = lock::by_id(tx, study, id).await?;
    let role = role_for(tx, study, Permission::Lock, |role| step.is_for(role, standing.level)).or(tx.ctx.actor.role);
    lock::step(Some(standing), step, standing.level, role.ok_or(Code::Forbidden)?)?;
    lock::lift(tx, study, id, subject, until(tx, hours).await?).await?;
    one(tx, study, id).await
}

/// The moment so many hours from now, by the database's clock.
pub async fn until(tx: &Tx, hours: Option<u16>) -> Outcome<Option<Instant>> {
    let Some(hours) = hours else { return Ok(None) };
    let row = tx.row("select clock_timestamp() as now", []).await?.ok_or_else(|| internal(&"the database has no clock"))?;
    Ok(Some(Instant(row.try_get("", "now")?).plus_seconds(i64::from(hours) * 3600)))
}

const SELECT: &str = "select l.id, l.level, l.state, l.site, l.subject, l.visit, l.visit_n, l.form, l.form_n, l.item, l.reason, l.set_by,
    l.set_by_name, l.set_role, l.set_at, case when l.open_until > clock_timestamp() then l.open_until end as open_until, i.code, s.key
    from data_lock l left join site i on i.tenant = l.tenant and i.id = l.site left join subject s on s.tenant = l.tenant and s.id = l.subject
    where l.tenant = $1 and l.study = $2";

/// One lock.
pub async fn one(tx: &Tx, study: StudyId, id: LockId) -> Outcome<LockRow> {
    let sql = format!("{SELECT} and l.id = $3");
    let row = tx.row(&sql, [tx.ctx.tenant.0.into(), study.0.into(), id.0.into()]).await?;
    read(&row.ok_or(Code::NotFound)?)
}

/// What is held, what was changed last first; 500 at most.
pub async fn list(tx: &Tx, study: StudyId, filter: LockFilter) -> Outcome<Vec<LockRow>> {
    let sql =
        format!("{SELECT} and ($3::uuid is null or l.subject = $3) and ($4 or l.state <> 'open') order by l.set_at desc, l.id limit 500");
    let values = [tx.ctx.tenant.0.into(), study.0.into(), filter.subject.map(|id| id.0).into(), filter.lifted.into()];
    let rows: Vec<LockRow> = tx.rows(&sql, values).await?.iter().map(read).collect::<Outcome<_>>()?;
    let hidden = Hidden::of(tx, study).await?;
    Ok(rows.into_iter().filter(|row| row.place.item.as_ref().is_none_or(|item| !hidden.has(item))).collect())
}

/// A role by its name.
pub fn role(name: Option<&str>) -> Option<Role> {
    Role::ALL.iter().copied().find(|role| Some(role.as_str()) == name)
}

fn read(row: &sea_orm::QueryResult) -> Outcome<LockRow> {
    let text = |name: &str| row.try_get::<Option<String>>("", name);
    let n = |name: &str| -> Outcome<Option<u32>> { Ok(row.try_get::<Option<i32>>("", name)?.and_then(|n| u32::try_from(n).ok())) };
    let unknown = || internal(&"a lock that this version does not know");
    let level: LockLevel = text("level")?.unwrap_or_default().parse().map_err(|()| unknown())?;
    let state: LockState = text("state")?.unwrap_or_default().parse().map_err(|()| unknown())?;
    let site: Option<uuid::Uuid> = row.try_get("", "site")?;
    let subject: Option<uuid::Uuid> = row.try_get("", "subject")?;
    let at: time::OffsetDateTime = row.try_get("", "set_at")?;
    let open_until: Option<time::OffsetDateTime> = row.try_get("", "open_until")?;
    let place = LockPlace {
        level,
        site: site.filter(|_| level == LockLevel::Site).map(SiteId),
        subject: subject.map(SubjectId),
        visit: text("visit")?.map(Oid),
        visit_n: n("visit_n")?,
        form: text("form")?.map(Oid),
        form_n: n("form_n")?,
        item: text("item")?.and_then(|item| item.parse().ok()),
    };
    let by = Stamp {
        by: PersonId(row.try_get("", "set_by")?),
        name: row.try_get("", "set_by_name")?,
        role: role(text("set_role")?.as_deref()),
        at: Instant(at),
    };
    Ok(LockRow {
        id: LockId(row.try_get("", "id")?),
        place,
        state,
        site_code: text("code")?,
        key: text("key")?,
        by,
        why: text("reason")?,
        open_until: open_until.map(Instant),
    })
}
