//! Locks as the database has them: read along with what they hold, set and lifted. Whether something may be changed under one is
//! asked in [`guard`](super::guard); triggers of the database refuse it once more, by whatever way it comes.
//!
//! Who sets a lock takes the session lock of the study alone, and so waits for saves that are under way; a save that begins
//! after reads the lock. Who sets one writes nothing else, so that nobody waits for two.

use serde::Deserialize;
use shared::capture::{Fixed, Hold, LockLevel, LockPlace, LockState, LockStep};
use shared::forms::{ItemKey, Oid};
use shared::kernel::{Code, Instant, LockId, Problem, SiteId, StudyId, SubjectId};

use super::around;
use super::casebook::changed;
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::ports::fresh;
use crate::rooms::study::version;

/// Whether a lock `l` is in force now.
macro_rules! in_force {
    () => {
        "l.state <> 'open' and (l.open_until is null or l.open_until <= clock_timestamp())"
    };
}

/// The lock as JSON of a [`Hold`].
macro_rules! hold {
    () => {
        "json_build_object('id', l.id, 'level', l.level, 'state', l.state, 'item', l.item, 'why', l.reason, 'by',
            json_build_object('by', l.set_by, 'name', l.set_by_name, 'role', l.set_role, 'at', l.set_at))"
    };
}

/// What holds the record `$4` to `$7` of the subject `$3` at the site of the row named, or items of it.
macro_rules! of_record {
    ($of:literal) => {
        concat!(
            "(select coalesce(json_agg(",
            hold!(),
            "), '[]') from data_lock l where l.tenant = $1 and l.study = $2 and ",
            in_force!(),
            " and (l.site is null or l.site = ",
            $of,
            ".site) and (l.subject is null or l.subject = $3)
    and (l.visit is null or l.visit = $4 and l.visit_n = $5) and (l.form is null or l.form = $6 and l.form_n = $7))"
        )
    };
}

/// Read along with the subject `s`.
pub const OF_RECORD: &str = of_record!("s");
/// Read along with the record `r` itself.
pub const OF_BEGUN: &str = of_record!("r");

/// What holds the visit `$3`, `$4` of the subject `s`, and what is held in it.
pub const OF_VISIT: &str = concat!(
    "(select coalesce(json_agg(",
    hold!(),
    "), '[]') from data_lock l where l.tenant = $1 and l.study = s.study and ",
    in_force!(),
    " and (l.site is null or l.site = s.site) and (l.subject is null or l.subject = s.id)
    and (l.visit is null or l.visit = $3 and l.visit_n = $4))"
);

/// What is held of a neighbour `r`: null for all of it, else the item.
pub const OF_NEIGHBOUR: &str = concat!(
    "(select json_agg(l.item) from data_lock l where l.tenant = $1 and l.study = r.study and ",
    in_force!(),
    " and (l.site is null or l.site = r.site) and (l.subject is null or l.subject = r.subject)
    and (l.visit is null or l.visit = r.visit and l.visit_n = r.visit_n) and (l.form is null or l.form = r.form and l.form_n = r.form_n))"
);

/// Whether the record `r` is locked as a whole, by whatever lock.
pub const LOCKED_WHOLE: &str = concat!(
    "exists (select 1 from data_lock l where l.tenant = r.tenant and l.study = r.study and l.state = 'locked' and l.item is null and ",
    in_force!(),
    " and (l.site is null or l.site = r.site) and (l.subject is null or l.subject = r.subject)
    and (l.visit is null or l.visit = r.visit and l.visit_n = r.visit_n) and (l.form is null or l.form = r.form and l.form_n = r.form_n))"
);

/// What is held of a subject `s`, from the whole down to forms, as JSON of [`KnownLock`]s.
pub const OF_SUBJECT: &str = concat!(
    "(select coalesce(json_agg(json_build_object('v', l.visit, 'n', l.visit_n, 'f', l.form, 'm', l.form_n, 's', l.state)), '[]')
    from data_lock l where l.tenant = $1 and l.study = s.study and ",
    in_force!(),
    " and (l.site is null or l.site = s.site) and (l.subject is null or l.subject = s.id) and l.item is null)"
);

