//! Draft: what one person is entering into one record, from the keystroke to the server's receipt.
//!
//! Pure: no browser, no clock, no network. The page tells it what happened ([`Draft::apply`], [`Draft::acknowledged`], …)
//! and asks what to show and what to send.
//! Invariants: what was typed is in exactly one of `pending`, `sending`, `held`, `conflicts` or `saved`, so nothing typed is
//! lost; what someone else changed is never overwritten unseen (DAT-08); only a receipt moves a value to `saved` (DAT-09).

mod arriving;
mod begin;
mod kept;
mod progress;
mod rest;
mod rows;
mod sending;
/// A set, filled one by one: `collect` would bring a sort of its own for each kind of set, a kilobyte of the browser's each.
fn set_of<T: Ord>(all: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(all);
    set
}

#[cfg(test)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use shared::capture::{Change, Conflict, RecordKey, RecordState, RecordView, RowKey};
use shared::forms::rule::{Sheet, Trace};
use shared::forms::{DataType, Datum, Evaluation, Finding, FormPlan, Hand, ItemKey, Level, Link, Oid, Reference, Values, Words, read};
use shared::kernel::{Instant, PartialDateTime};

pub use arriving::{Arrived, Author};
pub use kept::Kept;
pub use progress::Progress;
pub use rows::Row;
pub use sending::{Keep, Outgoing, Status, back_off};

use sending::Line;

/// One record while a person works on it.
#[derive(Clone, Debug)]
pub struct Draft {
    plan: Arc<FormPlan>,
    record: RecordKey,
    base: u32,
    state: RecordState,
    needs_reason: bool,
    /// Only what waits now needs it: rows with answers go out of use.
    reason_once: bool,
    saved: Values,
    saved_at: Option<Instant>,
    retired: BTreeSet<RowKey>,
    /// Rows begun here in which nothing stands yet.
    begun: BTreeSet<RowKey>,
    pending: Pending,
    sending: Option<Outgoing>,
    reason: Option<String>,
    held: BTreeMap<ItemKey, Held>,
    conflicts: BTreeMap<ItemKey, Conflict>,
    touched: BTreeSet<ItemKey>,
    /// Completion was tried.
    tried: bool,
    /// Whoever has it open must not know the treatment.
    blinded: bool,
    /// The record with what is typed here, and all that its rules make of it.
    sheet: Sheet<Arc<FormPlan>>,
    /// What all of it means.
    evaluation: Evaluation,
    /// What others changed while the record was open here, and nobody has looked at here since.
    arrived: Vec<Arrived>,
    /// What others made of an item while somebody types in it here: the value, and the revision that is known to who types.
    unseen: Vec<(ItemKey, Datum, u32)>,
    /// What time it is, set right by the server's clock: when what is put now is entered.
    clock: Option<Instant>,
    line: Line,
    /// So many times in a row no answer came.
    tries: u32,
    /// Records that rules would have changed along with the last save, and that are frozen or locked.
    held_back: usize,
}

/// What waits to be sent.
#[derive(Clone, Debug, Default)]
struct Pending {
    items: BTreeMap<ItemKey, Edit>,
    rows: BTreeMap<RowKey, bool>,
    complete: Option<bool>,
}

impl Pending {
    fn is_empty(&self) -> bool {
        self.items.is_empty() && self.rows.is_empty() && self.complete.is_none()
    }

    fn len(&self) -> usize {
        self.items.len() + self.rows.len() + usize::from(self.complete.is_some())
    }
}

/// A new value, and the revision that its author had seen.
#[derive(Clone, Debug)]
struct Edit {
    to: Datum,
    base: u32,
    /// The other value of a conflict, over which a person decided for this one.
    over: Option<Datum>,
}

/// What stays in its field, unsaved, and why: it cannot be read, or the server would not have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub text: Datum,
    pub why: Words,
}

impl Draft {
    /// The rows that a link may point to: number, and what each is known by. Those of other records are as they were when the form
    /// was opened.
    pub fn linked(&self, link: &Link) -> Vec<(String, Vec<(DataType, Datum)>)> {
        self.sheet.linked(link)
    }

    /// A draft that says what the server says.
    pub fn of(plan: Arc<FormPlan>, view: RecordView) -> Self {
        let reference = Reference { retired: set_of(view.retired.iter().map(place)), about: view.about, sources: view.sources };
        let sheet = Sheet::of(Arc::clone(&plan), view.values.clone(), reference);
        let evaluation = sheet.evaluation();
        Self {
            plan,
            record: view.key,
            blinded: view.blinded,
            base: view.revision,
            tried: false,
            state: view.state,
            needs_reason: view.needs_reason,
            reason_once: false,
            saved: view.values,
            saved_at: view.saved_at,
            retired: set_of(view.retired),
            begun: BTreeSet::new(),
            pending: Pending::default(),
            sending: None,
            reason: None,
            held: BTreeMap::new(),
            conflicts: BTreeMap::new(),
            touched: BTreeSet::new(),
            sheet,
            evaluation,
            arrived: Vec::new(),
            unseen: Vec::new(),
            clock: None,
            line: Line::Ready,
            tries: 0,
            held_back: 0,
        }
    }

