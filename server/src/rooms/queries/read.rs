//! A query's row as the database has it, as lists show it, and as steps need it.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use sea_orm::QueryResult;
use shared::access::{Permission, Role};
use shared::forms::{ItemKey, Oid};
use shared::kernel::{Instant, PersonId, QueryId, Scope, SiteId, StudyId, SubjectId, VersionId};
use shared::queries::api::{Named, QueryRow};
use shared::queries::{Closing, How, Priority, Stamp, Standing, State, Status, Step, calendar_days, working_days};
use shared::study::Address;

use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};

/// What [`row`] reads of a query, its subject and its site.
pub const COLUMNS: &str = "q.id, q.subject, q.visit, q.visit_n, q.form, q.form_n, q.item, s.key, q.site, i.code, i.time_zone,
    s.version, q.origin, q.rule, q.words::text as words, q.audience, q.priority, q.due::text as due, q.assignee, q.assignee_name, q.state,
    q.how, q.asked_by, q.asked_by_name, q.asked_role, q.asked_at, q.last_by, q.last_by_name, q.last_role, q.last_at, q.opened_at,
    q.closed_at, q.changed, q.changed_at, q.messages, clock_timestamp() as now";

/// Everything that a list shows, of the queries that fulfil the conditions (`and q.id = $3`; `$1` is the tenant, `$2` the study),
/// the oldest first. Subject and site are looked up for the rows of the page alone, so that a page of many costs what a page costs.
pub fn select(conditions: &str, limit: Option<usize>) -> String {
    let limit = limit.map(|limit| format!(" limit {limit}")).unwrap_or_default();
    format!(
        "select {COLUMNS}
    from (select * from query q where q.tenant = $1 and q.study = $2{conditions} order by q.asked_at, q.id{limit}) q
    join subject s on s.tenant = q.tenant and s.id = q.subject join site i on i.tenant = q.tenant and i.id = q.site
    order by q.asked_at, q.id"
    )
}

/// A row as lists show it.
pub fn row(row: &QueryResult) -> Outcome<QueryRow> {
    let text = |name: &str| row.try_get::<String>("", name);
    let zone = text("time_zone")?;
    let status: Status = word(&text("state")?)?;
    let [opened, closed, changed_at] = ["opened_at", "closed_at", "changed_at"].map(|name| moment(row, name));
    let (opened, closed, changed_at) = (opened?, closed?, changed_at?);
    let now = moment(row, "now")?.ok_or_else(|| internal(&"the database has no clock"))?;
    let until = day(closed.filter(|_| !status.is_active()).unwrap_or(now), &zone);
    let from = opened.map_or(until, |opened| day(opened, &zone));
    let due: Option<String> = row.try_get("", "due")?;
    let left = due.as_deref().and_then(|due| days_until(due, now, &zone));
    let assignee: Option<uuid::Uuid> = row.try_get("", "assignee")?;
    let name: Option<String> = row.try_get("", "assignee_name")?;
    Ok(QueryRow {
        id: QueryId(row.try_get("", "id")?),
        address: address(row)?,
        key: text("key")?,
        site: SiteId(row.try_get("", "site")?),
        site_code: text("code")?,
        version: VersionId(row.try_get("", "version")?),
        origin: word(&text("origin")?)?,
        rule: row.try_get("", "rule")?,
        words: serde_json::from_str(&text("words")?).map_err(|error| internal(&error))?,
        audience: word(&text("audience")?)?,
        priority: priority(row.try_get("", "priority")?),
        overdue: status.is_active() && left.is_some_and(|left| left < 0),
        left,
        due,
        assignee: assignee.map(|id| Named { id: PersonId(id), name: name.unwrap_or_default() }),
        status,
        how: row.try_get("", "how")?,
        asked: stamp(row, "asked", "asked_role")?,
        last: stamp(row, "last", "last_role")?,
        days: calendar_days(from, until),
        working_days: working_days(from, until),
        changed: count(row.try_get("", "changed")?),
        changed_since: status == Status::Closed && changed_at.zip(closed).is_some_and(|(changed, closed)| changed.0 > closed.0),
        messages: count(row.try_get("", "messages")?),
        time_zone: zone,
    })
}

/// As much of a row as steps need.
pub fn standing(row: &QueryRow) -> Outcome<Standing> {
    let by = row.last.clone();
    let how = row.how.as_deref().unwrap_or_default();
    let state = match row.status {
        Status::Candidate => State::Candidate { by },
        Status::Open => State::Open { by },
        Status::Answered => State::Answered { by, how: word::<How>(how)? },
        Status::Reopened => State::Reopened { by },
        Status::Closed => State::Closed { by, how: word::<Closing>(how)? },
        Status::Cancelled => State::Cancelled { by },
    };
    Ok(Standing { audience: row.audience, asker: row.asked.clone(), changed: row.changed, state })
}

