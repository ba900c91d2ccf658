//! The data of a subject as they were when a signature was made, worked out from the audit trail alone: each record from its shadow rows up
//! to the one in which it was given the signature's id, visits and queries up to the time of the signature.

use std::collections::BTreeMap;

use serde_json::{Map, Value};
use shared::capture::{Level, RecordKey};
use shared::forms::{Datum, ItemKey};
use shared::kernel::{Instant, QueryId, RecordId, SignatureId, SubjectId, VersionId};
use shared::review::{Content, SignPlace, SignedQuery, SignedRecord, SignedValue, SignedVisit};

use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::rooms::capture::retired_rows;
use crate::rooms::study::{Version, version};

/// One shadow row.
struct Shadow {
    at: Instant,
    changes: Map<String, Value>,
}

/// Everything that the trail says of a subject's records, visits and queries, in its order.
pub struct Trail {
    records: BTreeMap<RecordId, Vec<Shadow>>,
    visits: BTreeMap<uuid::Uuid, Vec<Shadow>>,
    queries: BTreeMap<uuid::Uuid, Vec<Shadow>>,
}

impl Trail {
    pub async fn read(tx: &Tx, subject: SubjectId) -> Outcome<Self> {
        let records = shadows(tx, "record", subject).await?.into_iter().map(|(id, rows)| (RecordId(id), rows)).collect();
        Ok(Self { records, visits: shadows(tx, "visit", subject).await?, queries: shadows(tx, "query", subject).await? })
    }

    /// The content that a signature of this place would have covered then. `None`: no record was given its id.
    pub async fn content(&self, tx: &Tx, of: &Content, place: &SignPlace, signature: SignatureId, at: Instant) -> Outcome<Option<Content>> {
        let mut records = Vec::new();
        for (id, rows) in &self.records {
            let Some(upto) = rows.iter().position(|row| gives(row, signature)) else { continue };
            let columns = fold(rows.iter().take(upto));
            let version = version(tx, column::<VersionId>(&columns, "version")?).await?;
            let key = key(&columns)?;
            let queries = self.queries(&key, &version, at)?;
            records.push(record(*id, key, &columns, &version, queries)?);
        }
        if records.is_empty() {
            return Ok(None);
        }
        records.sort_by(|a: &SignedRecord, b| a.key.cmp(&b.key));
        let visits = self.visits(place, &records, at)?;
        Ok(Some(Content { visits, records, ..of.clone() }))
    }

    fn visits(&self, place: &SignPlace, records: &[SignedRecord], at: Instant) -> Outcome<Vec<SignedVisit>> {
        let mut visits = Vec::new();
        for rows in self.visits.values() {
            let columns = fold(rows.iter().filter(|row| row.at < at));
            if columns.is_empty() || place.level == Level::Form {
                continue;
            }
            let visit = SignedVisit {
                visit: column(&columns, "oid")?,
                n: column(&columns, "n")?,
                date: column(&columns, "date")?,
                not_done: column(&columns, "not_done")?,
                note: column(&columns, "not_done_note")?,
                retired: column::<Option<bool>>(&columns, "retired")?.unwrap_or_default(),
            };
            let here = place.level == Level::Casebook || place.at_visit() == Some((&visit.visit, visit.n));
            let begun = records.iter().any(|one| one.key.visit == visit.visit && one.key.visit_n == visit.n);
            if here && (begun || visit.date.is_some() || visit.not_done.is_some() || visit.retired) {
                visits.push(visit);
            }
        }
        visits.sort_by(|a, b| (&a.visit, a.n).cmp(&(&b.visit, b.n)));
        Ok(visits)
    }

    fn queries(&self, key: &RecordKey, version: &Version, at: Instant) -> Outcome<Vec<SignedQuery>> {
        let mut queries = Vec::new();
        for (id, rows) in &self.queries {
            let columns = fold(rows.iter().filter(|row| row.at < at));
            let waits = columns.get("state").and_then(Value::as_str).filter(|state| matches!(*state, "open" | "answered" | "reopened"));
            let Some(state) = waits else { continue };
            let place = |name: &str| columns.get(name).and_then(Value::as_str).map(str::to_owned);
            let count = |name: &str| columns.get(name).and_then(Value::as_u64).and_then(|n| u32::try_from(n).ok());
            let is = place("visit").as_deref() == Some(key.visit.as_str())
                && place("form").as_deref() == Some(key.form.as_str())
                && (count("visit_n"), count("form_n")) == (Some(key.visit_n), Some(key.form_n));
            if is && !place("item").is_some_and(|item| version.unblinding.named_by(&item)) {
                queries.push(SignedQuery { id: QueryId(*id), state: state.to_owned() });
            }
        }
        queries.sort_by_key(|query| query.id);
        Ok(queries)
    }
}

