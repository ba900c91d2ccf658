//! Changes: what a value, a row or the clock touches is evaluated again, and nothing else.

use std::borrow::Borrow;
use std::collections::BTreeSet;

use super::run::Effect;
use super::typing::{exists, rows, value_of};
use super::{Rows, Sheet};
use crate::forms::rule::program::{Act, Slot};
use crate::forms::rule::scope::small;
use crate::forms::rule::value::NOTHING;
use crate::forms::{Datum, FormPlan, ItemKey, Oid};
use crate::kernel::PartialDateTime;

impl<P: Borrow<FormPlan>> Sheet<P> {
    /// Enters one value, and evaluates again what reads it.
    pub fn put(&mut self, key: &ItemKey, datum: Datum) {
        let found = self.position(key);
        self.values.insert(key.clone(), datum);
        let Some(Slot(g, i)) = found else { return };
        let form: &FormPlan = self.plan.borrow();
        let Some(group) = form.groups.get(usize::from(g)) else { return };
        let row = self.groups.get(usize::from(g)).and_then(|rows| rows.rows.iter().find(|row| row.number == key.row));
        let appears = row.is_none();
        let stays = !group.group.repeating || exists(group, &self.values, key.row);
        let worked_out = group.items.get(usize::from(i)).is_some_and(|item| item.derived);
        let by_hand = |sheet: &Self| sheet.values.get(key).is_some_and(Datum::is_by_hand);
        let changes_hands = worked_out && (by_hand(self) || self.cell(g, key.row, i).is_some_and(|cell| cell.by_hand));
        if appears || !stays || changes_hands {
            return self.again(usize::from(g));
        }
        let value = group.items.get(usize::from(i)).zip(self.values.get(key)).map_or(NOTHING, |(item, datum)| value_of(item, datum));
        let mut dirty = Dirty::default();
        if let Some(cell) = self.cell_mut(g, key.row, i) {
            let derived = cell.derived.is_some();
            if !derived && cell.value != value {
                cell.value = value;
            }
        }
        // A unit may have changed beside an equal number, so it counts as changed.
        dirty.items.push(Slot(g, i));
        self.judge(Slot(g, i), key.row);
        self.spread(dirty);
    }

    /// Rows taken out of use, all of them; evaluates again what reads them.
    pub fn retire(&mut self, rows: BTreeSet<(Oid, u32)>) {
        let before = std::mem::replace(&mut self.reference.retired, rows);
        let form: &FormPlan = self.plan.borrow();
        let mine = |g: &usize, rows: &BTreeSet<(Oid, u32)>| {
            let group = form.groups.get(*g).map(|group| &group.group.oid);
            rows.iter().filter(|(oid, _)| Some(oid) == group).map(|(_, row)| *row).collect::<Vec<_>>()
        };
        let moved = (0..form.groups.len()).filter(|g| mine(g, &before) != mine(g, &self.reference.retired));
        moved.collect::<Vec<_>>().into_iter().for_each(|g| self.again(g));
    }

    /// The moment of entry; evaluates again what looks at it.
    pub fn at(&mut self, now: PartialDateTime) {
        let form: &FormPlan = self.plan.borrow();
        let looks = form.rules.about;
        if self.reference.about.now.replace(now) != Some(now) && looks {
            self.spread(Dirty { beside: true, ..Dirty::default() });
        }
    }

    /// A row came or went: its whole group is read again.
    pub(super) fn again(&mut self, g: usize) {
        let form: &FormPlan = self.plan.borrow();
        let Some(group) = form.groups.get(g) else { return };
        let fresh = rows(group, &self.values, &self.reference);
        let size = u16::try_from(group.items.len()).unwrap_or(u16::MAX);
        let small = small(g);
        if let Some(old) = self.groups.get_mut(g) {
            *old = Rows { withheld: old.withheld, ..fresh };
        }
        // Rules that write into the group, or stand in it, begin anew.
        let dirty = Dirty { items: (0..size).map(|i| Slot(small, i)).collect(), groups: vec![small], anew: Some(small), beside: false };
        self.spread(dirty);
    }

    pub(super) fn spread(&mut self, mut dirty: Dirty) {
        for n in 0..self.results.len() {
            if !self.is_touched(n, &dirty) {
                continue;
            }
            let effect = self.run(n);
            self.find(n);
            let Some(effect) = effect else { continue };
            match effect {
                Effect::Withhold(slot) | Effect::Derive(slot) => dirty.items.push(slot),
                Effect::WithholdGroup(g) => dirty.groups.push(g),
                Effect::Require | Effect::Later | Effect::None => {}
            }
            self.judge_after(n);
        }
        if let Some(g) = dirty.anew {
            self.judge_group(g);
            self.judge_links_to(g);
        }
        // What is found at an item that is not asked for any more is found at the next one.
        for n in 0..self.results.len() {
            if self.stands_at(n, &dirty) {
                self.find(n);
            }
        }
    }

    /// Whether a check is found at an item that has changed.
    pub(super) fn stands_at(&self, n: usize, dirty: &Dirty) -> bool {
        let form: &FormPlan = self.plan.borrow();
        let Some(Act::Check { at, .. }) = form.rules.rules.get(n).map(|rule| &rule.act) else { return false };
        at.iter().any(|slot| dirty.items.contains(slot) || dirty.groups.contains(&slot.0))
    }

    pub(super) fn is_touched(&self, n: usize, dirty: &Dirty) -> bool {
        let form: &FormPlan = self.plan.borrow();
        let (Some(rule), Some(reads)) = (form.rules.rules.get(n), self.reads.get(n)) else { return false };
        let anew = dirty.anew.is_some_and(|g| rule.group == Some(g) || writes_into(&rule.act, g));
        anew || (dirty.beside && reads.others)
            || reads.items.iter().any(|(slot, _)| dirty.items.contains(slot) || dirty.groups.contains(&slot.0))
            || reads.groups.iter().any(|g| dirty.groups.contains(g))
            || derives_into(&rule.act, dirty)
    }
}

/// What has changed.
#[derive(Default)]
pub(super) struct Dirty {
    items: Vec<Slot>,
    groups: Vec<u16>,
    /// The group whose rows are new.
    anew: Option<u16>,
    /// What stands beside the record.
    beside: bool,
}

fn writes_into(act: &Act, group: u16) -> bool {
    match act {
        Act::Withhold(Slot(g, _)) | Act::Derive(Slot(g, _)) | Act::WithholdGroup(g) => *g == group,
        Act::Check { at, .. } => at.iter().any(|slot| slot.0 == group),
        Act::Require { items, .. } => items.iter().any(|slot| slot.0 == group),
        _ => false,
    }
}

/// A derivation looks at whether its item is asked for.
fn derives_into(act: &Act, dirty: &Dirty) -> bool {
    matches!(act, Act::Derive(slot) if dirty.items.contains(slot) || dirty.groups.contains(&slot.0))
}