/// A lock over a subject or in it.
#[derive(Debug, Deserialize)]
pub struct KnownLock {
    #[serde(rename = "v")]
    visit: Option<Oid>,
    n: Option<u32>,
    #[serde(rename = "f")]
    form: Option<Oid>,
    #[serde(rename = "m")]
    form_n: Option<u32>,
    #[serde(rename = "s")]
    state: LockState,
}

/// How the subject is held, or one of its visits, or a form of one: the strongest that lies over it.
pub fn state_of(locks: &[KnownLock], visit: Option<(&Oid, u32)>, form: Option<(&Oid, u32)>) -> LockState {
    let over = |own: Option<(&Oid, u32)>, place: Option<(&Oid, u32)>| own.is_none() || own == place;
    let covers = |lock: &&KnownLock| over(lock.visit.as_ref().zip(lock.n), visit) && over(lock.form.as_ref().zip(lock.form_n), form);
    locks.iter().filter(covers).map(|lock| lock.state).max().unwrap_or(LockState::Open)
}

/// Locks from the text that the statements gave: the strongest and widest first.
pub fn holds(text: &str) -> Outcome<Vec<Hold>> {
    let mut holds: Vec<Hold> = serde_json::from_str(text).map_err(|error| internal(&error))?;
    holds.sort_by_key(|hold| std::cmp::Reverse((hold.state, hold.level)));
    Ok(holds)
}

/// What stays as it is of a record with these locks.
pub fn fixed(holds: &[Hold]) -> Fixed {
    if holds.iter().any(|hold| hold.item.is_none()) {
        return Fixed::Whole;
    }
    of_items(holds.iter().filter_map(|hold| hold.item.clone()))
}

/// The same from [`OF_NEIGHBOUR`].
pub fn fixed_of(items: Option<&[Option<String>]>) -> Fixed {
    let Some(items) = items else { return Fixed::Nothing };
    if items.iter().any(Option::is_none) {
        return Fixed::Whole;
    }
    of_items(items.iter().flatten().filter_map(|item| item.parse().ok()))
}

fn of_items(items: impl Iterator<Item = ItemKey>) -> Fixed {
    let items: std::collections::BTreeSet<ItemKey> = items.collect();
    if items.is_empty() { Fixed::Nothing } else { Fixed::Items(items) }
}

/// What holds a visit, and what is held in it.
pub async fn of_visit(tx: &Tx, subject: SubjectId, visit: &Oid, n: i32) -> Outcome<Vec<Hold>> {
    let sql = format!("select {OF_VISIT}::text as holds from subject s where s.tenant = $1 and s.id = $2");
    let row = tx.row(&sql, [tx.ctx.tenant.0.into(), subject.0.into(), visit.as_str().into(), n.into()]).await?;
    row.map_or(Ok(Vec::new()), |row| holds(&row.try_get::<String>("", "holds")?))
}

/// What holds a subject as a whole; with `inside`, also what is held in it.
pub async fn of_subject(tx: &Tx, subject: SubjectId, inside: Inside) -> Outcome<Vec<Hold>> {
    let only = match inside {
        Inside::Not => " and l.visit is null",
        Inside::Too => "",
    };
    let sql = format!(
        "select coalesce(json_agg({}), '[]')::text as holds from subject s join data_lock l on l.tenant = $1 and l.study = s.study
         and {} and (l.site is null or l.site = s.site) and (l.subject is null or l.subject = s.id){only} where s.tenant = $1 and s.id = $2",
        hold!(),
        in_force!()
    );
    one(tx, &sql, [tx.ctx.tenant.0.into(), subject.0.into()]).await
}

/// Whether what is held in a place counts, or only what holds the place.
#[derive(Clone, Copy, Debug)]
pub enum Inside {
    Not,
    Too,
}

