//! What was typed and has no receipt yet, kept on this computer until it has one: it survives a reload, a crash and a lost line.
//!
//! Invariants: under one person's key lies only what that person typed, so that nobody sees or sends another's changes under
//! their own name; nothing stays once the server has it; each window writes under a key of its own, so that two do not overwrite
//! each other.

use std::cell::RefCell;
use std::future::Future;

use leptos::prelude::*;
use serde::{Deserialize, Serialize};
use shared::capture::RecordKey;
use shared::kernel::{Instant, PersonId, StudyId, SubjectId};
use uuid::Uuid;

use super::draft::Kept;
use crate::net;
use crate::route::encode;
use crate::shelf::{self, Board};

thread_local! {
    static WINDOW: RefCell<Option<String>> = const { RefCell::new(None) };
    static WAITING: ArcRwSignal<Vec<Waiting>> = ArcRwSignal::new(Vec::new());
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
        format!("{person}/{study}/{subject}/{visit}/{visit_n}/{form}/{form_n}/")
    }
}

/// What lies under a key.
#[derive(Clone, Serialize, Deserialize)]
pub struct Entry {
    pub place: Place,
    /// How people call the record: subject, visit, form.
    pub label: String,
    /// Since when something of it waits: what has waited longest is sent first.
    pub since: Option<Instant>,
    pub kept: Kept,
}

/// What was kept by windows that are gone.
#[derive(Default)]
pub struct Taken {
    pub entries: Vec<Entry>,
    keys: Vec<String>,
}

/// One record of which something waits, as the page tells of it.
#[derive(Clone, Debug, PartialEq)]
pub struct Waiting {
    pub place: Place,
    pub label: String,
    pub since: Option<Instant>,
    pub n: usize,
    pub state: State,
}

/// Why it waits.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum State {
    /// About to be sent, or on its way.
    Sending,
    Offline,
    SignedOut,
    Reason,
    Refused,
    /// Two people changed the same, or a text cannot be read: somebody must look.
    Look,
}

impl State {
    pub const fn as_str(self) -> &'static str {
        match self {
            State::Sending => "sending",
            State::Offline => "offline",
            State::SignedOut => "signed-out",
            State::Reason => "reason",
            State::Refused => "refused",
            State::Look => "look",
        }
    }
}

/// All that waits on this computer for the person who is signed in, the oldest first.
pub fn waiting() -> ArcRwSignal<Vec<Waiting>> {
    WAITING.with(ArcRwSignal::clone)
}

/// What waits of one record from now on.
pub fn tell(place: &Place, now: Option<Waiting>) {
    let all = waiting();
    let known = all.with_untracked(|all| all.iter().find(|one| one.place == *place).cloned());
    if known == now {
        return;
    }
    all.update(|all| {
        all.retain(|one| one.place != *place);
        if let Some(now) = now {
            let at = all.partition_point(|one| one.since <= now.since);
            all.insert(at, now);
        }
    });
}

/// Keeps what has no receipt yet; with nothing to keep, forgets. The browser has it when this returns; the answer is whether it
/// is on the disk.
pub fn keep(place: &Place, entry: Option<Entry>) -> impl Future<Output = bool> + use<> {
    let key = place.prefix() + &this_window();
    let text = entry.as_ref().and_then(|entry| serde_json::to_string(entry).ok());
    let done = shelf::put(Board::Unsent, &key, text.as_deref());
    let nothing = entry.is_none();
    async move { done.await || nothing }
}

/// What was kept of this record by windows that are gone, or by this one before. It stays where it is until [`Taken::let_go`].
pub async fn take(place: &Place) -> Taken {
    let own = place.prefix() + &this_window();
    let mut taken = Taken::default();
    for (key, entry) in read(&place.prefix()).await {
        taken.entries.push(entry);
        if key != own {
            taken.keys.push(key);
        }
    }
    taken
}

impl Taken {
    /// It is kept elsewhere from now on.
    pub async fn let_go(self) {
        for key in self.keys {
            shelf::put(Board::Unsent, &key, None).await;
        }
    }
}

/// The records of which something of this person's is kept, the oldest first.
pub async fn of(person: PersonId) -> Vec<Entry> {
    let mut entries: Vec<Entry> = Vec::new();
    for (_, entry) in read(&format!("{person}/")).await {
        if entries.iter().all(|known| known.place != entry.place) {
            let at = entries.partition_point(|known| known.since <= entry.since);
            entries.insert(at, entry);
        }
    }
    entries
}

async fn read(prefix: &str) -> Vec<(String, Entry)> {
    let kept = shelf::all(Board::Unsent, prefix).await;
    kept.into_iter().filter_map(|(key, text)| Some((key, net::read_json(&text).ok()?))).collect()
}

fn this_window() -> String {
    WINDOW.with_borrow_mut(|known| known.get_or_insert_with(|| Uuid::new_v4().to_string()).clone())
}
