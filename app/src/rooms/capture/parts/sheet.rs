//! The sheet: a draft on the screen. One signal per item, so that a keystroke draws one field anew; each change is kept on
//! this computer first and then sent, one set at a time.
//!
//! Invariants: the sheet outlives its page while something is unsent: leaving a form never loses what was typed; a set leaves only
//! after it is on this computer's disk, or after it is known that it cannot be; while the line is lost, what has waited longest
//! goes first.

mod line;

use std::collections::HashMap;
use std::future::Future;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use crate::rooms::capture::draft::{Arrived, Author, Draft, Keep, Kept, Progress, Row, Status};
use crate::rooms::capture::queue::{self, Place, Taken};
use crate::{clock, pointer};
use leptos::prelude::*;
use shared::capture::{Change, Conflict, RecordState, RecordView, RowKey};
use shared::forms::rule::Trace;
use shared::forms::{DataType, Datum, Finding, FormPlan, ItemKey, Link, Missing, Oid, Words};
use shared::kernel::{Instant, PartialDate, PartialDateTime, PartialTime};

pub use line::{is_only_in_memory, leave_what_is_unsent, line_is_back};

/// A draft with its signals. Cheap to clone.
#[derive(Clone)]
pub struct Sheet(Arc<Inner>);

struct Inner {
    place: Place,
    /// How people call the record.
    label: String,
    plan: Arc<FormPlan>,
    /// What is on this computer's disk, or on its way there; and whether the browser lets us.
    kept: Mutex<(Option<Kept>, bool)>,
    /// Since when something waits.
    since: Mutex<Option<Instant>>,
    /// Who made which revision, as far as news has come.
    authors: Mutex<Vec<Author>>,
    draft: Mutex<Draft>,
    items: Mutex<HashMap<ItemKey, ItemSignals>>,
    tables: Mutex<HashMap<Oid, ArcRwSignal<Vec<Row>>>>,
    groups: Mutex<HashMap<Oid, ArcRwSignal<bool>>>,
    head: ArcRwSignal<Head>,
    typing: Mutex<Option<Change>>,
    /// What windows that are gone have kept: let go once this one has it on the disk itself.
    taken: Mutex<Option<Taken>>,
    /// Counts saves, for whoever shows the record elsewhere on the page.
    saves: Mutex<Option<RwSignal<u32>>>,
}

/// What one field shows. Two signals: words below a field change without touching the control.
#[derive(Clone)]
pub struct ItemSignals {
    pub shown: ArcRwSignal<Datum>,
    pub notes: ArcRwSignal<Notes>,
    /// What rules make of the item beside its value.
    pub ruled: ArcRwSignal<Ruled>,
}

/// Whether an item is asked for, must be answered, and which of its choices are not offered.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ruled {
    pub asked: bool,
    /// Something stands in it although no rule asks for it any more.
    pub unused: bool,
    pub required: bool,
    pub withheld: Vec<String>,
}

/// What stands below a field.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Notes {
    pub findings: Vec<Finding>,
    /// Why the text stays in the field, unsaved.
    pub held: Option<Words>,
    pub conflict: Option<Conflict>,
    /// Whose change has just arrived here.
    pub arrived: Option<Arrived>,
}

/// What stands at the head of the form.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    pub status: Status,
    /// The browser let us keep what is unsent.
    pub kept: bool,
    /// How many changes have no receipt.
    pub unsent: usize,
    /// What others changed, and nobody has worked on here since.
    pub arrived: Vec<Arrived>,
    pub progress: Progress,
    pub state: RecordState,
    pub complete: bool,
    pub to_look_at: Vec<ItemKey>,
    /// What keeps the form from being complete.
    pub incomplete: Vec<ItemKey>,
    /// Completion was tried.
    pub tried: bool,
    /// How many other records keep what they say because they are frozen or locked.
    pub held_back: usize,
}

impl Sheet {
    /// The record as the server has it, with what was kept on this computer on top.
    pub async fn open(place: Place, label: String, plan: Arc<FormPlan>, view: RecordView, saves: Option<RwSignal<u32>>) -> Self {
        let taken = queue::take(&place).await;
        if let Some(sheet) = line::unsent_at(&place) {
            let mut known = locked(&sheet.0.saves);
            *known = saves.or(*known);
            drop(known);
            sheet.arrive(view);
            return sheet;
        }
        let mut draft = Draft::of(Arc::clone(&plan), view);
        draft.at(now(), clock::now());
        let since = taken.entries.iter().filter_map(|entry| entry.since).min();
        taken.entries.iter().for_each(|entry| draft.restore(entry.kept.clone()));
        let sheet = Self(Arc::new(Inner {
            place,
            label,
            plan,
            kept: Mutex::new((None, true)),
            since: Mutex::new(since),
            authors: Mutex::default(),
            head: ArcRwSignal::new(head(&draft, true)),
            draft: Mutex::new(draft),
            items: Mutex::default(),
            tables: Mutex::default(),
            groups: Mutex::default(),
            typing: Mutex::default(),
            saves: Mutex::new(saves),
            taken: Mutex::new(Some(taken)),
        }));
        sheet.changed();
        sheet
    }

