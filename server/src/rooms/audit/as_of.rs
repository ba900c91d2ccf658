//! A casebook as it was at a moment: its rows replayed from the trail, in the design of that day. What stands now is read only to
//! say what is different.

use std::collections::HashMap;

use serde_json::{Map, Value};
use shared::audit::{AsOf, RecordThen, Replayed, VisitThen};
use shared::capture::api::OnSubject;
use shared::capture::{Change, NotDone, RecordKey, RecordState, RecordView};
use shared::forms::{Datum, Oid, Values};
use shared::kernel::{Code, Instant, Problem, RecordId, SiteId, VersionId};
use uuid::Uuid;

use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::rooms::capture::snapshot::retired;
use crate::rooms::study::Hidden;

const DOCUMENTS: [&str; 2] = ["values", "marks"];

/// The casebook at a moment.
pub async fn as_of(tx: &Tx, on: OnSubject, at: Instant) -> Outcome<AsOf> {
    let sql = "select i.code, i.time_zone, (select min(at) from audit.subject a where a.tenant = s.tenant and a.subject = s.id) as first,
                 (select max(at) from (select max(at) as at from audit.record a where a.tenant = s.tenant and a.subject = s.id
                    union all select max(at) from audit.visit a where a.tenant = s.tenant and a.subject = s.id
                    union all select max(at) from audit.subject a where a.tenant = s.tenant and a.subject = s.id) t) as last
               from subject s join site i on i.tenant = s.tenant and i.id = s.site where s.tenant = $1 and s.study = $2 and s.id = $3";
    let row = tx.row(sql, [tx.ctx.tenant.0.into(), on.study.0.into(), on.subject.0.into()]).await?.ok_or(Code::NotFound)?;
    let first = Instant(row.try_get("", "first")?);
    let subject = replay(tx, "subject", on, at).await?.into_iter().next();
    let Some((_, subject)) = subject else {
        return Err(Problem::new(Code::NotFound).detail(format!("The subject was not enrolled then. It was at {first}.")).into());
    };
    let hidden = Hidden::of(tx, on.study).await?;
    let (records, later) = records(tx, on, at, &hidden).await?;
    Ok(AsOf {
        at,
        subject: on.subject,
        key: text(&subject, "key")?.to_owned(),
        site: SiteId(id(&subject, "site")?),
        site_code: row.try_get("", "code")?,
        time_zone: row.try_get("", "time_zone")?,
        state: text(&subject, "state")?.parse().map_err(|()| internal(&"a subject state that this version does not know"))?,
        version: VersionId(id(&subject, "version")?),
        visits: visits(tx, on, at).await?,
        records,
        later,
        first,
        last: Instant(row.try_get("", "last")?),
    })
}

/// Rows of a table as they were, by id.
async fn replay(tx: &Tx, table: &str, on: OnSubject, at: Instant) -> Outcome<HashMap<Uuid, Replayed>> {
    let sql = format!(
        "select row_id, seq, changes::text as changes from audit.{table} where tenant = $1 and subject = $2 and study = $3 and at <= $4 order by seq"
    );
    let mut rows: HashMap<Uuid, Replayed> = HashMap::new();
    for row in tx.rows(&sql, [tx.ctx.tenant.0.into(), on.subject.0.into(), on.study.0.into(), at.0.into()]).await? {
        let (id, seq): (Uuid, i64) = (row.try_get("", "row_id")?, row.try_get("", "seq")?);
        let changes: String = row.try_get("", "changes")?;
        let changes: Map<String, Value> = serde_json::from_str(&changes).map_err(|error| internal(&error))?;
        let applied = rows.entry(id).or_default().apply(&changes, &DOCUMENTS);
        applied.map_err(|misfit| internal(&format!("the trail of {table} {id} does not fit at {seq}: {}", misfit.what)))?;
    }
    Ok(rows)
}

fn text<'a>(row: &'a Replayed, column: &str) -> Outcome<&'a str> {
    row.text(column).ok_or_else(|| internal(&format!("the trail does not say the {column}")))
}

fn id(row: &Replayed, column: &str) -> Outcome<Uuid> {
    text(row, column)?.parse().map_err(|error| internal(&error))
}

