//! Rows of repeating groups: begun, copied, taken out of use and brought back. Row numbers are never used twice (DAT-13).

use std::collections::BTreeSet;

use shared::capture::RowKey;
use shared::forms::{Datum, GroupPlan, ItemKey, Oid};

use super::{Draft, row_of, set_of};

/// One row of a group as the table shows it.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Row {
    pub key: RowKey,
    pub retired: bool,
}

impl Draft {
    /// The rows of a group in the order in which they were begun; a group that does not repeat has one.
    pub fn rows(&self, group: &GroupPlan) -> Vec<Row> {
        let oid = &group.group.oid;
        if !group.group.repeating {
            return vec![Row { key: RowKey { group: oid.clone(), row: 1 }, retired: false }];
        }
        let row = |row: u32| RowKey { group: oid.clone(), row };
        let mut numbers = self.numbers(oid);
        if numbers.is_empty() && group.mandatory {
            numbers.insert(1);
        }
        numbers.into_iter().map(|n| Row { retired: self.is_retired(&row(n)), key: row(n) }).collect()
    }

    /// Begins a row. Nothing is sent until something stands in it.
    pub fn add_row(&mut self, group: &Oid) -> RowKey {
        let row = RowKey { group: group.clone(), row: self.next_number(group) };
        self.begun.insert(row.clone());
        row
    }

    /// Begins a row that says what another says; derived items are derived anew.
    pub fn duplicate_row(&mut self, from: &RowKey) -> RowKey {
        let copies = self.answers(from);
        let to = self.add_row(&from.group);
        for (item, datum) in copies {
            let at = ItemKey { group: to.group.clone(), row: to.row, item };
            self.put(at, Datum { revision: None, ..datum });
        }
        self.line.changed();
        self.evaluate();
        to
    }

    /// Takes a row out of use. One that never left this page just goes; nothing else is ever deleted.
    pub fn retire_row(&mut self, row: &RowKey) {
        if self.is_ours_alone(row) && !self.is_under_way(row) {
            self.forget(row);
        } else {
            self.turn(row, true);
        }
        self.line.changed();
        self.evaluate();
    }

    /// Brings a retired row back.
    pub fn restore_row(&mut self, row: &RowKey) {
        self.turn(row, false);
        self.line.changed();
        self.evaluate();
    }

    pub fn is_retired(&self, row: &RowKey) -> bool {
        self.pending.rows.get(row).copied().unwrap_or_else(|| self.retired_for_the_server(row))
    }

    /// Every row out of use, as `evaluate` asks for them.
    pub(super) fn all_retired(&self) -> BTreeSet<(Oid, u32)> {
        let sent = self.sending.iter().flat_map(|sent| &sent.set.rows).map(|change| &change.row);
        let known = self.retired.iter().chain(sent).chain(self.pending.rows.keys());
        set_of(known.filter(|row| self.is_retired(row)).map(super::place))
    }

    /// Moves what was begun here in a row to a row of its own: someone else has begun a row of that number.
    pub(super) fn renumber(&mut self, from: &RowKey) -> RowKey {
        let to = self.add_row(&from.group);
        let moved: Vec<ItemKey> = self.pending.items.keys().filter(|at| row_of(at) == *from).cloned().collect();
        for at in moved {
            if let Some(edit) = self.pending.items.remove(&at) {
                self.pending.items.insert(ItemKey { row: to.row, ..at }, edit);
            }
        }
        let held: Vec<ItemKey> = self.held.keys().filter(|at| row_of(at) == *from).cloned().collect();
        for at in held {
            if let Some(text) = self.held.remove(&at) {
                self.held.insert(ItemKey { row: to.row, ..at }, text);
            }
        }
        self.begun.remove(from);
        to
    }

    /// A table's row of which the server knows nothing.
    pub(super) fn is_ours_alone(&self, row: &RowKey) -> bool {
        let repeats = self.plan.groups.iter().any(|group| group.group.oid == row.group && group.group.repeating);
        repeats && !self.saved.keys().any(|at| row_of(at) == *row)
    }

    fn retired_for_the_server(&self, row: &RowKey) -> bool {
        let sent = self.sending.iter().flat_map(|sent| &sent.set.rows).find(|change| change.row == *row);
        sent.map_or_else(|| self.retired.contains(row), |change| change.retired)
    }

    fn turn(&mut self, row: &RowKey, retired: bool) {
        if self.retired_for_the_server(row) == retired {
            self.pending.rows.remove(row);
        } else {
            self.pending.rows.insert(row.clone(), retired);
        }
    }

    fn is_under_way(&self, row: &RowKey) -> bool {
        self.sending.iter().flat_map(|sent| &sent.set.changes).any(|change| row_of(&change.at) == *row)
    }

    fn forget(&mut self, row: &RowKey) {
        self.begun.remove(row);
        self.pending.items.retain(|at, _| row_of(at) != *row);
        self.held.retain(|at, _| row_of(at) != *row);
        self.touched.retain(|at| row_of(at) != *row);
    }

    pub(super) fn answers(&self, row: &RowKey) -> Vec<(Oid, Datum)> {
        let group = self.plan.groups.iter().find(|group| group.group.oid == row.group);
        let items = group.iter().flat_map(|group| &group.items).filter(|item| !item.derived);
        let answer = |item: &Oid| {
            let at = ItemKey { group: row.group.clone(), row: row.row, item: item.clone() };
            self.datum(&at).filter(|datum| !datum.is_blank()).cloned()
        };
        items.filter_map(|item| Some((item.item.oid.clone(), answer(&item.item.oid)?))).collect()
    }

    fn numbers(&self, group: &Oid) -> BTreeSet<u32> {
        let saved = self.saved.keys().filter(|at| at.group == *group).map(|at| at.row);
        let pending = self.pending.items.keys().chain(self.held.keys()).chain(self.conflicts.keys());
        let pending = pending.filter(|at| at.group == *group).map(|at| at.row);
        let sent = self.sending.iter().flat_map(|sent| &sent.set.changes).map(|change| &change.at);
        let sent = sent.filter(|at| at.group == *group).map(|at| at.row);
        let rows = self.begun.iter().chain(&self.retired).filter(|row| row.group == *group).map(|row| row.row);
        set_of(saved.chain(pending).chain(sent).chain(rows))
    }

    fn next_number(&self, group: &Oid) -> u32 {
        self.numbers(group).last().map_or(1, |last| last.saturating_add(1))
    }
}
