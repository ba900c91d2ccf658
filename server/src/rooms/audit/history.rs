//! The history of a record, from its shadow rows: one entry for each data point that a save changed (AUD-01, AUD-02).

use shared::access::Role;
use shared::audit::api::{HistoryEntry, WhichHistory};
use shared::capture::api::OnSubject;
use shared::forms::Datum;
use shared::kernel::{Code, Cursor, Instant, Page, PersonId, RequestId};

use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::rooms::study::Hidden;

/// Entries on a page.
const PAGE: usize = 100;

const READ: &str = "select a.seq, a.at, a.actor, a.actor_name, a.role, a.organisation, a.action, a.reason, a.request,
    e.key as item, (e.value -> 'o')::text as old, (e.value -> 'n')::text as new
    from record r
    join audit.record a on a.tenant = $1 and a.row_id = r.id
    cross join lateral json_each(a.changes -> 'values') e
    where r.tenant = $1 and r.study = $2 and r.subject = $3 and r.visit = $4 and r.visit_n = $5 and r.form = $6 and r.form_n = $7
    and not split_part(e.key, '/', 3) = any($12) and ($8::text is null or e.key = $8) and ($9::bigint is null or (a.seq, e.key) < ($9, $10))
    order by a.seq desc, e.key desc limit $11";

/// Newest first.
pub async fn of_record(tx: &Tx, on: OnSubject, which: WhichHistory) -> Outcome<Page<HistoryEntry>> {
    let after = which.after.as_ref().map(|cursor| cursor.0.split_once(':').ok_or(Code::Malformed)).transpose()?;
    let (seq, key) = match after {
        Some((seq, key)) => (Some(seq.parse::<i64>().map_err(|_| Code::Malformed)?), Some(key.to_owned())),
        None => (None, None),
    };
    let count = |n: u32| i32::try_from(n).map_err(|_| Code::NotFound);
    let values = [
        tx.ctx.tenant.0.into(),
        on.study.0.into(),
        on.subject.0.into(),
        which.visit.as_str().into(),
        count(which.visit_n)?.into(),
        which.form.as_str().into(),
        count(which.form_n)?.into(),
        which.item.map(|item| item.to_string()).into(),
        seq.into(),
        key.into(),
        i64::try_from(PAGE + 1).unwrap_or(i64::MAX).into(),
        Hidden::of(tx, on.study).await?.names().into(),
    ];
    let mut found = tx.rows(READ, values).await?;
    if found.is_empty() {
        in_reach(tx, on).await?;
    }
    let more = found.len() > PAGE;
    found.truncate(PAGE);
    let rows: Vec<HistoryEntry> = found.iter().map(entry).collect::<Outcome<_>>()?;
    let next = if more { rows.last().map(|last| Cursor(format!("{}:{}", last.seq, last.item))) } else { None };
    Ok(Page { rows, next })
}

/// No history is an answer only for a subject in reach.
pub async fn in_reach(tx: &Tx, on: OnSubject) -> Outcome<()> {
    let sql = "select 1 from subject where tenant = $1 and study = $2 and id = $3";
    let row = tx.row(sql, [tx.ctx.tenant.0.into(), on.study.0.into(), on.subject.0.into()]).await?;
    row.map(drop).ok_or_else(|| Code::NotFound.into())
}

/// The role in which somebody acted; one that is no longer known is none.
pub fn role(row: &sea_orm::QueryResult) -> Outcome<Option<Role>> {
    let role: Option<String> = row.try_get("", "role")?;
    Ok(role.and_then(|role| Role::ALL.iter().copied().find(|one| one.as_str() == role)))
}

fn entry(row: &sea_orm::QueryResult) -> Outcome<HistoryEntry> {
    let at: time::OffsetDateTime = row.try_get("", "at")?;
    let item: String = row.try_get("", "item")?;
    Ok(HistoryEntry {
        seq: row.try_get("", "seq")?,
        at: Instant(at),
        by: PersonId(row.try_get("", "actor")?),
        name: row.try_get("", "actor_name")?,
        role: role(row)?,
        organisation: row.try_get::<Option<String>>("", "organisation")?.unwrap_or_default(),
        action: row.try_get("", "action")?,
        reason: row.try_get::<Option<String>>("", "reason")?.filter(|reason| !reason.is_empty()),
        request: RequestId(row.try_get("", "request")?),
        item: item.parse().map_err(|error| internal(&error))?,
        old: datum(row.try_get("", "old")?)?,
        new: datum(row.try_get("", "new")?)?,
    })
}

fn datum(text: Option<String>) -> Outcome<Option<Datum>> {
    text.filter(|text| text != "null").map(|text| serde_json::from_str(&text).map_err(|error| internal(&error))).transpose()
}
