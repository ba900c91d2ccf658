//! The sheet: one record, typed, with all that its rules make of it.
//!
//! Made whole, or changed item by item: [`Sheet::put`] evaluates again only what the change touches.
//! Invariant: both ways come to the same, whatever the order of entry.

mod changes;
mod data;
mod offers;
mod run;
mod typing;

use std::borrow::Borrow;
use std::sync::Arc;

use super::node::{At, In};
use super::program::{Act, Reads, Rule, Slot};
use super::value::Value;
use crate::forms::{Datum, Finding, FormPlan, ItemKey, Reference, Values};

use super::eval::Spot;
pub use typing::value_of;
use typing::{outside, rows};

/// A record and what its rules make of it.
#[derive(Clone, Debug)]
pub struct Sheet<P> {
    pub(super) plan: P,
    pub(super) values: Values,
    pub(super) groups: Vec<Rows>,
    pub(super) reference: Reference,
    /// Rows of the sources, typed.
    outside: Vec<Vec<Vec<Value>>>,
    /// Results by rule and row.
    pub(super) results: Vec<Vec<(u32, Value)>>,
    /// What each check has found, by rule: made anew only where something that it reads has changed.
    pub(super) found: Vec<Vec<Found>>,
    /// What each rule reads of the record.
    reads: Arc<[Reads]>,
    /// Items of which rules offer choices.
    pub(super) offers: Vec<Slot>,
}

/// What a check has found, and at which item and row.
pub(super) type Found = (Slot, u32, Arc<Finding>);

/// The rows of a group.
#[derive(Clone, Debug, Default)]
pub(super) struct Rows {
    /// Not asked for, by a rule.
    pub withheld: bool,
    pub rows: Vec<Row>,
}

#[derive(Clone, Debug)]
pub(super) struct Row {
    pub number: u32,
    pub retired: bool,
    pub cells: Vec<Cell>,
}

/// One data point.
#[derive(Clone, Debug)]
pub(super) struct Cell {
    /// What it says: as entered, or as derived.
    pub value: Value,
    /// Not asked for, by a rule.
    pub withheld: bool,
    /// What a method came to, as it is to be stored.
    pub derived: Option<Datum>,
    /// A person entered it, before a method worked it out: it stays as it is until a person gives it up (DAT-12).
    pub by_hand: bool,
    /// What the method came to beside it.
    pub instead: Option<Datum>,
    /// Must be answered, by a rule.
    pub required: bool,
    /// What is found wrong with it by itself.
    pub found: Vec<Arc<Finding>>,
}

impl<P: Borrow<FormPlan>> Sheet<P> {
    /// Types the record and evaluates all its rules.
    pub fn of(plan: P, values: Values, reference: Reference) -> Self {
        let form: &FormPlan = plan.borrow();
        let reads = form.rules.rules.iter().map(Rule::reads).collect();
        let groups = form.groups.iter().map(|group| rows(group, &values, &reference)).collect();
        let outside = outside(form, &reference);
        let results = vec![Vec::new(); form.rules.rules.len()];
        let found = vec![Vec::new(); results.len()];
        let offers = form.rules.rules.iter().filter_map(|rule| match rule.act {
            Act::Offer { item, .. } => Some(item),
            _ => None,
        });
        let offers = offers.collect();
        let mut sheet = Self { plan, values, groups, reference, outside, results, found, reads, offers };
        sheet.run_all();
        sheet.find_all();
        sheet.judge_all();
        sheet
    }

    pub fn plan(&self) -> &FormPlan {
        self.plan.borrow()
    }

    /// The record's values as entered.
    pub fn values(&self) -> &Values {
        &self.values
    }

    /// What the rules look at beside the record's values.
    pub fn reference(&self) -> &Reference {
        &self.reference
    }

    pub(super) fn repeats(&self, g: u16) -> bool {
        let form: &FormPlan = self.plan.borrow();
        form.groups.get(usize::from(g)).is_some_and(|group| group.group.repeating)
    }

    pub(super) fn is_withheld(&self, g: u16, row: u32, i: u16) -> bool {
        let Some(rows) = self.groups.get(usize::from(g)) else { return false };
        rows.withheld || self.cell(g, row, i).is_some_and(|cell| cell.withheld)
    }

    pub(super) fn row(&self, g: u16, row: u32) -> Option<&Row> {
        let rows = &self.groups.get(usize::from(g))?.rows;
        // Most groups have one row.
        rows.first().filter(|first| first.number == row).or_else(|| rows.iter().find(|one| one.number == row))
    }

    pub(super) fn cell(&self, g: u16, row: u32, i: u16) -> Option<&Cell> {
        self.row(g, row)?.cells.get(usize::from(i))
    }

    pub(super) fn cell_mut(&mut self, g: u16, row: u32, i: u16) -> Option<&mut Cell> {
        let rows = &mut self.groups.get_mut(usize::from(g))?.rows;
        rows.iter_mut().find(|one| one.number == row)?.cells.get_mut(usize::from(i))
    }

    /// Where an item stands in the plan.
    pub fn position(&self, key: &ItemKey) -> Option<Slot> {
        let form: &FormPlan = self.plan.borrow();
        let g = form.groups.iter().position(|group| group.group.oid == key.group)?;
        let group = form.groups.get(g)?;
        let found = group.by_oid.binary_search_by(|at| group.items.get(*at).map(|item| &item.item.oid).cmp(&Some(&key.item)));
        let i = *group.by_oid.get(found.ok()?)?;
        Some(Slot(u16::try_from(g).ok()?, u16::try_from(i).ok()?))
    }

    /// The item's key.
    pub(super) fn key(&self, Slot(g, i): Slot, row: u32) -> Option<ItemKey> {
        let form: &FormPlan = self.plan.borrow();
        let group = form.groups.get(usize::from(g))?;
        let item = group.items.get(usize::from(i))?;
        Some(ItemKey { group: group.group.oid.clone(), row, item: item.item.oid.clone() })
    }

    /// The row that `at` means.
    fn row_of(&self, at: At, spot: Spot<'_>) -> Option<&Row> {
        match at.row {
            In::Only => self.row(at.group, 1),
            In::This => self.row(at.group, spot.row),
            In::Each => self.row(at.group, spot.each?),
            In::Previous => self.live(at.group).take_while(|row| row.number < spot.row).last(),
            In::Next => self.live(at.group).find(|row| row.number > spot.row),
        }
    }

    fn live(&self, g: u16) -> impl Iterator<Item = &Row> {
        self.groups.get(usize::from(g)).into_iter().flat_map(|rows| &rows.rows).filter(|row| !row.retired)
    }
}