async fn shadows(tx: &Tx, table: &str, subject: SubjectId) -> Outcome<BTreeMap<uuid::Uuid, Vec<Shadow>>> {
    // The table's name is ours.
    let sql = format!("select row_id, at, changes::text as changes from audit.{table} where tenant = $1 and subject = $2 order by seq");
    let mut found: BTreeMap<uuid::Uuid, Vec<Shadow>> = BTreeMap::new();
    for row in tx.rows(&sql, [tx.ctx.tenant.0.into(), subject.0.into()]).await? {
        let changes = serde_json::from_str(&row.try_get::<String>("", "changes")?).map_err(|error| internal(&error))?;
        found.entry(row.try_get("", "row_id")?).or_default().push(Shadow { at: Instant(row.try_get("", "at")?), changes });
    }
    Ok(found)
}

/// The row in which a record was given the signature's id.
fn gives(row: &Shadow, signature: SignatureId) -> bool {
    let id = signature.to_string();
    let holds = |side: &str| {
        let signed = row.changes.get("marks").and_then(|marks| marks.get("signed")).and_then(|signed| signed.get(side));
        signed.and_then(Value::as_array).is_some_and(|ids| ids.iter().any(|one| one.as_str() == Some(&id)))
    };
    holds("n") && !holds("o")
}

/// The columns after these rows; `values` and `marks` key by key.
fn fold<'s>(rows: impl Iterator<Item = &'s Shadow>) -> Map<String, Value> {
    let mut columns = Map::new();
    for row in rows {
        for (name, change) in &row.changes {
            if matches!(name.as_str(), "values" | "marks") {
                let document = columns.entry(name.clone()).or_insert_with(|| Value::Object(Map::new()));
                document.as_object_mut().into_iter().for_each(|document| patch(document, change));
            } else {
                columns.insert(name.clone(), change.get("n").cloned().unwrap_or(Value::Null));
            }
        }
    }
    columns
}

fn patch(document: &mut Map<String, Value>, change: &Value) {
    for (key, change) in change.as_object().into_iter().flatten() {
        match change.get("n") {
            Some(new) => document.insert(key.clone(), new.clone()),
            None => document.remove(key),
        };
    }
}

fn column<T: serde::de::DeserializeOwned>(columns: &Map<String, Value>, name: &str) -> Outcome<T> {
    serde_json::from_value(columns.get(name).cloned().unwrap_or(Value::Null)).map_err(|error| internal(&format!("{name}: {error}")))
}

fn key(columns: &Map<String, Value>) -> Outcome<RecordKey> {
    Ok(RecordKey {
        visit: column(columns, "visit")?,
        visit_n: column(columns, "visit_n")?,
        form: column(columns, "form")?,
        form_n: column(columns, "form_n")?,
    })
}

fn record(
    id: RecordId,
    key: RecordKey,
    columns: &Map<String, Value>,
    version: &Version,
    queries: Vec<SignedQuery>,
) -> Outcome<SignedRecord> {
    let mut values: BTreeMap<ItemKey, Datum> = column::<Option<_>>(columns, "values")?.unwrap_or_default();
    version.unblinding.strip(&mut values);
    let design = version.hash.clone();
    let marks = columns.get("marks").map_or_else(|| "{}".to_owned(), Value::to_string);
    let mut rows = retired_rows(&marks)?;
    rows.sort();
    Ok(SignedRecord {
        id,
        key,
        design,
        state: column(columns, "state")?,
        retired: column::<Option<bool>>(columns, "retired")?.unwrap_or_default(),
        findings: column::<Option<u32>>(columns, "findings")?.unwrap_or_default(),
        retired_rows: rows,
        values: values.iter().map(|(at, datum)| SignedValue::of(at, datum)).collect(),
        queries,
    })
}
