//! What a form, or a row of a table, begins with: it is filled in along with the first answer that a person gives there, and is
//! theirs to change. Nobody who only looks at a form stores anything.

use shared::forms::{Datum, ItemKey, Oid};

use super::{Draft, row_of};

/// What an answer is the first of.
#[derive(Clone, Copy, Debug)]
pub(super) struct First {
    record: bool,
    row: bool,
}

impl Draft {
    /// What an answer is the first of that stands there from now on.
    pub(super) fn first_in(&self, at: &ItemKey, to: &Datum) -> First {
        let says = !to.is_blank();
        let record = self.base == 0 && self.sending.is_none() && self.pending.items.is_empty();
        let repeats = self.plan.item(at).is_some_and(|(group, _)| group.group.repeating);
        First { record: says && record, row: says && repeats && self.answers(&row_of(at)).is_empty() }
    }

    /// Fills in what begins with that answer.
    pub(super) fn begin(&mut self, first: First, at: &ItemKey) {
        if first.record {
            self.fill_in(None);
        }
        if first.row {
            self.fill_in(Some((&at.group, at.row)));
        }
    }

    fn fill_in(&mut self, row: Option<(&Oid, u32)>) {
        for (at, datum) in self.sheet.beginnings(row) {
            self.put(at.clone(), datum);
            self.enter(&at);
        }
    }
}