/// What holds a site.
pub async fn of_site(tx: &Tx, study: StudyId, site: SiteId) -> Outcome<Vec<Hold>> {
    let sql = format!(
        "select coalesce(json_agg({}), '[]')::text as holds from data_lock l where l.tenant = $1 and l.study = $2 and {}
         and (l.site is null or l.site = $3) and l.subject is null",
        hold!(),
        in_force!()
    );
    one(tx, &sql, [tx.ctx.tenant.0.into(), study.0.into(), site.0.into()]).await
}

async fn one(tx: &Tx, sql: &str, values: impl IntoIterator<Item = sea_orm::Value>) -> Outcome<Vec<Hold>> {
    let row = tx.row(sql, values).await?;
    row.map_or(Ok(Vec::new()), |row| holds(&row.try_get::<String>("", "holds")?))
}

/// A lock as it lies there, in force or not.
#[derive(Clone, Copy, Debug)]
pub struct Standing {
    pub id: LockId,
    pub level: LockLevel,
    /// As it is now: what is open for a time is open.
    pub state: LockState,
}

/// Nobody else freezes, locks or saves anything in the study until the transaction ends; what is under way ends before.
pub async fn alone(tx: &Tx, study: StudyId) -> Outcome<()> {
    let sql = "select pg_advisory_xact_lock(hashtextextended($1, 11))::text";
    tx.row(sql, [study.to_string().into()]).await.map(|_| ())
}

const AT: &str = "select id, level, case when open_until > clock_timestamp() then 'open' else state end as state from data_lock
    where tenant = $1 and study = $2 and site is not distinct from $3 and subject is not distinct from $4 and visit is not distinct from $5
    and visit_n is not distinct from $6 and form is not distinct from $7 and form_n is not distinct from $8 and item is not distinct from $9
    for update";

/// The columns of a place, `$3` to `$9`, with the subject's site.
async fn columns(tx: &Tx, study: StudyId, place: &LockPlace) -> Outcome<Vec<sea_orm::Value>> {
    let mut site = place.site.map(|site| site.0);
    if let Some(subject) = place.subject {
        let sql = "select site from subject where tenant = $1 and study = $2 and id = $3";
        let row = tx.row(sql, [tx.ctx.tenant.0.into(), study.0.into(), subject.0.into()]).await?;
        site = Some(row.ok_or(Code::NotFound)?.try_get("", "site")?);
    }
    let n = |n: Option<u32>| n.map(|n| i32::try_from(n).unwrap_or(i32::MAX));
    let text = |oid: &Option<Oid>| oid.as_ref().map(|oid| oid.as_str().to_owned());
    Ok(vec![
        tx.ctx.tenant.0.into(),
        study.0.into(),
        site.into(),
        place.subject.map(|subject| subject.0).into(),
        text(&place.visit).into(),
        n(place.visit_n).into(),
        text(&place.form).into(),
        n(place.form_n).into(),
        place.item.as_ref().map(ToString::to_string).into(),
    ])
}

/// The lock on a place, held until the transaction ends.
pub async fn at(tx: &Tx, study: StudyId, place: &LockPlace) -> Outcome<Option<Standing>> {
    let row = tx.row(AT, columns(tx, study, place).await?).await?;
    row.map(|row| standing(&row)).transpose()
}

fn standing(row: &sea_orm::QueryResult) -> Outcome<Standing> {
    let word = |name: &str| row.try_get::<String>("", name);
    let unknown = |()| internal(&"a lock that this version does not know");
    Ok(Standing {
        id: LockId(row.try_get("", "id")?),
        level: word("level")?.parse().map_err(unknown)?,
        state: word("state")?.parse().map_err(unknown)?,
    })
}

const PUT: &str = "insert into data_lock as l (tenant, study, site, subject, visit, visit_n, form, form_n, item, id, level, state, reason,
    set_by, set_by_name, set_role) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16)
    on conflict (tenant, study, site, subject, visit, visit_n, form, form_n, item) do update set state = excluded.state, open_until = null,
    reason = excluded.reason, set_by = excluded.set_by, set_by_name = excluded.set_by_name, set_role = excluded.set_role,
    set_at = clock_timestamp() returning id";

