//! Entries without what tells the treatment: who must not know it sees neither such a value nor an entry of nothing else, and cannot
//! find an entry by it either.

use shared::audit::api::{TrailChange, TrailEntry, TrailFilter};

use super::kinds::Realm;
use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::rooms::study::Hidden;

/// What the reader of a trail must not see.
pub async fn of(tx: &Tx, realm: Realm) -> Outcome<Hidden> {
    match realm {
        Realm::Study(study) => Hidden::of(tx, study).await,
        // No data of subjects are read there.
        Realm::Tenant => Ok(Hidden::default()),
    }
}

/// The entries without what is hidden; one that has nothing else is not there, nor one that was found by it alone.
pub fn kept(hidden: &Hidden, filter: &TrailFilter, entries: Vec<TrailEntry>) -> Vec<TrailEntry> {
    if hidden.is_empty() {
        return entries;
    }
    if filter.item.as_ref().is_some_and(|item| hidden.has_item(item)) {
        return Vec::new();
    }
    entries.into_iter().filter_map(|entry| without(hidden, filter, entry)).collect()
}

fn without(hidden: &Hidden, filter: &TrailFilter, mut entry: TrailEntry) -> Option<TrailEntry> {
    // A question about such an item, what was said in it, a file handed in for it, a lock on it.
    if entry.place.as_ref().and_then(|place| place.item.as_deref()).is_some_and(|item| hidden.named_by(item)) {
        return None;
    }
    let whole = entry.changes.clone();
    entry.changes = whole.iter().cloned().filter_map(|change| rest(hidden, change)).collect();
    if entry.changes == whole {
        return Some(entry);
    }
    // Why it was done may tell as much as what was done.
    entry.reason = None;
    let told_more =
        entry.changes.iter().any(|change| !matches!(change.what.as_str(), "revision" | "saved_at" | "saved_by" | "saved_by_name"));
    (told_more && still_found(filter, &entry)).then_some(entry)
}

/// What of a change may be shown. Marks of verification stand under `track:GROUP/1/ITEM`.
fn rest(hidden: &Hidden, change: TrailChange) -> Option<TrailChange> {
    let (_, key) = change.what.split_once('/').unwrap_or_default();
    if hidden.named_by(key) || key.split_once(':').is_some_and(|(_, key)| hidden.named_by(key)) {
        return None;
    }
    let side = |value: Option<serde_json::Value>| value.map(|value| hidden.scrub(value)).filter(|value| !value.is_null());
    let TrailChange { what, old, new } = change;
    let change = TrailChange { what, old: side(old), new: side(new) };
    (change.old.is_some() || change.new.is_some()).then_some(change)
}

/// Whether what is left of an entry is what a search for a text would find.
fn still_found(filter: &TrailFilter, entry: &TrailEntry) -> bool {
    let Some(text) = filter.text.as_deref().map(|text| text.trim().to_lowercase()).filter(|text| !text.is_empty()) else { return true };
    let changes = serde_json::to_string(&entry.changes).unwrap_or_default();
    let said = [entry.name.as_str(), entry.organisation.as_str(), entry.reason.as_deref().unwrap_or_default(), &changes];
    said.iter().any(|said| said.to_lowercase().contains(&text))
}
