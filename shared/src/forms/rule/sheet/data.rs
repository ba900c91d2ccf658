//! The sheet as the evaluator looks at it.

use std::borrow::Borrow;

use super::Sheet;
use crate::forms::rule::eval::{Data, Spot};
use crate::forms::rule::node::{At, Outside, Over, Property, VisitPick, VisitProperty};
use crate::forms::rule::program::Slot;
use crate::forms::rule::value::{NOTHING, Value};
use crate::forms::{FormPlan, Missing, Oid};
use crate::kernel::PartialDateTime;

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