    pub fn place(&self) -> &Place {
        &self.0.place
    }

    pub fn plan(&self) -> &Arc<FormPlan> {
        &self.0.plan
    }

    pub fn head(&self) -> ArcRwSignal<Head> {
        self.0.head.clone()
    }

    /// The signals of one item.
    pub fn item(&self, at: &ItemKey) -> ItemSignals {
        let draft = self.draft();
        let signals = |draft: &Draft| ItemSignals {
            shown: ArcRwSignal::new(draft.shown(at)),
            notes: ArcRwSignal::new(notes(draft, at)),
            ruled: ArcRwSignal::new(ruled(draft, at)),
        };
        let mut items = locked(&self.0.items);
        items.entry(at.clone()).or_insert_with(|| signals(&draft)).clone()
    }

    /// The rows that a link may point to: number, and what each is known by.
    pub fn linked(&self, link: &Link) -> Vec<(String, Vec<(DataType, Datum)>)> {
        self.draft().linked(link)
    }

    /// The rows of a group.
    pub fn rows(&self, group: &Oid) -> ArcRwSignal<Vec<Row>> {
        let rows = rows(&self.draft(), group);
        locked(&self.0.tables).entry(group.clone()).or_insert_with(|| ArcRwSignal::new(rows)).clone()
    }

    /// Whether a group is asked for.
    pub fn group(&self, group: &Oid) -> ArcRwSignal<bool> {
        let asked = self.draft().is_group_asked(group);
        locked(&self.0.groups).entry(group.clone()).or_insert_with(|| ArcRwSignal::new(asked)).clone()
    }

    /// Why an item has its derived value, or is not asked for.
    pub fn why(&self, at: &ItemKey) -> Option<Trace> {
        self.draft().why(at).map(|(_, trace)| trace)
    }

    /// A person has left a field.
    pub fn enter(&self, change: Change) {
        self.stop_typing();
        self.with(|draft| draft.apply(change));
    }

    /// A person is typing: what the field would say if it were left now.
    pub fn typing(&self, change: Change) {
        *locked(&self.0.typing) = Some(change);
    }

    pub fn stop_typing(&self) {
        *locked(&self.0.typing) = None;
    }

    /// The page goes away under a person who is typing: as if the field had been left.
    pub fn finish_typing(&self) {
        let typed = locked(&self.0.typing).take();
        if let Some(change) = typed {
            self.with(|draft| draft.apply(change));
        }
    }

    pub fn visited(&self, at: &ItemKey) {
        if locked(&self.0.typing).as_ref().is_some_and(|change| change.at == *at) {
            self.stop_typing();
        }
        self.draft().visited(at);
        drop(self.show());
    }

    /// What is not answered, of a group or of the form.
    pub fn unanswered(&self, group: Option<&Oid>) -> Vec<ItemKey> {
        self.draft().unanswered(group)
    }

    pub fn say_missing(&self, items: &[ItemKey], why: Missing) {
        self.finish_typing();
        self.with(|draft| draft.say_missing(items, why));
    }

    pub fn take_back_missing(&self, items: &[ItemKey], why: Missing) {
        self.with(|draft| draft.take_back_missing(items, why));
    }

    pub fn add_row(&self, group: &Oid) -> RowKey {
        self.with(|draft| draft.add_row(group))
    }

    pub fn duplicate_row(&self, row: &RowKey) -> RowKey {
        self.with(|draft| draft.duplicate_row(row))
    }

    pub fn retire_row(&self, row: &RowKey) {
        self.with(|draft| draft.retire_row(row));
    }

    pub fn restore_row(&self, row: &RowKey) {
        self.with(|draft| draft.restore_row(row));
    }

    pub fn decide(&self, at: &ItemKey, keep: Keep) {
        self.with(|draft| draft.decide(at, keep));
    }

    pub fn give_reason(&self, reason: String) {
        self.with(|draft| draft.give_reason(reason));
    }

    /// Declares the form complete, or says which items are missing.
    pub fn complete(&self) -> Result<(), Vec<ItemKey>> {
        self.finish_typing();
        self.with(Draft::complete)
    }