    /// A person has left a field: what it says now. A text that cannot be read as the item's type is held, not sent.
    pub fn apply(&mut self, change: Change) {
        let Change { at, to } = change;
        let Some(item) = self.typed_in(&at, &to) else { return };
        let readable = read(item, &to);
        self.touched.insert(at.clone());
        self.looked_at(&at);
        match readable {
            Err(why) => self.hold(at, to, Words::Key { key: why.key.to_owned(), args: why.args }),
            Ok(_) => {
                let first = self.first_in(&at, &to);
                self.held.remove(&at);
                self.put(at.clone(), to);
                self.enter(&at);
                self.begin(first, &at);
                self.evaluation = self.sheet.evaluation();
            }
        }
        self.line.changed();
    }

    /// A person has left a field without changing it: from now on its blank is worth a word.
    pub fn visited(&mut self, at: &ItemKey) {
        self.touched.insert(at.clone());
        self.see(at);
    }

    /// What stands in the item, as far as it can be read: typed here, on its way, or saved.
    pub fn datum(&self, at: &ItemKey) -> Option<&Datum> {
        self.evaluation.derived.get(at).or_else(|| self.entered(at))
    }

    fn entered(&self, at: &ItemKey) -> Option<&Datum> {
        let conflict = self.conflicts.get(at).map(|conflict| &conflict.yours);
        let pending = || self.pending.items.get(at).map(|edit| &edit.to);
        conflict.or_else(pending).or_else(|| self.on_its_way(at)).or_else(|| self.saved.get(at))
    }

    /// What the field shows: what was typed, readable or not.
    pub fn shown(&self, at: &ItemKey) -> Datum {
        let held = self.held.get(at).map(|held| &held.text);
        held.or_else(|| self.datum(at)).cloned().unwrap_or_default()
    }

    /// What the server holds, as far as it is known here.
    #[cfg(test)]
    pub fn stored(&self, at: &ItemKey) -> Option<&Datum> {
        self.saved.get(at)
    }

    /// The text that stays in the field unsaved.
    pub fn held(&self, at: &ItemKey) -> Option<&Held> {
        self.held.get(at)
    }

    /// What two people made of the same item, until a person decides.
    pub fn conflict(&self, at: &ItemKey) -> Option<&Conflict> {
        self.conflicts.get(at)
    }

    /// The findings of one item that are worth showing: a blank is not, before anyone has been there.
    pub fn findings_at(&self, at: &ItemKey) -> Vec<&Finding> {
        self.findings_shown().filter(|finding| finding.at == *at || finding.also.contains(at)).collect()
    }

    /// All findings worth showing, in the form's order.
    pub fn findings_shown(&self) -> impl Iterator<Item = &Finding> {
        self.evaluation.findings.iter().map(|finding| &**finding).filter(|finding| self.is_worth_showing(finding))
    }

    /// The items at which something is to be looked at, in reading order: findings, unreadable texts, conflicts.
    pub fn to_look_at(&self) -> Vec<ItemKey> {
        let found: BTreeSet<ItemKey> = set_of(self.findings_shown().map(|finding| finding.at.clone()));
        let open = |at: &ItemKey| found.contains(at) || self.held.contains_key(at) || self.conflicts.contains_key(at);
        self.places().map(|(_, _, at)| at).filter(open).collect()
    }

    pub fn plan(&self) -> &Arc<FormPlan> {
        &self.plan
    }

    pub fn state(&self) -> RecordState {
        self.state
    }

    fn is_worth_showing(&self, finding: &Finding) -> bool {
        let blank = finding.level == Level::Required;
        !self.is_hidden(&finding.at)
            && !self.held.contains_key(&finding.at)
            && (!blank || self.wants_all() || self.touched.contains(&finding.at))
    }

    /// Blanks are worth a word everywhere once completion was tried, or done.
    fn wants_all(&self) -> bool {
        self.tried || self.state == RecordState::Complete
    }

    /// The item, when a person may type that into it. What was entered before rules worked it out can be given up, and no more.
    fn typed_in(&self, at: &ItemKey, to: &Datum) -> Option<&shared::forms::ItemPlan> {
        let given_up = || to.is_blank() && self.entered(at).is_some_and(Datum::is_by_hand);
        self.plan.item(at).map(|(_, item)| item).filter(|item| item.is_typed() || given_up())
    }

    fn hold(&mut self, at: ItemKey, text: Datum, why: Words) {
        self.held.insert(at, Held { text, why });
    }

