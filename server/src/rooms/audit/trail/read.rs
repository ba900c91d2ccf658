//! Shadow rows as entries that a person or another system reads.

use sea_orm::QueryResult;
use serde_json::{Map, Value};
use shared::audit::api::{TrailChange, TrailEntry};
use shared::kernel::{Instant, PersonId, RequestId, SiteId, StudyId, SubjectId};

use super::places::Places;
use crate::kernel::db::Tx;
use crate::kernel::failure::{Outcome, internal};
use crate::rooms::audit::history::role;

/// Columns that are recorded key by key.
const DOCUMENTS: [&str; 2] = ["values", "marks"];

/// The entries of these rows, with their places in casebooks.
pub async fn entries(tx: &Tx, rows: &[QueryResult]) -> Outcome<Vec<TrailEntry>> {
    let mut entries: Vec<TrailEntry> = rows.iter().map(entry).collect::<Outcome<_>>()?;
    Places::of(tx, &entries).await?.put(&mut entries);
    Ok(entries)
}

fn entry(row: &QueryResult) -> Outcome<TrailEntry> {
    let (kind, seq): (String, i64) = (row.try_get("", "kind")?, row.try_get("", "seq")?);
    let id = |column: &str| row.try_get::<Option<uuid::Uuid>>("", column);
    let changes: String = row.try_get("", "changes")?;
    Ok(TrailEntry {
        id: format!("{kind}:{seq}"),
        at: Instant(row.try_get("", "at")?),
        by: PersonId(row.try_get("", "actor")?),
        name: row.try_get("", "actor_name")?,
        role: role(row)?,
        organisation: row.try_get::<Option<String>>("", "organisation")?.unwrap_or_default(),
        action: row.try_get("", "action")?,
        reason: row.try_get::<Option<String>>("", "reason")?.filter(|reason| !reason.is_empty()),
        request: id("request")?.map(RequestId),
        op: row.try_get("", "op")?,
        row: row.try_get::<uuid::Uuid>("", "row_id")?.to_string(),
        study: id("study")?.map(StudyId),
        site: id("site")?.map(SiteId),
        site_code: None,
        subject: id("subject")?.map(SubjectId),
        subject_key: None,
        place: None,
        changes: changes_of(&kind, &changes)?,
        kind,
    })
}

/// What changed, item by item where a record's values did.
fn changes_of(kind: &str, text: &str) -> Outcome<Vec<TrailChange>> {
    let changes: Map<String, Value> = serde_json::from_str(text).map_err(|error| internal(&error))?;
    let mut all = Vec::new();
    for (column, change) in changes {
        match change {
            Value::Object(keys) if matches!(kind, "record" | "verification") && DOCUMENTS.contains(&column.as_str()) => {
                all.extend(keys.into_iter().map(|(key, change)| one(format!("{column}/{key}"), change)));
            }
            change => all.push(one(column, change)),
        }
    }
    Ok(all)
}

fn one(what: String, mut change: Value) -> TrailChange {
    let mut side = |name: &str| change.get_mut(name).map(Value::take).filter(|value| !value.is_null());
    TrailChange { what, old: side("o"), new: side("n") }
}