    pub fn reopen(&self) {
        self.with(Draft::reopen);
    }

    pub fn next_incomplete(&self, after: Option<&ItemKey>) -> Option<ItemKey> {
        self.draft().next_incomplete(after)
    }

    pub fn shown(&self, at: &ItemKey) -> Datum {
        self.draft().shown(at)
    }

    /// The line may be back.
    pub fn try_again(&self) {
        self.with(Draft::try_again);
    }

    fn draft(&self) -> MutexGuard<'_, Draft> {
        locked(&self.0.draft)
    }

    fn with<T>(&self, change: impl FnOnce(&mut Draft) -> T) -> T {
        let mut draft = self.draft();
        draft.at(now(), clock::now());
        let outcome = change(&mut draft);
        drop(draft);
        self.changed();
        outcome
    }

    /// Writes what is new into the signals; a signal that says it already is left alone. Keeps what is new on this computer: the
    /// answer says whether it is there.
    fn show(&self) -> impl Future<Output = bool> + use<> {
        let draft = self.draft();
        let kept = draft.kept();
        self.note_since(kept.is_some());
        let keeping = self.keep(kept.clone());
        let could_keep = locked(&self.0.kept).1;
        self.note_unsent(kept.is_some());
        let mut news: Vec<Box<dyn FnOnce()>> = Vec::new();
        for (at, signals) in locked(&self.0.items).iter() {
            differing(&signals.shown, draft.shown(at), &mut news);
            differing(&signals.notes, notes(&draft, at), &mut news);
            differing(&signals.ruled, ruled(&draft, at), &mut news);
        }
        for (group, signal) in locked(&self.0.tables).iter() {
            differing(signal, rows(&draft, group), &mut news);
        }
        for (group, signal) in locked(&self.0.groups).iter() {
            differing(signal, draft.is_group_asked(group), &mut news);
        }
        let head = head(&draft, could_keep);
        let waiting = kept.map(|kept| self.waiting(&head, kept.len()));
        differing(&self.0.head, head, &mut news);
        // Whoever listens may ask the sheet again: let go of the draft first.
        drop(draft);
        if !news.is_empty() && pointer::is_down() {
            let sheet = self.clone();
            pointer::when_up(Box::new(move || drop(sheet.show())));
        } else {
            news.into_iter().for_each(|tell| tell());
        }
        queue::tell(&self.0.place, waiting);
        keeping
    }
}

fn differing<T: PartialEq + Send + Sync + 'static>(signal: &ArcRwSignal<T>, now: T, news: &mut Vec<Box<dyn FnOnce()>>) {
    if signal.with_untracked(|known| *known != now) {
        let signal = signal.clone();
        news.push(Box::new(move || signal.set(now)));
    }
}

fn notes(draft: &Draft, at: &ItemKey) -> Notes {
    Notes {
        findings: draft.findings_at(at).into_iter().cloned().collect(),
        held: draft.held(at).map(|held| held.why.clone()),
        conflict: draft.conflict(at).cloned(),
        arrived: draft.arrival(at).cloned(),
    }
}

fn ruled(draft: &Draft, at: &ItemKey) -> Ruled {
    Ruled { asked: draft.is_asked(at), unused: draft.is_unused(at), required: draft.is_required(at), withheld: draft.withheld_choices(at) }
}

/// This computer's clock: the browser's guess, until the server decides with the site's.
fn now() -> PartialDateTime {
    let now = js_sys::Date::new_0();
    let part = |part: u32| u8::try_from(part).ok();
    let year = u16::try_from(now.get_full_year()).ok();
    PartialDateTime {
        date: PartialDate { year, month: part(now.get_month().saturating_add(1)), day: part(now.get_date()) },
        time: PartialTime {
            hour: part(now.get_hours()),
            minute: part(now.get_minutes()),
            second: part(now.get_seconds()),
            ..PartialTime::default()
        },
    }
}

fn rows(draft: &Draft, group: &Oid) -> Vec<Row> {
    let plan = draft.plan();
    plan.groups.iter().find(|plan| plan.group.oid == *group).map(|plan| draft.rows(plan)).unwrap_or_default()
}

fn head(draft: &Draft, kept: bool) -> Head {
    Head {
        status: draft.status(),
        kept,
        unsent: draft.waiting(),
        arrived: draft.arrivals().to_vec(),
        progress: draft.progress(),
        state: draft.state(),
        complete: draft.is_complete(),
        to_look_at: draft.to_look_at(),
        incomplete: draft.incomplete(),
        tried: draft.tried(),
        held_back: draft.held_back(),
    }
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
