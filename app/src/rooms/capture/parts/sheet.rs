//! The sheet: a draft on the screen. One signal per item, so that a keystroke draws one field anew; each change is kept on
//! this computer first and then sent, one set at a time.
//!
//! Invariant: the sheet outlives its page while something is unsent: leaving a form never loses what was typed.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use shared::capture::api::{OnSubject, SaveRecord};
use shared::capture::{Change, Conflict, RecordState, RecordView, RowKey, Saved};
use shared::forms::rule::Trace;
use shared::forms::{DataType, Datum, Finding, FormPlan, ItemKey, Link, Oid, Words};
use shared::kernel::{Code, PartialDate, PartialDateTime, PartialTime, Problem};

use crate::net::{self, Trouble};
use crate::rooms::capture::draft::{Draft, Keep, Outgoing, Progress, Row, Status, back_off};
use crate::rooms::capture::queue::{self, Place};

/// A draft with its signals. Cheap to clone.
#[derive(Clone)]
pub struct Sheet(Arc<Inner>);

struct Inner {
    place: Place,
    plan: Arc<FormPlan>,
    draft: Mutex<Draft>,
    items: Mutex<HashMap<ItemKey, ItemSignals>>,
    tables: Mutex<HashMap<Oid, ArcRwSignal<Vec<Row>>>>,
    groups: Mutex<HashMap<Oid, ArcRwSignal<bool>>>,
    head: ArcRwSignal<Head>,
    typing: Mutex<Option<Change>>,
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
}

/// What stands at the head of the form.
#[derive(Clone, Debug, PartialEq)]
pub struct Head {
    pub status: Status,
    /// The browser let us keep what is unsent.
    pub kept: bool,
    pub progress: Progress,
    pub state: RecordState,
    pub complete: bool,
    pub to_look_at: Vec<ItemKey>,
    /// What keeps the form from being complete.
    pub incomplete: Vec<ItemKey>,
    /// Completion was tried.
    pub tried: bool,
}

thread_local! {
    /// Sheets with something unsent, by place.
    static UNSENT: RefCell<HashMap<String, Sheet>> = RefCell::default();
}

impl Sheet {
    /// The record as the server has it, with what was kept on this computer on top.
    pub fn open(place: Place, plan: Arc<FormPlan>, view: RecordView, saves: Option<RwSignal<u32>>) -> Self {
        if let Some(sheet) = UNSENT.with_borrow(|unsent| unsent.get(&place.prefix()).cloned()) {
            let mut known = locked(&sheet.0.saves);
            *known = saves.or(*known);
            drop(known);
            return sheet;
        }
        let mut draft = Draft::of(Arc::clone(&plan), view);
        draft.at(now());
        queue::take(&place).into_iter().for_each(|kept| draft.restore(kept));
        let head = ArcRwSignal::new(head(&draft, true));
        let (items, tables, groups, typing) = (Mutex::default(), Mutex::default(), Mutex::default(), Mutex::default());
        let (draft, saves) = (Mutex::new(draft), Mutex::new(saves));
        let sheet = Self(Arc::new(Inner { place, plan, draft, items, tables, groups, head, typing, saves }));
        sheet.changed();
        sheet
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
        self.draft().visited(at);
        self.show();
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
        draft.at(now());
        let outcome = change(&mut draft);
        drop(draft);
        self.changed();
        outcome
    }

    /// Keeps what is unsent, shows what is new, sends what can be sent.
    fn changed(&self) {
        let outgoing = self.draft().next_to_send();
        self.show();
        if let Some(outgoing) = outgoing {
            let sheet = self.clone();
            spawn_local(async move {
                let answer = sheet.submit(&outgoing).await;
                sheet.answered(answer);
            });
        }
    }

    async fn submit(&self, Outgoing { set, reason }: &Outgoing) -> Result<Saved, Trouble> {
        let path = OnSubject { study: self.0.place.study, subject: self.0.place.subject };
        match reason {
            None => net::submit::<SaveRecord>(&path, set).await,
            Some(reason) => net::submit_because::<SaveRecord>(&path, set, reason).await,
        }
    }

    fn answered(&self, answer: Result<Saved, Trouble>) {
        match answer {
            Ok(saved) => {
                self.draft().acknowledged(saved);
                self.tell();
            }
            Err(Trouble::Problem(problem)) if !Trouble::Problem(problem.clone()).passes() => self.refused(*problem),
            Err(_) => return self.no_answer(),
        }
        self.changed();
    }

    fn refused(&self, problem: Problem) {
        let mut draft = self.draft();
        match (problem.code, conflicts(&problem)) {
            (Code::Conflict, Some(conflicts)) => draft.conflicted(conflicts),
            (Code::Unauthenticated, _) => draft.failed_signed_out(),
            _ => draft.refused(problem),
        }
    }

    /// Tries again after a while; the browser's word that it is online again comes sooner, if it comes.
    fn no_answer(&self) {
        self.draft().failed_offline();
        let pause = Duration::from_secs(back_off(self.draft().tries()).into());
        let sheet = self.clone();
        set_timeout(move || sheet.changed(), pause);
        self.show();
    }

    fn tell(&self) {
        let saves = *locked(&self.0.saves);
        // The page that listens may be gone.
        let _ = saves.and_then(|saves| saves.try_update(|saves| *saves = saves.wrapping_add(1)));
    }

    /// Writes what is new into the signals; a signal that says it already is left alone.
    fn show(&self) {
        let draft = self.draft();
        let kept = draft.kept();
        let could_keep = queue::keep(&self.0.place, kept.as_ref());
        UNSENT.with_borrow_mut(|unsent| match kept {
            Some(_) => unsent.insert(self.0.place.prefix(), self.clone()),
            None => unsent.remove(&self.0.place.prefix()),
        });
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
        differing(&self.0.head, head(&draft, could_keep), &mut news);
        // Whoever listens may ask the sheet again: let go of the draft first.
        drop(draft);
        news.into_iter().for_each(|tell| tell());
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
        progress: draft.progress(),
        state: draft.state(),
        complete: draft.is_complete(),
        to_look_at: draft.to_look_at(),
        incomplete: draft.incomplete(),
        tried: draft.tried(),
    }
}

fn conflicts(problem: &Problem) -> Option<Vec<Conflict>> {
    let conflicts: Vec<Conflict> = serde_json::from_value(problem.more.as_ref()?.get("conflicts")?.clone()).ok()?;
    (!conflicts.is_empty()).then_some(conflicts)
}

fn locked<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
