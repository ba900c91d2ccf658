//! What was typed and has no receipt yet, kept on this computer until it has one: it survives a reload and a lost line.
//!
//! Invariants: under one person's key lies only what that person typed, so that nobody sends another's changes under their
//! own name; nothing stays once the server has it; each window writes under a key of its own, so that two do not overwrite
//! each other.

use std::cell::RefCell;

use leptos::prelude::window;
use serde::{Deserialize, Serialize};
use shared::capture::RecordKey;
use shared::kernel::{PersonId, StudyId, SubjectId};
use uuid::Uuid;
use web_sys::Storage;

use super::draft::Kept;
use crate::route::encode;

const ROOM: &str = "probatum.kept";

thread_local! {
    static WINDOW: RefCell<Option<String>> = const { RefCell::new(None) };
}

/// Whose record it is, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Place {
    pub person: PersonId,
    pub study: StudyId,
    pub subject: SubjectId,
    pub record: RecordKey,
}

impl Place {
    /// All keys of this record begin so.
    pub fn prefix(&self) -> String {
        let Self { person, study, subject, record } = self;
        let RecordKey { visit, visit_n, form, form_n } = record;
        let (visit, form) = (encode(visit.as_str()), encode(form.as_str()));
        format!("{ROOM}/{person}/{study}/{subject}/{visit}/{visit_n}/{form}/{form_n}/")
    }
}

/// What lies under a key.
#[derive(Serialize, Deserialize)]
struct Entry {
    place: Place,
    kept: Kept,
}

/// Keeps what has no receipt yet; with nothing to keep, forgets. False where the browser does not let us.
pub fn keep(place: &Place, kept: Option<&Kept>) -> bool {
    let key = place.prefix() + &this_window();
    let Some(storage) = storage() else { return kept.is_none() };
    let Some(kept) = kept else { return storage.remove_item(&key).is_ok() };
    let entry = Entry { place: place.clone(), kept: kept.clone() };
    serde_json::to_string(&entry).is_ok_and(|text| storage.set_item(&key, &text).is_ok())
}

/// What was kept of this record by windows that are gone; from now on it is this window's to keep.
pub fn take(place: &Place) -> Vec<Kept> {
    let Some(storage) = storage() else { return Vec::new() };
    let keys = keys(&storage, &place.prefix());
    let kept: Vec<Kept> = keys.iter().filter_map(|key| read(&storage, key)).map(|entry| entry.kept).collect();
    for key in &keys {
        let _ = storage.remove_item(key);
    }
    kept
}

/// The records of which something of this person's is kept.
pub fn places(person: PersonId) -> Vec<Place> {
    let Some(storage) = storage() else { return Vec::new() };
    let keys = keys(&storage, &format!("{ROOM}/{person}/"));
    let mut places: Vec<Place> = Vec::new();
    for entry in keys.iter().filter_map(|key| read(&storage, key)) {
        if !places.contains(&entry.place) {
            places.push(entry.place);
        }
    }
    places
}

fn read(storage: &Storage, key: &str) -> Option<Entry> {
    serde_json::from_str(&storage.get_item(key).ok()??).ok()
}

fn keys(storage: &Storage, prefix: &str) -> Vec<String> {
    let count = storage.length().unwrap_or(0);
    let all = (0..count).filter_map(|n| storage.key(n).ok()?);
    all.filter(|key| key.starts_with(prefix)).collect()
}

fn this_window() -> String {
    WINDOW.with_borrow_mut(|known| known.get_or_insert_with(|| Uuid::new_v4().to_string()).clone())
}

fn storage() -> Option<Storage> {
    window().local_storage().ok().flatten()
}