/// Visits as they were, by their day.
async fn visits(tx: &Tx, on: OnSubject, at: Instant) -> Outcome<Vec<VisitThen>> {
    let mut visits: Vec<VisitThen> = replay(tx, "visit", on, at).await?.values().map(visit).collect::<Outcome<_>>()?;
    visits.sort_by(|a, b| (a.date.is_none(), &a.date, &a.visit, a.n).cmp(&(b.date.is_none(), &b.date, &b.visit, b.n)));
    Ok(visits)
}

fn visit(row: &Replayed) -> Outcome<VisitThen> {
    let own = |column: &str| row.text(column).map(str::to_owned);
    Ok(VisitThen {
        visit: Oid(text(row, "oid")?.to_owned()),
        n: row.count("n").unwrap_or(1),
        date: own("date"),
        not_done: own("not_done").map(|code| NotDone { code, note: own("not_done_note") }),
        retired: row.is("retired"),
    })
}

/// Records as they were, and the keys of those begun later.
async fn records(tx: &Tx, on: OnSubject, at: Instant, hidden: &Hidden) -> Outcome<(Vec<RecordThen>, Vec<RecordKey>)> {
    let then = replay(tx, "record", on, at).await?;
    let mut now = present(tx, on).await?;
    let mut records = Vec::with_capacity(then.len());
    for (id, row) in &then {
        let now = now.remove(id).map(|(_, values)| values).unwrap_or_default();
        records.push(record(RecordId(*id), row, &now, hidden)?);
    }
    records.sort_by(|a, b| a.record.key.cmp(&b.record.key));
    let mut later: Vec<RecordKey> = now.into_values().map(|(key, _)| key).collect();
    later.sort();
    Ok((records, later))
}

/// Records as they are.
async fn present(tx: &Tx, on: OnSubject) -> Outcome<HashMap<Uuid, (RecordKey, Values)>> {
    let sql =
        "select id, visit, visit_n, form, form_n, values::text as values from record where tenant = $1 and study = $2 and subject = $3";
    let rows = tx.rows(sql, [tx.ctx.tenant.0.into(), on.study.0.into(), on.subject.0.into()]).await?;
    let one = |row: &sea_orm::QueryResult| {
        let count = |column: &str| row.try_get::<i32>("", column).map(|n| u32::try_from(n).unwrap_or(1));
        let key = RecordKey {
            visit: Oid(row.try_get("", "visit")?),
            visit_n: count("visit_n")?,
            form: Oid(row.try_get("", "form")?),
            form_n: count("form_n")?,
        };
        let values: String = row.try_get("", "values")?;
        Ok((row.try_get("", "id")?, (key, serde_json::from_str(&values).map_err(|error| internal(&error))?)))
    };
    rows.iter().map(one).collect()
}

fn record(id: RecordId, row: &Replayed, now: &Values, hidden: &Hidden) -> Outcome<RecordThen> {
    let mut values: Values = serde_json::from_value(row.document("values")).map_err(|error| internal(&error))?;
    values.retain(|key, _| !hidden.has(key));
    let blank = Datum::default();
    let keys = values.keys().chain(now.keys().filter(|key| !values.contains_key(*key) && !hidden.has(key)));
    let differs = keys.filter(|key| !values.get(*key).unwrap_or(&blank).same(now.get(*key).unwrap_or(&blank)));
    let since = differs.map(|key| Change { at: key.clone(), to: now.get(key).cloned().unwrap_or_default() }).collect();
    let saved_at: Option<Instant> = row.text("saved_at").map(|text| text.parse().map_err(|error| internal(&error))).transpose()?;
    let view = RecordView {
        key: RecordKey {
            visit: Oid(text(row, "visit")?.to_owned()),
            visit_n: row.count("visit_n").unwrap_or(1),
            form: Oid(text(row, "form")?.to_owned()),
            form_n: row.count("form_n").unwrap_or(1),
        },
        id: Some(id),
        version: VersionId(self::id(row, "version")?),
        revision: row.count("revision").unwrap_or_default(),
        state: text(row, "state")?.parse::<RecordState>().map_err(|()| internal(&"a record state that this version does not know"))?,
        needs_reason: row.is("submitted"),
        values,
        retired: retired(&row.document("marks").to_string())?.into_iter().map(|(row, _)| row).collect(),
        saved_at,
        saved_by: row.text("saved_by_name").map(str::to_owned),
        closed: None,
        holds: Vec::new(),
        about: Default::default(),
        sources: Vec::new(),
        blinded: !hidden.is_empty(),
    };
    Ok(RecordThen { record: view, retired: row.is("retired"), since })
}