/// Freezes or locks a place. The step was decided on; whoever calls is [`alone`].
pub async fn put(tx: &Tx, study: StudyId, place: &LockPlace, state: LockState) -> Outcome<LockId> {
    exists(tx, study, place).await?;
    let actor = &tx.ctx.actor;
    let mut values = columns(tx, study, place).await?;
    values.extend([
        fresh().into(),
        place.level.as_str().into(),
        state.as_str().into(),
        tx.ctx.reason.clone().into(),
        actor.person.0.into(),
        actor.name.as_str().into(),
        actor.role.map(shared::access::Role::as_str).into(),
    ]);
    let row = tx.row(PUT, values).await?.ok_or(Code::NotFound)?;
    Ok(LockId(row.try_get("", "id")?))
}

/// An item's lock lies on an answer; a form's and a visit's may lie on what is not begun yet, if the design has it.
async fn exists(tx: &Tx, study: StudyId, place: &LockPlace) -> Outcome<()> {
    let Some(subject) = place.subject else { return Ok(()) };
    let known = super::subjects::known(tx, study, subject).await?;
    let version = version(tx, known.version).await?;
    let absent = || Problem::new(Code::NotFound).at("/place", "The subject's design has no such place.");
    let visit = place.visit.as_ref().is_none_or(|visit| version.design.visit(visit).is_some());
    let form = place.visit.as_ref().zip(place.form.as_ref()).is_none_or(|(visit, form)| version.visit_with(visit, form).is_some());
    let plan = place.form.as_ref().and_then(|form| version.plan(form));
    let item = place.item.as_ref().is_none_or(|item| plan.is_some_and(|plan| plan.item(item).is_some()));
    if visit && form && item { Ok(()) } else { Err(absent().into()) }
}

/// A lock by its id, held until the transaction ends, with the subject in which it lies.
pub async fn by_id(tx: &Tx, study: StudyId, id: LockId) -> Outcome<(Standing, Option<SubjectId>)> {
    let sql = "select id, level, subject, case when open_until > clock_timestamp() then 'open' else state end as state from data_lock
               where tenant = $1 and study = $2 and id = $3 for update";
    let row = tx.row(sql, [tx.ctx.tenant.0.into(), study.0.into(), id.0.into()]).await?.ok_or(Code::NotFound)?;
    Ok((standing(&row)?, row.try_get::<Option<uuid::Uuid>>("", "subject")?.map(SubjectId)))
}

/// Lifts a lock, for good or until a moment. What was held back of what rules derive is made up for.
pub async fn lift(tx: &Tx, study: StudyId, id: LockId, subject: Option<SubjectId>, until: Option<Instant>) -> Outcome<()> {
    let sql = "update data_lock set state = case when $4::timestamptz is null then 'open' else state end, open_until = $4, reason = $5,
               set_by = $6, set_by_name = $7, set_role = $8, set_at = clock_timestamp() where tenant = $1 and study = $2 and id = $3";
    let actor = &tx.ctx.actor;
    let values = [
        tx.ctx.tenant.0.into(),
        study.0.into(),
        id.0.into(),
        until.map(|until| until.0).into(),
        tx.ctx.reason.clone().into(),
        actor.person.0.into(),
        actor.name.as_str().into(),
        actor.role.map(shared::access::Role::as_str).into(),
    ];
    tx.run(sql, values).await?;
    // Nothing is saved in a subject that is held as a whole: there, nothing can have been held back.
    if let Some(subject) = subject {
        let known = super::subjects::known(tx, study, subject).await?;
        let version = version(tx, known.version).await?;
        around::settle(tx, &version, study, subject, version.compiled.plans.keys()).await?;
        changed(tx, study, subject).await?;
    }
    Ok(())
}

/// What a step needs to know of where it is taken.
pub fn step(standing: Option<Standing>, step: LockStep, level: LockLevel, role: shared::access::Role) -> Outcome<LockState> {
    let from = standing.map_or(LockState::Open, |standing| standing.state);
    step.take(from, level, role).map_err(|refused| {
        let code = match refused {
            shared::capture::LockRefused::NotYours { .. } => Code::Forbidden,
            _ => Code::OutOfOrder,
        };
        Problem::new(code).detail(refused.to_string()).into()
    })
}