/// Whoever acts, in the role in which they may take this step, where they hold several.
pub fn hand(tx: &Tx, study: StudyId, step: Step, asker: Option<Role>, at: Instant) -> Stamp {
    let actor = &tx.ctx.actor;
    let mut roles = tx.ctx.grants.holding(step.needs(), Scope::Study(study)).map(|grant| grant.role);
    let role = roles.find(|role| step.is_for(*role, asker)).or(actor.role);
    Stamp { by: actor.person, name: actor.name.clone(), role, at }
}

/// What is only proposed is not for the eyes of those who would be asked.
pub fn sees_candidates(tx: &Tx, study: StudyId) -> bool {
    let roles = tx.ctx.grants.holding(Permission::QueryRead, Scope::Study(study)).map(|grant| grant.role);
    let held: Vec<Role> = if tx.ctx.grants.0.is_empty() { tx.ctx.actor.role.into_iter().collect() } else { roles.collect() };
    held.iter().any(|role| !matches!(role, Role::Investigator | Role::Coordinator))
}

fn address(row: &QueryResult) -> Outcome<Address> {
    let oid = |name: &str| Ok::<_, crate::kernel::failure::Failure>(row.try_get::<Option<String>>("", name)?.map(Oid));
    let n = |name: &str| Ok::<_, crate::kernel::failure::Failure>(row.try_get::<Option<i32>>("", name)?.map(count));
    let subject = SubjectId(row.try_get("", "subject")?);
    let whole =
        Address { visit: oid("visit")?, visit_n: n("visit_n")?, form: oid("form")?, form_n: n("form_n")?, ..Address::of_subject(subject) };
    Ok(match row.try_get::<Option<String>>("", "item")? {
        None => whole,
        Some(text) => within(whole, &text),
    })
}

/// `GROUP/1/ITEM`, or `GROUP/1` for a row.
fn within(whole: Address, text: &str) -> Address {
    if let Ok(ItemKey { group, row, item }) = text.parse() {
        return Address { group: Some(group), row: Some(row), item: Some(item), ..whole };
    }
    match format!("{text}/-").parse() {
        Ok(ItemKey { group, row, .. }) => Address { group: Some(group), row: Some(row), ..whole },
        Err(_) => whole,
    }
}

/// The way into a record, as the column keeps it.
pub fn place(address: &Address) -> Option<String> {
    match (address.key(), &address.group, address.row) {
        (Some(key), ..) => Some(key.to_string()),
        (None, Some(group), Some(row)) => {
            let key = ItemKey::new(group, row, "-").to_string();
            key.strip_suffix("/-").map(str::to_owned)
        }
        _ => None,
    }
}

fn stamp(row: &QueryResult, who: &str, role: &str) -> Outcome<Stamp> {
    let role: Option<String> = row.try_get("", role)?;
    Ok(Stamp {
        by: PersonId(row.try_get("", &format!("{who}_by"))?),
        name: row.try_get("", &format!("{who}_by_name"))?,
        role: self::role(role.as_deref()),
        at: moment(row, &format!("{who}_at"))?.ok_or_else(|| internal(&"a query without a time"))?,
    })
}

pub fn role(name: Option<&str>) -> Option<Role> {
    Role::ALL.iter().copied().find(|role| Some(role.as_str()) == name)
}

pub fn moment(row: &QueryResult, name: &str) -> Outcome<Option<Instant>> {
    Ok(row.try_get::<Option<time::OffsetDateTime>>("", name)?.map(Instant))
}

pub fn word<T: std::str::FromStr>(text: &str) -> Outcome<T> {
    text.parse().map_err(|_| internal(&format!("a word that this version does not know: {text}")))
}

pub fn count(n: i32) -> u32 {
    u32::try_from(n).unwrap_or_default()
}

fn priority(n: i16) -> Priority {
    usize::try_from(n).ok().and_then(|n| Priority::ALL.get(n).copied()).unwrap_or(Priority::Normal)
}

/// Days from today to a due date (ISO), at the site; negative when it has passed.
fn days_until(due: &str, now: Instant, zone: &str) -> Option<i32> {
    let due = due.parse::<jiff::civil::Date>().ok()?;
    i32::try_from(number(due) - day(now, zone)).ok()
}

/// The day at the site, counting from 1970-01-01.
fn day(at: Instant, zone: &str) -> i64 {
    let zone = TimeZone::get(zone).unwrap_or(TimeZone::UTC);
    let date = Timestamp::from_millisecond(at.unix_millis()).map(|at| at.to_zoned(zone).date());
    date.map(number).unwrap_or_default()
}

fn number(date: jiff::civil::Date) -> i64 {
    let (year, month, day) = (date.year(), date.month(), date.day());
    let civil = shared::kernel::CivilDate::of(
        u16::try_from(year).unwrap_or_default(),
        u8::try_from(month).unwrap_or_default(),
        u8::try_from(day).unwrap_or_default(),
    );
    civil.map_or(0, |civil| i64::from(shared::kernel::days_from_civil(civil)))
}
