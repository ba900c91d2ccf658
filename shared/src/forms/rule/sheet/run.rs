//! One rule, evaluated for each of its rows, and what its result changes in the sheet.

use std::borrow::Borrow;

use super::typing::{stored, value_of};
use super::{Cell, Sheet};
use crate::forms::rule::eval::{Spot, eval};
use crate::forms::rule::program::{Act, Slot};
use crate::forms::rule::value::{NOTHING, Value};
use crate::forms::{Datum, FormPlan};

pub(super) const BLANK: Cell =
    Cell { value: NOTHING, withheld: false, derived: None, by_hand: false, instead: None, required: false, found: Vec::new() };

/// What the result of a rule changes in the sheet.
#[derive(Clone, Copy)]
pub(super) enum Effect {
    Withhold(Slot),
    WithholdGroup(u16),
    Derive(Slot),
    Require,
    /// Asked for when it is wanted, not as something changes.
    Later,
    None,
}

impl Effect {
    const fn of(act: &Act) -> Self {
        match act {
            Act::Withhold(slot) => Effect::Withhold(*slot),
            Act::WithholdGroup(g) => Effect::WithholdGroup(*g),
            Act::Derive(slot) => Effect::Derive(*slot),
            Act::Require { .. } => Effect::Require,
            Act::Offer { .. } | Act::Begin(_) => Effect::Later,
            Act::Check { .. } | Act::Notify { .. } => Effect::None,
        }
    }
}

impl<P: Borrow<FormPlan>> Sheet<P> {
    /// Evaluates every rule again.
    pub fn run_all(&mut self) {
        for rule in 0..self.results.len() {
            self.run(rule);
        }
    }

    /// Evaluates one rule for each of its rows and does what it says; gives its effect when something is different now.
    pub(super) fn run(&mut self, n: usize) -> Option<Effect> {
        let form: &FormPlan = self.plan.borrow();
        let rule = form.rules.rules.get(n)?;
        let (effect, group) = (Effect::of(&rule.act), rule.group);
        let mut results = self.results.get_mut(n).map(std::mem::take).unwrap_or_default();
        let changed = match group {
            None => {
                let value = self.ask(n, effect, 1);
                let same = matches!(results.as_slice(), [(1, old)] if *old == value);
                if !same {
                    results.clear();
                    results.push((1, value));
                }
                !same
            }
            Some(g) => {
                let rows: Vec<u32> = self.live(g).map(|row| row.number).collect();
                let fresh: Vec<(u32, Value)> = rows.into_iter().map(|row| (row, self.ask(n, effect, row))).collect();
                let same = fresh == results;
                results = fresh;
                !same
            }
        };
        if let Some(place) = self.results.get_mut(n) {
            *place = results;
        }
        changed.then_some(effect)
    }

    /// Evaluates a rule in one row, and does what it says.
    pub(super) fn ask(&mut self, n: usize, effect: Effect, row: u32) -> Value {
        let form: &FormPlan = self.plan.borrow();
        let (Some(rule), false) = (form.rules.rules.get(n), matches!(effect, Effect::Later)) else {
            // Choices are asked for one by one, when they are shown; what an item begins with, when it is begun.
            return NOTHING;
        };
        let value = eval(&rule.node, self, Spot { row, ..Spot::default() });
        match effect {
            Effect::Withhold(Slot(g, i)) => {
                if let Some(cell) = self.cell_mut(g, row, i) {
                    cell.withheld = value.truth() == Some(true);
                }
            }
            Effect::WithholdGroup(g) => {
                if let Some(rows) = self.groups.get_mut(usize::from(g)) {
                    rows.withheld = value.truth() == Some(true);
                }
            }
            Effect::Derive(slot) => self.derive(slot, row, &value, n),
            Effect::Require => self.require(n, row, value.truth()),
            Effect::Later | Effect::None => {}
        }
        value
    }

    pub(super) fn require(&mut self, n: usize, row: u32, truth: Option<bool>) {
        let form: &FormPlan = self.plan.borrow();
        let Some(Act::Require { items, unsure }) = form.rules.rules.get(n).map(|rule| &rule.act) else { return };
        let is = truth.unwrap_or(*unsure);
        for Slot(g, i) in items.clone() {
            let row = if self.repeats(g) { row } else { 1 };
            if let Some(cell) = self.cell_mut(g, row, i) {
                cell.required = is;
            }
        }
    }

    pub(super) fn derive(&mut self, Slot(g, i): Slot, row: u32, value: &Value, n: usize) {
        let form: &FormPlan = self.plan.borrow();
        let Some(item) = form.groups.get(usize::from(g)).and_then(|group| group.items.get(usize::from(i))) else { return };
        let name = form.rules.rules.get(n).map(|rule| rule.name.clone()).unwrap_or_default();
        let withheld = self.is_withheld(g, row, i);
        let mut datum = if withheld { Datum::default() } else { stored(item, value) };
        datum.rule = (!datum.is_blank()).then_some(name);
        let value = value_of(item, &datum);
        match self.cell_mut(g, row, i) {
            Some(cell) if cell.by_hand => cell.instead = Some(datum).filter(|datum| !datum.is_blank()),
            Some(cell) => {
                cell.value = value;
                cell.derived = Some(datum);
            }
            None => {}
        }
    }
}
