//! The sheet: one record, typed, with all that its rules make of it.
//!
//! Made whole, or changed item by item: [`Sheet::put`] evaluates again only what the change touches.
//! Invariant: both ways come to the same, whatever the order of entry.

use std::borrow::Borrow;
use std::collections::BTreeSet;
use std::sync::Arc;

use super::eval::{Data, Offered, Spot, eval};
use super::node::{At, Column, In, Outside, Over, Property, Reading, VisitPick, VisitProperty};
use super::program::{Act, Reads, Rule, Slot};
use super::value::{NOTHING, Value, plain};
use crate::forms::typed::{View, view_as};
use crate::forms::{DataType, Datum, Finding, FormPlan, GroupPlan, ItemKey, ItemPlan, Missing, Oid, Reference, Values};
use crate::kernel::PartialDateTime;

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

const BLANK: Cell =
    Cell { value: NOTHING, withheld: false, derived: None, by_hand: false, instead: None, required: false, found: Vec::new() };

/// What the result of a rule changes in the sheet.
#[derive(Clone, Copy)]
enum Effect {
    Withhold(Slot),
    WithholdGroup(u16),
    Derive(Slot),
    Require,
    Offer,
    None,
}

impl Effect {
    const fn of(act: &Act) -> Self {
        match act {
            Act::Withhold(slot) => Effect::Withhold(*slot),
            Act::WithholdGroup(g) => Effect::WithholdGroup(*g),
            Act::Derive(slot) => Effect::Derive(*slot),
            Act::Require { .. } => Effect::Require,
            Act::Offer { .. } => Effect::Offer,
            Act::Check { .. } | Act::Notify { .. } => Effect::None,
        }
    }
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

