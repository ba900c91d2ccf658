//! Sources: what a form's rules read of other records, and the rows that an aggregate goes through.

use std::sync::Arc;

use super::{Found, Search, Slot, World, small};
use crate::forms::rule::Fault;
use crate::forms::rule::node::{Column, Conversion, Outside, Over, RepeatPick, Source, VisitPick};
use crate::forms::{FormPlan, GroupPlan, ItemPlan, Oid, Unit};

impl<'a> Search<'a, '_, '_> {
    /// A column of a source; one that can have several rows needs an aggregate around it.
    pub(super) fn outside(&mut self, visit: VisitPick, repeat: RepeatPick, (form, group, item): Slot<'a>) -> Result<Found<'a>, Fault> {
        let Some((of, plan)) = form.groups.get(group).and_then(|of| Some((of, of.items.get(item)?))) else {
            return self.fault("The name leads nowhere.");
        };
        let one_repeat = repeat != RepeatPick::Every;
        if one_repeat && !form.form.repeating {
            return self.fault(format!("Form {} does not repeat, so there is no repeat of it to name.", form.form.oid));
        }
        let repeats = matches!(&visit, VisitPick::Named(oid, None) if self.repeats(oid));
        let many = of.group.repeating || (form.form.repeating && !one_repeat) || repeats || visit == VisitPick::Every;
        let source = self.source(visit, repeat, form, of);
        let column = self.column(source, plan);
        let each = many && self.looping.is_some();
        if each {
            self.go_through(Over::Source(small(source)), form.form.oid.as_str())?;
        } else if many {
            let name = &plan.item.oid;
            return self.fault(format!(
                "{name} can have several values there. Say which, or what of them: first({name}), max({name}), any({name} = …)."
            ));
        }
        Ok(Found::Outside(Outside { source: small(source), column: small(column), each }, plan))
    }

    pub(super) fn repeats(&self, visit: &Oid) -> bool {
        self.world.outline.visits.iter().any(|one| one.oid == *visit && one.repeating)
    }

    pub(super) fn source(&mut self, visit: VisitPick, repeat: RepeatPick, form: &FormPlan, group: &GroupPlan) -> usize {
        let wanted = Source { visit, form: form.form.oid.clone(), repeat, group: group.group.oid.clone(), columns: Vec::new() };
        let same = |one: &Source| (&one.visit, one.repeat, &one.form, &one.group) == (&wanted.visit, repeat, &wanted.form, &wanted.group);
        let all = &mut self.gathered.sources;
        all.iter().position(same).unwrap_or_else(|| {
            all.push(wanted);
            all.len() - 1
        })
    }

    pub(super) fn column(&mut self, source: usize, plan: &ItemPlan) -> usize {
        let units = self.world.first_unit(plan);
        let Some(source) = self.gathered.sources.get_mut(source) else { return 0 };
        source.columns.iter().position(|one| one.item == plan.item.oid).unwrap_or_else(|| {
            source.columns.push(Column {
                item: plan.item.oid.clone(),
                label: plan.item.label("en").to_owned(),
                reading: plan.reading(),
                units,
            });
            source.columns.len() - 1
        })
    }

    pub(super) fn go_through(&mut self, over: Over, name: &str) -> Result<(), Fault> {
        match self.looping.as_deref_mut() {
            None => self.fault(format!("{name} are several. Say what of them: first(…), max(…), any(…).")),
            Some(place @ None) => {
                *place = Some(over);
                Ok(())
            }
            Some(Some(known)) if *known == over => Ok(()),
            Some(Some(_)) => self.fault(format!(
                "One aggregate goes through the rows of one group; {name} is a second. Use “this.” for the row in which the rule stands."
            )),
        }
    }
}

impl World<'_> {
    /// Factors from each of the item's units into its first one, where it has several.
    pub fn first_unit(&self, plan: &ItemPlan) -> Vec<(Oid, Conversion)> {
        let [first, _, ..] = plan.units.as_slice() else { return Vec::new() };
        let convert = |unit: &Arc<Unit>| Some((unit.oid.clone(), self.units.conversion(unit.code(), first.code())?));
        plan.units.iter().filter_map(convert).collect()
    }
}
