//! Draft: what one person is entering into one record, from the keystroke to the server's receipt.
//!
//! Pure: no browser, no clock, no network. The page tells it what happened ([`Draft::apply`], [`Draft::acknowledged`], …)
//! and asks what to show and what to send.
//! Invariants: what was typed is in exactly one of `pending`, `sending`, `held`, `conflicts` or `saved`, so nothing typed is
//! lost; what someone else changed is never overwritten unseen (DAT-08); only a receipt moves a value to `saved` (DAT-09).

mod kept;
mod progress;
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
use shared::forms::rule::{About, Act, Sheet, SourceRows, Trace, linked_rows};
use shared::forms::{DataType, Datum, Evaluation, Finding, FormPlan, ItemKey, Level, Link, Oid, Reference, Values, Words, read};
use shared::kernel::{Instant, PartialDateTime};

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
    /// What all of it means, with what is typed here.
    evaluation: Evaluation,
    /// What rules look at beside the record.
    about: About,
    sources: Vec<SourceRows>,
    line: Line,
    /// So many times in a row no answer came.
    tries: u32,
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
}

/// What stays in its field, unsaved, and why: it cannot be read, or the server would not have it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Held {
    pub text: Datum,
    pub why: Words,
}

impl Draft {
    /// The rows that a link may point to, as they were when the form was opened: number, and what each is known by.
    pub fn linked(&self, link: &Link) -> Vec<(String, Vec<(DataType, Datum)>)> {
        linked_rows(&self.plan.rules, &self.sources, link)
    }

    /// A draft that says what the server says.
    pub fn of(plan: Arc<FormPlan>, view: RecordView) -> Self {
        let mut draft = Self {
            plan,
            record: view.key,
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
            evaluation: Evaluation::default(),
            about: view.about,
            sources: view.sources,
            line: Line::Ready,
            tries: 0,
        };
        draft.evaluate();
        draft
    }

    /// A person has left a field: what it says now. A text that cannot be read as the item's type is held, not sent.
    pub fn apply(&mut self, change: Change) {
        let Change { at, to } = change;
        let Some(item) = self.typed_in(&at) else { return };
        let readable = read(item, &to);
        self.touched.insert(at.clone());
        match readable {
            Err(why) => self.hold(at, to, Words::Key { key: why.key.to_owned(), args: why.args }),
            Ok(_) => {
                self.held.remove(&at);
                self.put(at, to);
            }
        }
        self.line.changed();
        self.evaluate();
    }

    /// A person has left a field without changing it: from now on its blank is worth a word.
    pub fn visited(&mut self, at: &ItemKey) {
        self.touched.insert(at.clone());
    }

    /// What stands in the item, as far as it can be read: typed here, on its way, or saved.
    pub fn datum(&self, at: &ItemKey) -> Option<&Datum> {
        let conflict = self.conflicts.get(at).map(|conflict| &conflict.yours);
        let pending = || self.pending.items.get(at).map(|edit| &edit.to);
        if let Some(derived) = self.evaluation.derived.get(at) {
            return Some(derived);
        }
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
        self.evaluation.findings.iter().filter(|finding| self.is_worth_showing(finding))
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
        !self.held.contains_key(&finding.at) && (!blank || self.wants_all() || self.touched.contains(&finding.at))
    }

    /// Blanks are worth a word everywhere once completion was tried, or done.
    fn wants_all(&self) -> bool {
        self.tried || self.state == RecordState::Complete
    }

    /// The item, when a person may type into it.
    fn typed_in(&self, at: &ItemKey) -> Option<&shared::forms::ItemPlan> {
        self.plan.item(at).map(|(_, item)| item).filter(|item| !item.derived)
    }

    fn hold(&mut self, at: ItemKey, text: Datum, why: Words) {
        self.held.insert(at, Held { text, why });
    }

    fn put(&mut self, at: ItemKey, to: Datum) {
        let to = if to.is_blank() { Datum::default() } else { to };
        if let Some(conflict) = self.conflicts.get_mut(&at) {
            conflict.yours = to;
            return;
        }
        let stands = self.on_its_way(&at).or_else(|| self.saved.get(&at));
        if stands.map_or(to.is_blank(), |stands| stands.same(&to)) {
            self.pending.items.remove(&at);
            return;
        }
        let base = self.pending.items.get(&at).map_or(self.base, |edit| edit.base);
        self.pending.items.insert(at, Edit { to, base });
    }

    fn on_its_way(&self, at: &ItemKey) -> Option<&Datum> {
        let changes = &self.sending.as_ref()?.set.changes;
        changes.iter().find(|change| change.at == *at).map(|change| &change.to)
    }

    /// The record as it would be if all that was typed were saved.
    fn values(&self) -> Values {
        let mut values = self.saved.clone();
        let sent = self.sending.iter().flat_map(|sent| &sent.set.changes).map(|change| (&change.at, &change.to));
        let pending = self.pending.items.iter().map(|(at, edit)| (at, &edit.to));
        let disputed = self.conflicts.iter().map(|(at, conflict)| (at, &conflict.yours));
        for (at, to) in sent.chain(pending).chain(disputed) {
            values.insert(at.clone(), to.clone());
        }
        values
    }

    fn evaluate(&mut self) {
        self.evaluation = self.sheet().evaluation();
    }

    fn sheet(&self) -> Sheet<&FormPlan> {
        let reference = Reference { retired: self.all_retired(), about: self.about.clone(), sources: self.sources.clone() };
        Sheet::of(&self.plan, self.values(), reference)
    }

    /// The moment of entry, for rules that look at it.
    pub fn at(&mut self, now: PartialDateTime) {
        self.about.now = Some(now);
    }

    /// Whether a rule asks for the item; what stands in it stays to be seen.
    pub fn is_asked(&self, at: &ItemKey) -> bool {
        !self.evaluation.withheld.contains(at) || self.is_answered(at)
    }

    /// Whether the group is asked for, or something stands in it.
    pub fn is_group_asked(&self, group: &Oid) -> bool {
        let stands = || self.values().iter().any(|(at, datum)| at.group == *group && !datum.is_unanswered());
        !self.evaluation.withheld_groups.contains(group) || stands()
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
        let offers = self.plan.rules.rules.iter().any(|rule| matches!(rule.act, Act::Offer { .. }));
        let sheet = offers.then(|| self.sheet());
        sheet.and_then(|sheet| Some(sheet.withheld_choices(sheet.position(at)?, at.row))).unwrap_or_default()
    }

    /// Why an item has its derived value, or is not asked for: the rule, and its steps.
    pub fn why(&self, at: &ItemKey) -> Option<(String, Trace)> {
        self.sheet().why(at)
    }
}

/// The row in which an item stands.
pub fn row_of(at: &ItemKey) -> RowKey {
    RowKey { group: at.group.clone(), row: at.row }
}