    fn put(&mut self, at: ItemKey, to: Datum) {
        let to = if to.is_blank() { Datum::default() } else { to };
        let to = Datum { revision: None, rule: None, entered: self.clock, ..to };
        if let Some(conflict) = self.conflicts.get_mut(&at) {
            conflict.yours = to;
            return;
        }
        let known = self.pending.items.get(&at);
        if known.is_some_and(|edit| edit.to.same(&to)) {
            return;
        }
        let over = known.and_then(|edit| edit.over.clone());
        let stands = self.on_its_way(&at).or_else(|| self.saved.get(&at));
        if over.is_none() && stands.map_or(to.is_blank(), |stands| stands.same(&to)) {
            self.pending.items.remove(&at);
            return self.see(&at);
        }
        let base = known.map_or_else(|| self.seen(&at), |edit| edit.base);
        self.pending.items.insert(at, Edit { to, base, over });
    }

    fn on_its_way(&self, at: &ItemKey) -> Option<&Datum> {
        let changes = &self.sending.as_ref()?.set.changes;
        changes.iter().find(|change| change.at == *at).map(|change| &change.to)
    }

    /// Something has happened to the draft: rules that read what is different now are evaluated again.
    fn evaluate(&mut self) {
        self.sheet.retire(self.all_retired());
        let sent = self.sending.iter().flat_map(|sent| &sent.set.changes).map(|change| &change.at);
        let here = sent.chain(self.pending.items.keys()).chain(self.conflicts.keys());
        let known = self.sheet.values().keys().chain(self.saved.keys()).chain(here);
        let moved: Vec<ItemKey> = known.filter(|at| self.is_news(at)).cloned().collect();
        moved.iter().for_each(|at| self.enter(at));
        self.evaluation = self.sheet.evaluation();
    }

    /// Enters into the sheet what stands in the item now.
    fn enter(&mut self, at: &ItemKey) {
        if self.is_news(at) {
            let stands = self.entered(at).cloned().unwrap_or_default();
            self.sheet.put(at, stands);
        }
    }

    /// Whether the sheet says something else.
    fn is_news(&self, at: &ItemKey) -> bool {
        match (self.sheet.values().get(at), self.entered(at)) {
            (Some(known), Some(stands)) => !known.same(stands),
            (known, stands) => known.or(stands).is_some_and(|datum| !datum.is_blank()),
        }
    }

    /// The moment of entry: as the clock on the wall says it, for rules that look at it, and as it goes into the trail.
    pub fn at(&mut self, now: PartialDateTime, clock: Option<Instant>) {
        self.clock = clock;
        self.sheet.at(now);
    }

    /// Whether a rule asks for the item; what stands in it stays to be seen.
    pub fn is_asked(&self, at: &ItemKey) -> bool {
        let hidden = || self.plan.item(at).is_some_and(|(_, item)| item.item.hand() == Hand::Hidden);
        !self.is_hidden(at) && (!self.evaluation.withheld.contains(at) || self.is_answered(at)) && !hidden()
    }

    /// Whether it tells the treatment, to somebody who must not know it.
    fn is_hidden(&self, at: &ItemKey) -> bool {
        self.blinded && self.plan.item(at).is_some_and(|(_, item)| item.item.unblinded)
    }

    /// Whether the group is asked for, or something stands in it.
    pub fn is_group_asked(&self, group: &Oid) -> bool {
        let stands = || self.sheet.values().iter().any(|(at, datum)| at.group == *group && !datum.is_unanswered());
        let all = self.plan.groups.iter().filter(|plan| plan.group.oid == *group).flat_map(|plan| &plan.items);
        let hidden = self.blinded && all.clone().count() > 0 && all.clone().all(|item| item.item.unblinded);
        !hidden && (!self.evaluation.withheld_groups.contains(group) || stands())
    }

    /// Whether a rule takes it out of use although something stands in it.
    pub fn is_unused(&self, at: &ItemKey) -> bool {
        self.evaluation.withheld.contains(at)
    }

    /// Whether it must be answered, by the design or by a rule.
    pub fn is_required(&self, at: &ItemKey) -> bool {
        let by_design = || self.plan.item(at).is_some_and(|(group, item)| item.is_required() && !group.undecided);
        !self.evaluation.withheld.contains(at) && (self.evaluation.required.contains(at) || by_design())
    }

    /// Choices of an item that rules do not offer.
    pub fn withheld_choices(&self, at: &ItemKey) -> Vec<String> {
        self.sheet.position(at).map(|slot| self.sheet.withheld_choices(slot, at.row)).unwrap_or_default()
    }

    /// Why an item has its derived value, or is not asked for: the rule, and its steps.
    pub fn why(&self, at: &ItemKey) -> Option<(String, Trace)> {
        self.sheet.why(at)
    }
}

/// A row as rules know it.
fn place(row: &RowKey) -> (Oid, u32) {
    (row.group.clone(), row.row)
}

/// The row in which an item stands.
pub fn row_of(at: &ItemKey) -> RowKey {
    RowKey { group: at.group.clone(), row: at.row }
}