    /// Evaluates every rule again.
    pub fn run_all(&mut self) {
        for rule in 0..self.results.len() {
            self.run(rule);
        }
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
    fn again(&mut self, g: usize) {
        let form: &FormPlan = self.plan.borrow();
        let Some(group) = form.groups.get(g) else { return };
        let fresh = rows(group, &self.values, &self.reference);
        let size = u16::try_from(group.items.len()).unwrap_or(u16::MAX);
        let small = super::scope::small(g);
        if let Some(old) = self.groups.get_mut(g) {
            *old = Rows { withheld: old.withheld, ..fresh };
        }
        // Rules that write into the group, or stand in it, begin anew.
        let dirty = Dirty { items: (0..size).map(|i| Slot(small, i)).collect(), groups: vec![small], anew: Some(small), beside: false };
        self.spread(dirty);
    }

    fn spread(&mut self, mut dirty: Dirty) {
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
                Effect::Require | Effect::Offer | Effect::None => {}
            }
            self.judge_after(n);
        }
        if let Some(g) = dirty.anew {
            self.judge_group(g);
        }
        // What is found at an item that is not asked for any more is found at the next one.
        for n in 0..self.results.len() {
            if self.stands_at(n, &dirty) {
                self.find(n);
            }
        }
    }

    /// Whether a check is found at an item that has changed.
    fn stands_at(&self, n: usize, dirty: &Dirty) -> bool {
        let form: &FormPlan = self.plan.borrow();
        let Some(Act::Check { at, .. }) = form.rules.rules.get(n).map(|rule| &rule.act) else { return false };
        at.iter().any(|slot| dirty.items.contains(slot) || dirty.groups.contains(&slot.0))
    }

    fn is_touched(&self, n: usize, dirty: &Dirty) -> bool {
        let form: &FormPlan = self.plan.borrow();
        let (Some(rule), Some(reads)) = (form.rules.rules.get(n), self.reads.get(n)) else { return false };
        let anew = dirty.anew.is_some_and(|g| rule.group == Some(g) || writes_into(&rule.act, g));
        anew || (dirty.beside && reads.others)
            || reads.items.iter().any(|(slot, _)| dirty.items.contains(slot) || dirty.groups.contains(&slot.0))
            || reads.groups.iter().any(|g| dirty.groups.contains(g))
            || derives_into(&rule.act, dirty)
    }

    /// Evaluates one rule for each of its rows and does what it says; gives its effect when something is different now.
    fn run(&mut self, n: usize) -> Option<Effect> {
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
    fn ask(&mut self, n: usize, effect: Effect, row: u32) -> Value {
        let form: &FormPlan = self.plan.borrow();
        let (Some(rule), false) = (form.rules.rules.get(n), matches!(effect, Effect::Offer)) else {
            // Choices are asked for one by one, when they are shown.
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
            Effect::Offer | Effect::None => {}
        }
        value
    }

    fn require(&mut self, n: usize, row: u32, truth: Option<bool>) {
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

    pub(super) fn repeats(&self, g: u16) -> bool {
        let form: &FormPlan = self.plan.borrow();
        form.groups.get(usize::from(g)).is_some_and(|group| group.group.repeating)
    }

    fn derive(&mut self, Slot(g, i): Slot, row: u32, value: &Value, n: usize) {
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

    /// Which choices of an item are not offered in a row.
    pub fn withheld_choices(&self, slot: Slot, row: u32) -> Vec<String> {
        let form: &FormPlan = self.plan.borrow();
        let item = form.groups.get(usize::from(slot.0)).and_then(|group| group.items.get(usize::from(slot.1)));
        let Some(list) = item.and_then(|item| item.code_list.as_ref()) else { return Vec::new() };
        let offers = form.rules.rules.iter().filter_map(|rule| match rule.act {
            Act::Offer { item, unsure } if item == slot => Some((rule, unsure)),
            _ => None,
        });
        let mut withheld = Vec::new();
        for (rule, unsure) in offers {
            for choice in &list.choices {
                let offered = Offered { code: &choice.value, label: choice.label("en"), columns: &choice.aliases };
                let truth = eval(&rule.node, self, Spot { row, choice: Some(&offered), ..Spot::default() }).truth();
                if !truth.unwrap_or(!unsure) {
                    withheld.push(choice.value.clone());
                }
            }
        }
        withheld
    }
}

/// What has changed.
#[derive(Default)]
struct Dirty {
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

impl<P: Borrow<FormPlan>> Data for Sheet<P> {
    fn item(&self, at: At, spot: Spot<'_>) -> Value {
        let withheld = self.groups.get(usize::from(at.group)).is_none_or(|rows| rows.withheld);
        let Some(cell) = self.row_of(at, spot).filter(|row| !row.retired).and_then(|row| row.cells.get(usize::from(at.item))) else {
            return NOTHING;
        };
        if withheld || cell.withheld { Value::Nothing(Some(Missing::NotApplicable)) } else { cell.value.clone() }
    }

    fn unit(&self, at: At, spot: Spot<'_>) -> Option<&Oid> {
        let row = self.row_of(at, spot)?.number;
        let key = self.key(Slot(at.group, at.item), row)?;
        self.values.get(&key)?.unit.as_ref()
    }

    fn rows(&self, over: Over) -> Vec<u32> {
        let count = |n: usize| (0..u32::try_from(n).unwrap_or(u32::MAX)).collect();
        match over {
            Over::Group(g) if self.groups.get(usize::from(g)).is_some_and(|rows| rows.withheld) => Vec::new(),
            Over::Group(g) => self.live(g).map(|row| row.number).collect(),
            Over::Source(n) => count(self.outside.get(usize::from(n)).map_or(0, Vec::len)),
            Over::Visits => count(self.reference.about.visits.len()),
        }
    }

    fn outside(&self, outside: Outside, each: Option<u32>) -> Value {
        let Some(rows) = self.outside.get(usize::from(outside.source)) else { return NOTHING };
        let row = if outside.each { each.and_then(|n| rows.get(usize::try_from(n).ok()?)) } else { rows.first() };
        row.and_then(|row| row.get(usize::from(outside.column))).cloned().unwrap_or(NOTHING)
    }

    fn property(&self, property: Property) -> Value {
        self.reference.about.property(property)
    }

    fn visit(&self, pick: &VisitPick, property: VisitProperty, each: Option<u32>) -> Value {
        self.reference.about.visit(pick, each).map_or(NOTHING, |visit| visit.property(property))
    }

    fn now(&self) -> Option<PartialDateTime> {
        self.reference.about.now
    }
}

/// The rows of a group as the record has them: one that does not repeat is always there.
fn rows(group: &GroupPlan, values: &Values, reference: &Reference) -> Rows {
    let mut rows: Vec<Row> = Vec::new();
    let mut mine = values.range(&group.first..).take_while(|(key, _)| key.group == group.group.oid).peekable();
    while let Some(number) = mine.peek().map(|(key, _)| key.row) {
        let mut cells = vec![BLANK; group.items.len()];
        let mut answered = false;
        let mut ahead = group.by_oid.iter().filter_map(|at| Some((*at, group.items.get(*at)?))).peekable();
        while let Some((key, datum)) = mine.next_if(|(key, _)| key.row == number) {
            answered |= !datum.is_unanswered();
            while ahead.next_if(|(_, item)| item.item.oid < key.item).is_some() {}
            while let Some((at, item)) = ahead.next_if(|(_, item)| item.item.oid == key.item) {
                if let Some(cell) = cells.get_mut(at) {
                    cell.value = value_of(item, datum);
                    cell.by_hand = item.derived && datum.is_by_hand();
                }
            }
        }
        if answered || !group.group.repeating {
            rows.push(Row { number, retired: is_retired(reference, group, number), cells });
        }
    }
    if !group.group.repeating && rows.first().is_none_or(|row| row.number != 1) {
        rows.insert(0, Row { number: 1, retired: is_retired(reference, group, 1), cells: vec![BLANK; group.items.len()] });
    }
    Rows { withheld: false, rows }
}

fn exists(group: &GroupPlan, values: &Values, row: u32) -> bool {
    let from = ItemKey { row, ..group.first.clone() };
    let mine = values.range(&from..).take_while(|(key, _)| key.group == group.group.oid && key.row == row);
    mine.into_iter().any(|(_, datum)| !datum.is_unanswered())
}

pub(super) fn is_retired(reference: &Reference, group: &GroupPlan, row: u32) -> bool {
    !reference.retired.is_empty() && reference.retired.iter().any(|(oid, number)| *number == row && *oid == group.group.oid)
}

/// What an answer says; what cannot be read says nothing.
pub fn value_of(item: &ItemPlan, datum: &Datum) -> Value {
    said(item.reading(), datum)
}

fn said(reading: Reading, datum: &Datum) -> Value {
    if datum.missing.is_some() {
        return Value::Nothing(datum.missing);
    }
    match view_as(reading, datum) {
        Ok(Some(view)) => typed(reading, &view),
        _ => NOTHING,
    }
}

fn typed(reading: Reading, view: &View<'_>) -> Value {
    match view {
        View::Text(text) => (*text).into(),
        View::Integer(number) | View::Decimal(number) => (*number).into(),
        View::Boolean(is) => (*is).into(),
        View::Date(date) => (*date).into(),
        View::Time(time) => (*time).into(),
        View::DateTime(moment) => (*moment).into(),
        View::Choices(codes) if reading.many => Value::Set(codes.iter().map(|code| Arc::from(code.as_str())).collect()),
        View::Choices(codes) => codes.first().map_or(NOTHING, |code| coded(reading.data_type, code)),
    }
}

/// The code of a single choice as the item's data type has it.
fn coded(kind: DataType, code: &str) -> Value {
    match crate::forms::typed::scalar(kind, code) {
        Ok(View::Integer(number) | View::Decimal(number)) => number.into(),
        Ok(View::Boolean(is)) => is.into(),
        Ok(View::Date(date)) => date.into(),
        _ => code.into(),
    }
}

/// A result as its item stores it.
fn stored(item: &ItemPlan, value: &Value) -> Datum {
    match value {
        Value::Nothing(_) | Value::List(_) => Datum::default(),
        Value::Set(codes) => Datum::many(codes.iter().map(|code| code.to_string())),
        Value::Number(number) => {
            let places = item.item.significant_digits.filter(|_| item.item.data_type != DataType::Integer);
            let number = places
                .map_or(*number, |places| number.round_dp_with_strategy(places, rust_decimal::RoundingStrategy::MidpointAwayFromZero));
            Datum::text(plain(number).to_string())
        }
        Value::DateTime(moment) if matches!(item.item.data_type, DataType::Date | DataType::PartialDate | DataType::IncompleteDate) => {
            Datum::text(moment.date.to_string())
        }
        other => Datum::text(other.to_string()),
    }
}

/// Types the rows that the caller brought from other records.
fn outside(form: &FormPlan, reference: &Reference) -> Vec<Vec<Vec<Value>>> {
    let column = |column: &Column, datum: &Datum| {
        let value = said(column.reading, datum);
        match (&value, column.units.is_empty()) {
            (Value::Number(number), false) => {
                let unit = datum.unit.as_ref().and_then(|unit| column.units.iter().find(|(oid, _)| oid == unit));
                unit.and_then(|(_, conversion)| conversion.apply(*number)).into()
            }
            _ => value,
        }
    };
    let rows = |n: usize| reference.sources.get(n).map(Vec::as_slice).unwrap_or_default();
    let typed = |(n, source): (usize, &super::node::Source)| {
        rows(n).iter().map(|row| source.columns.iter().zip(row).map(|(one, datum)| column(one, datum)).collect()).collect()
    };
    form.rules.sources.iter().enumerate().map(|(n, source)| typed((n, source))).collect()
}
