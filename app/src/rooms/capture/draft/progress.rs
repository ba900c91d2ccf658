//! How far the record has come, what is left, and where to go next.

use shared::capture::RecordState;
use shared::forms::{GroupPlan, ItemKey, ItemPlan, Level};

use super::{Draft, set_of};

/// How many of the items that must be answered are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    pub answered: usize,
    pub required: usize,
}

impl Draft {
    /// Answered of required.
    pub fn progress(&self) -> Progress {
        let required: Vec<ItemKey> = self.required().collect();
        let answered = required.iter().filter(|at| self.is_answered(at)).count();
        Progress { answered, required: required.len() }
    }

    /// Every item on the page that a person may type into, in reading order. Rows out of use are left out.
    pub fn in_reading_order(&self) -> Vec<ItemKey> {
        let typed = self.places().filter(|(_, item, at)| item.is_typed() && self.is_asked(at));
        typed.map(|(_, _, at)| at).collect()
    }

    /// What keeps the form from being complete: blanks that must be answered, texts that cannot be read, conflicts.
    pub fn incomplete(&self) -> Vec<ItemKey> {
        let blanks = self.required().filter(|at| !self.is_answered(at));
        let found = self.evaluation.findings.iter().filter(|finding| finding.level == Level::Required).map(|finding| finding.at.clone());
        let open = set_of(blanks.chain(found).chain(self.held.keys().chain(self.conflicts.keys()).cloned()));
        self.in_reading_order().into_iter().filter(|at| open.contains(at)).collect()
    }

    /// The next item that keeps the form from being complete; after the last comes the first.
    pub fn next_incomplete(&self, after: Option<&ItemKey>) -> Option<ItemKey> {
        let open = self.incomplete();
        let order = self.in_reading_order();
        let place = |at: &ItemKey| order.iter().position(|one| one == at);
        let here = after.and_then(place);
        open.iter().find(|at| place(at) > here).or_else(|| open.first()).cloned()
    }

    /// Declares the form complete, or says what is missing; from then on each blank shows.
    pub fn complete(&mut self) -> Result<(), Vec<ItemKey>> {
        self.tried = true;
        let missing = self.incomplete();
        if !missing.is_empty() {
            return Err(missing);
        }
        self.declare(true);
        Ok(())
    }

    /// How many other records keep what they say because they are frozen or locked.
    pub fn held_back(&self) -> usize {
        self.held_back
    }

    /// Whether completion was tried, and something was missing.
    pub fn tried(&self) -> bool {
        self.tried
    }

    /// Takes the form up again.
    pub fn reopen(&mut self) {
        self.declare(false);
    }

    /// Whether the form is complete, or will be once what is typed is saved.
    pub fn is_complete(&self) -> bool {
        self.pending.complete.unwrap_or_else(|| self.is_complete_for_the_server())
    }

    fn is_complete_for_the_server(&self) -> bool {
        let sent = self.sending.as_ref().and_then(|sent| sent.set.complete);
        sent.unwrap_or(self.state == RecordState::Complete)
    }

    fn declare(&mut self, complete: bool) {
        self.pending.complete = (self.is_complete_for_the_server() != complete).then_some(complete);
        self.line.changed();
    }

    /// Something stands there, or it was said why not.
    pub fn is_answered(&self, at: &ItemKey) -> bool {
        !self.held.contains_key(at) && self.datum(at).is_some_and(|datum| !datum.is_unanswered())
    }

    /// What `evaluate` asks for, answered or not: a row of a table counts once something stands in it.
    fn required(&self) -> impl Iterator<Item = ItemKey> {
        let wanted = self.places().filter(|(group, _, at)| self.is_required(at) && self.exists(group, at));
        wanted.map(|(_, _, at)| at)
    }

    fn exists(&self, group: &GroupPlan, at: &ItemKey) -> bool {
        let in_row = |item: &ItemPlan| ItemKey { item: item.item.oid.clone(), ..at.clone() };
        !group.group.repeating || group.items.iter().any(|item| self.is_answered(&in_row(item)))
    }

    pub(super) fn places(&self) -> impl Iterator<Item = (&GroupPlan, &ItemPlan, ItemKey)> {
        self.plan.groups.iter().flat_map(|group| {
            let rows = self.rows(group).into_iter().filter(|row| !row.retired);
            rows.flat_map(move |row| {
                let key = move |item: &ItemPlan| ItemKey::new(&row.key.group, row.key.row, &item.item.oid);
                group.items.iter().map(move |item| (group, item, key(item)))
            })
        })
    }
}
