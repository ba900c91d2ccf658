//! What has changed since a signature: the content then and now, side by side, with who changed each thing last, when and why.

use std::collections::{BTreeMap, HashMap};

use shared::capture::{Alteration, Happened, RecordKey, RecordState, RowKey};
use shared::forms::{Datum, ItemKey};
use shared::kernel::{Instant, RecordId};
use shared::review::{Content, Difference, SignedRecord, SignedValue, SignedVisit};

use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;

/// A change, and where the audit trail tells of it.
struct Found {
    change: Alteration,
    trail: Option<(RecordId, Trail)>,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
enum Trail {
    Value(ItemKey),
    Column(&'static str),
}

impl Trail {
    /// The item and the column; the one that it is not is empty.
    fn names(&self) -> (String, String) {
        match self {
            Trail::Value(at) => (at.to_string(), String::new()),
            Trail::Column(name) => (String::new(), (*name).to_owned()),
        }
    }
}

/// Everything that is different, in the order of the casebook. What was only asked about is not: queries and findings are no data.
pub async fn differences(tx: &Tx, then: &Content, now: &Content) -> Outcome<Vec<Difference>> {
    let found = compared(then, now);
    let authors = authors(tx, &found).await?;
    let told = found.into_iter().map(|Found { change, trail }| {
        let author = trail.and_then(|at| authors.get(&at)).cloned();
        let (by, at, reason) = author.map_or((None, None, None), |author| (Some(author.name), Some(author.at), author.reason));
        Difference { change: Alteration { reason, ..change }, by, at }
    });
    Ok(told.collect())
}

/// How many things are different.
pub fn count(then: &Content, now: &Content) -> u32 {
    u32::try_from(compared(then, now).len()).unwrap_or(u32::MAX)
}

/// Whether nothing that was signed has changed.
pub fn same(then: &Content, now: &Content) -> bool {
    compared(then, now).is_empty()
}

fn compared(then: &Content, now: &Content) -> Vec<Found> {
    let mut found = visits(&then.visits, &now.visits);
    let before: BTreeMap<&RecordKey, &SignedRecord> = then.records.iter().map(|one| (&one.key, one)).collect();
    for record in &now.records {
        match before.get(&record.key) {
            Some(old) => found.extend(record_changes(old, record)),
            None => found.push(added(record)),
        }
    }
    // Records are never removed; one that is not there was altered behind the system's back.
    let gone = then.records.iter().filter(|old| !now.records.iter().any(|one| one.key == old.key));
    found.extend(gone.map(|old| Found { change: Alteration::of(Happened::FormRetired).in_record(&old.key), trail: None }));
    found
}

fn added(record: &SignedRecord) -> Found {
    let more = u32::try_from(record.values.len()).unwrap_or(u32::MAX);
    let change = Alteration { more, ..Alteration::of(Happened::FormAdded) }.in_record(&record.key);
    Found { change, trail: Some((record.id, Trail::Column("form"))) }
}

fn visits(then: &[SignedVisit], now: &[SignedVisit]) -> Vec<Found> {
    let at = |what, visit: &SignedVisit| Alteration::of(what).at_visit(&visit.visit, visit.n);
    let text = |text: &Option<String>| text.as_deref().map(Datum::text);
    let mut found = Vec::new();
    for visit in now {
        let Some(old) = then.iter().find(|old| old.visit == visit.visit && old.n == visit.n) else {
            found.push(at(Happened::VisitAdded, visit));
            continue;
        };
        if old.date != visit.date {
            found.push(Alteration { old: text(&old.date), new: text(&visit.date), ..at(Happened::VisitDated, visit) });
        }
        if (&old.not_done, &old.note) != (&visit.not_done, &visit.note) {
            found.push(Alteration { old: text(&old.not_done), new: text(&visit.not_done), ..at(Happened::VisitSkipped, visit) });
        }
        if old.retired != visit.retired {
            found.push(at(if visit.retired { Happened::VisitRetired } else { Happened::VisitRestored }, visit));
        }
    }
    found.into_iter().map(|change| Found { change, trail: None }).collect()
}

fn record_changes(then: &SignedRecord, now: &SignedRecord) -> Vec<Found> {
    let here = |what| Alteration::of(what).in_record(&now.key);
    let column = |change: Alteration, column| Found { change, trail: Some((now.id, Trail::Column(column))) };
    let mut found = Vec::new();
    if then.design != now.design {
        found.push(column(here(Happened::DesignMoved), "version"));
    }
    if then.retired != now.retired {
        found.push(column(here(if now.retired { Happened::FormRetired } else { Happened::FormRestored }), "retired"));
    }
    if then.state == RecordState::Complete && now.state != RecordState::Complete {
        found.push(column(here(Happened::FormReopened), "state"));
    }
    found.extend(
        rows(then, now, Happened::RowRetired)
            .chain(rows(now, then, Happened::RowRestored))
            .map(|(what, row)| column(Alteration { row: Some(row.clone()), ..here(what) }, "marks")),
    );
    found.extend(values(then, now));
    found
}

/// Rows that are out of use in the second and not in the first.
fn rows<'r>(one: &'r SignedRecord, other: &'r SignedRecord, what: Happened) -> impl Iterator<Item = (Happened, &'r RowKey)> {
    other.retired_rows.iter().filter(|row| !one.retired_rows.contains(row)).map(move |row| (what, row))
}

fn values(then: &SignedRecord, now: &SignedRecord) -> Vec<Found> {
    let before: BTreeMap<&ItemKey, &SignedValue> = then.values.iter().map(|one| (&one.at, one)).collect();
    let after: BTreeMap<&ItemKey, &SignedValue> = now.values.iter().map(|one| (&one.at, one)).collect();
    let mut keys: Vec<&ItemKey> = before.keys().chain(after.keys()).copied().collect();
    keys.sort();
    keys.dedup();
    let different = keys.into_iter().filter(|at| before.get(at) != after.get(at));
    let change = |at: &ItemKey| {
        let (old, new) = (before.get(at).map(|one| one.datum()), after.get(at).map(|one| one.datum()));
        let derived = new.as_ref().is_some_and(|datum| datum.rule.is_some());
        let what = if derived { Happened::Derived } else { Happened::Value };
        let change = Alteration { item: Some(at.clone()), old, new, ..Alteration::of(what).in_record(&now.key) };
        Found { change, trail: Some((now.id, Trail::Value(at.clone()))) }
    };
    different.map(change).collect()
}

#[derive(Clone)]
struct Author {
    name: String,
    at: Instant,
    reason: Option<String>,
}

const AUTHORS: &str =
    "select a.row_id, a.actor_name, a.at, a.reason, w.item, w.col from unnest($2::uuid[], $3::text[], $4::text[]) w(row_id, item, col)
    cross join lateral (select a.row_id, a.actor_name, a.at, a.reason from audit.record a where a.tenant = $1 and a.row_id = w.row_id
        and case when w.item <> '' then a.changes -> 'values' -> w.item is not null else a.changes -> w.col is not null end
        order by a.seq desc limit 1) a";

/// Who made each change last: one statement, whatever their number.
async fn authors(tx: &Tx, found: &[Found]) -> Outcome<HashMap<(RecordId, Trail), Author>> {
    let places: Vec<&(RecordId, Trail)> = found.iter().filter_map(|one| one.trail.as_ref()).collect();
    if places.is_empty() {
        return Ok(HashMap::new());
    }
    let records: Vec<uuid::Uuid> = places.iter().map(|(record, _)| record.0).collect();
    let (items, columns): (Vec<String>, Vec<String>) = places.iter().map(|(_, at)| at.names()).unzip();
    let mut authors = HashMap::new();
    for row in tx.rows(AUTHORS, [tx.ctx.tenant.0.into(), records.into(), items.into(), columns.into()]).await? {
        let names: (String, String) = (row.try_get("", "item")?, row.try_get("", "col")?);
        let record = RecordId(row.try_get("", "row_id")?);
        let author = Author {
            name: row.try_get("", "actor_name")?,
            at: Instant(row.try_get("", "at")?),
            reason: row.try_get::<Option<String>>("", "reason")?.filter(|reason| !reason.is_empty()),
        };
        let at = places.iter().find(|(one, at)| *one == record && at.names() == names);
        authors.extend(at.map(|at| ((*at).clone(), author)));
    }
    Ok(authors)
}
