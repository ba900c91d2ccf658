//! Taking out what a search finds, all of it, the oldest last: written page by page, from one snapshot of the database.
//!
//! * CSV has a line for each change. What a spreadsheet would take for a formula has an apostrophe before it; so that file is for
//!   reading, and JSON, one entry a line and exactly as the API says it, is the one to compute with.

use std::io::Write;

use csv::{Terminator, Writer, WriterBuilder};
use sea_orm::ConnectionTrait;
use serde_json::Value;
use shared::audit::api::{TrailChange, TrailEntry, TrailFilter};

use super::hidden::{self, kept};
use super::kinds::{Realm, shadows};
use super::read::entries;
use super::search::{WINDOW, look};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Failure, Outcome, internal};

/// Entries that are held at once.
const PAGE: usize = 2000;

const HEAD: [&str; 22] = [
    "ENTRY",
    "AT",
    "PERSON",
    "PERSON_ID",
    "ROLE",
    "ORGANISATION",
    "ACTION",
    "REASON",
    "KIND",
    "OPERATION",
    "ROW",
    "SITE",
    "SUBJECT",
    "VISIT",
    "VISIT_N",
    "FORM",
    "FORM_N",
    "WHAT",
    "OLD",
    "NEW",
    "REQUEST",
    "STUDY",
];

/// Writes a line for each change.
pub async fn csv(tx: &Tx, realm: Realm, filter: TrailFilter, out: &mut impl Write) -> Outcome<()> {
    let mut sheet = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    sheet.write_record(HEAD).map_err(broken)?;
    each(tx, realm, filter, |entry| lines(entry, &mut sheet)).await?;
    sheet.flush().map_err(broken)
}

/// Writes an entry a line.
pub async fn json(tx: &Tx, realm: Realm, filter: TrailFilter, out: &mut impl Write) -> Outcome<()> {
    each(tx, realm, filter, |entry| {
        serde_json::to_writer(&mut *out, entry).map_err(|error| internal(&error))?;
        out.write_all(b"\n").map_err(broken)
    })
    .await
}

async fn each(tx: &Tx, realm: Realm, filter: TrailFilter, mut write: impl FnMut(&TrailEntry) -> Outcome<()>) -> Outcome<()> {
    tx.execute_unprepared("set transaction isolation level repeatable read").await?;
    let (shadows, hidden, mut after) = (shadows(tx, realm).await?, hidden::of(tx, realm).await?, None);
    if let Realm::Study(study) = realm {
        crate::rooms::study::exists(tx, study).await?;
    }
    loop {
        let found = look(tx, realm, &filter, &shadows, after.as_ref(), PAGE, WINDOW).await?;
        for entry in kept(&hidden, &filter, entries(tx, &found.rows).await?) {
            write(&entry)?;
        }
        after = found.edge;
        if after.is_none() {
            return Ok(());
        }
    }
}

fn lines<W: Write>(entry: &TrailEntry, sheet: &mut Writer<W>) -> Outcome<()> {
    entry.changes.iter().try_for_each(|change| sheet.write_record(line(entry, change).map(|cell| harmless(&cell))).map_err(broken))
}

fn line(entry: &TrailEntry, change: &TrailChange) -> [String; 22] {
    let place = entry.place.as_ref();
    let text = |value: Option<String>| value.unwrap_or_default();
    let number = |n: Option<u32>| text(n.map(|n| n.to_string()));
    [
        entry.id.clone(),
        entry.at.to_string(),
        entry.name.clone(),
        entry.by.to_string(),
        text(entry.role.map(|role| role.as_str().to_owned())),
        entry.organisation.clone(),
        entry.action.clone(),
        text(entry.reason.clone()),
        entry.kind.clone(),
        entry.op.clone(),
        entry.row.clone(),
        text(entry.site_code.clone()),
        text(entry.subject_key.clone()),
        text(place.map(|place| place.visit.0.clone())),
        number(place.map(|place| place.visit_n)),
        text(place.and_then(|place| place.form.as_ref()).map(|form| form.0.clone())),
        number(place.and_then(|place| place.form_n)),
        change.what.clone(),
        text(change.old.as_ref().map(|old| cell(change, old))),
        text(change.new.as_ref().map(|new| cell(change, new))),
        text(entry.request.map(|request| request.to_string())),
        text(entry.study.map(|study| study.to_string())),
    ]
}

/// A text as it is; an answer as its value, with the unit's OID or the reason for none in brackets; everything else as JSON.
fn cell(change: &TrailChange, value: &Value) -> String {
    if change.item().is_none() {
        return value.as_str().map_or_else(|| value.to_string(), str::to_owned);
    }
    let part = |name: &str| value.get(name).and_then(Value::as_str).map(|text| format!("[{text}]"));
    let held = match value.get("v") {
        Some(Value::String(text)) => text.clone(),
        Some(many) => many.to_string(),
        None => String::new(),
    };
    [Some(held).filter(|held| !held.is_empty()), part("u"), part("m")].into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// A cell that no spreadsheet calculates.
pub fn harmless(cell: &str) -> String {
    match cell.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => format!("'{cell}"),
        false => cell.to_owned(),
    }
}

fn broken(error: impl std::error::Error) -> Failure {
    internal(&error)
}
