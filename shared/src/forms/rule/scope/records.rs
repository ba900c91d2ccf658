//! In which record an item is read: this one, another repeat of its form, another visit.

use super::names::in_group;
use super::{Found, Search, Shift, small};
use crate::forms::rule::Fault;
use crate::forms::rule::expr::Which;
use crate::forms::rule::node::{At, In, Over, RepeatPick, VisitPick};
use crate::forms::{FormPlan, Oid};

impl<'a> Search<'a, '_, '_> {
    pub(super) fn in_this_record(&mut self, form: &'a FormPlan, group: usize, item: usize, this: bool) -> Result<Found<'a>, Fault> {
        let Some((plan, of)) = form.groups.get(group).and_then(|of| Some((of.items.get(item)?, of))) else {
            return self.fault("The name leads nowhere.");
        };
        if let Shift::Repeat(repeat) = self.shift {
            return self.outside(VisitPick::Same, repeat, (form, group, item));
        }
        let same = self.standing.group == Some(group);
        let row = match (of.group.repeating, self.shift) {
            (false, Shift::None) => In::Only,
            (true, Shift::Previous) if same => In::Previous,
            (true, Shift::Next) if same => In::Next,
            (true, Shift::None) if self.looping.is_some() && !this => {
                self.go_through(Over::Group(small(group)), of.group.oid.as_str())?;
                In::Each
            }
            (true, Shift::None) if same => In::This,
            (true, _) => {
                let name = &plan.item.oid;
                return self
                    .fault(format!("{name} has several rows. Say which, or what of them: first({name}), max({name}), any({name} = …)."));
            }
            (false, shift) => return self.shifted_record(form, group, item, shift),
        };
        Ok(Found::Here(At { group: small(group), item: small(item), row }, plan))
    }

    /// The repeat of the form, or the visit, before or after this one.
    pub(super) fn shifted_record(&mut self, form: &'a FormPlan, group: usize, item: usize, shift: Shift) -> Result<Found<'a>, Fault> {
        let (visit, repeat) = match (form.form.repeating, shift) {
            (true, Shift::Previous) => (VisitPick::Same, RepeatPick::Before),
            (true, _) => (VisitPick::Same, RepeatPick::After),
            (false, Shift::Previous) => (VisitPick::Previous, RepeatPick::Every),
            (false, _) => (VisitPick::Next, RepeatPick::Every),
        };
        self.outside(visit, repeat, (form, group, item))
    }

    /// The repeats of another form that are asked for.
    pub(super) const fn wanted_repeat(&self) -> RepeatPick {
        match self.shift {
            Shift::Repeat(repeat) => repeat,
            _ => RepeatPick::Every,
        }
    }

    /// At which visit another form is looked for when none is named: the same, or the only one that has it.
    pub(super) fn visit_of(&self, form: &'a FormPlan) -> Result<VisitPick, Fault> {
        match self.shift {
            Shift::Previous => return Ok(VisitPick::Previous),
            Shift::Next => return Ok(VisitPick::Next),
            Shift::None | Shift::Repeat(_) => {}
        }
        let theirs = self.world.visits_with(&form.form.oid);
        let ours: Vec<&Oid> = match (self.standing.form, self.standing.visit) {
            (Some(own), _) => self.world.visits_with(&own.form.oid).into_iter().map(|visit| &visit.oid).collect(),
            (None, Some(visit)) => vec![visit],
            (None, None) => Vec::new(),
        };
        let together = !ours.is_empty() && ours.iter().all(|visit| theirs.iter().any(|their| their.oid == **visit));
        match theirs.as_slice() {
            _ if together => Ok(match (self.standing.form, self.standing.visit) {
                (None, Some(visit)) => VisitPick::Named(visit.clone(), None),
                _ => VisitPick::Same,
            }),
            [only] => Ok(VisitPick::Named(only.oid.clone(), None)),
            [] if ours.is_empty() => Ok(VisitPick::Same),
            [] => self.fault(format!("Form {} belongs to no visit.", form.form.oid)),
            several => {
                let names: Vec<String> = several.iter().take(5).map(|visit| format!("visit(\"{}\")", visit.oid)).collect();
                self.fault(format!("Form {} belongs to several visits. Say which: {}, previous_visit …", form.form.oid, names.join(", ")))
            }
        }
    }

    /// A path with a visit before it.
    pub(super) fn at_visit(&mut self, which: &Which, names: &[&str]) -> Result<Found<'a>, Fault> {
        let visit = self.pick(which)?;
        let slot = match names {
            [item] => match self.standing.form {
                Some(form) => self.by_item(form, item)?,
                None => self.anywhere(item)?,
            },
            _ => match (self.standing.form, names) {
                (Some(form), [group, item]) => in_group(form, group, item).map_or_else(|| self.by_form(names), Ok)?,
                _ => self.by_form(names)?,
            },
        };
        if let VisitPick::Named(oid, _) = &visit {
            let has = self.world.visits_with(&slot.0.form.oid).iter().any(|one| one.oid == *oid);
            if !has {
                return self.fault(format!("Form {} does not belong to visit {oid}.", slot.0.form.oid));
            }
        }
        let same = visit == VisitPick::Same && self.standing.form.is_some_and(|own| own.form.oid == slot.0.form.oid);
        if same { self.in_this_record(slot.0, slot.1, slot.2, false) } else { self.outside(visit, self.wanted_repeat(), slot) }
    }
}
