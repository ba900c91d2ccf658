//! Rules that stand for themselves: what each does, and with which items.

use super::desk::Desk;
use super::fits::{fitting, unblinding};
use crate::forms::rule::check::compile;
use crate::forms::rule::kinds::Type;
use crate::forms::rule::node::Node;
use crate::forms::rule::program::{Act, Rule, Slot};
use crate::forms::rule::scope::small;
use crate::forms::rule::{Fault, Position, parse};
use crate::forms::{CheckLevel, Does, Expression, FormPlan, ItemPlan, Level, Oid, RuleDef, Unsure};

impl<'a> Desk<'a, '_, '_> {
    pub(super) fn rule(&mut self, rule: &RuleDef) {
        let called = format!("Rule {}", rule.oid);
        let Some(expression) = Expression::ours(&rule.expressions) else { return };
        let group = match &rule.group {
            None => None,
            Some(oid) => match self.form.groups.iter().position(|one| one.group.oid == *oid) {
                Some(group) => Some(group),
                None => return self.report(&called, Fault::new(Position::default(), format!("The form has no group {oid}."))),
            },
        };
        let unsure = rule.unsure == Unsure::Acts;
        let mut standing = self.standing(group, None);
        let row = group.filter(|g| self.form.groups.get(*g).is_some_and(|group| group.group.repeating)).map(small);
        let act = match &rule.does {
            Does::Check { level, message, at } => {
                let Some(at) = self.slots(at, group, &called) else { return };
                let Some(says) = self.said(message, standing, &called) else { return };
                Act::Check { level: level_of(*level), says, at, unsure }
            }
            Does::Require { items } => {
                let Some(items) = self.slots(items, group, &called) else { return };
                Act::Require { items, unsure }
            }
            Does::Offer { item } => {
                let Some(slots) = self.slots(std::slice::from_ref(item), group, &called) else { return };
                let Some(slot) = slots.first().copied() else { return };
                standing.choosing = true;
                Act::Offer { item: slot, unsure }
            }
            Does::Begin { item } => return self.begin(rule, expression, group, item, &called),
            Does::Notify { roles, subject, text } => {
                let (Some(subject), Some(text)) = (self.said(subject, standing, &called), self.said(text, standing, &called)) else {
                    return;
                };
                Act::Notify { roles: roles.clone(), subject, text, unsure }
            }
            // The casebook's business.
            Does::Plan { .. } => return,
        };
        self.add(&called, rule.oid.to_string(), expression, standing, row, act);
    }

    /// What an item begins with is of the item's kind, as what a method works out.
    pub(super) fn begin(&mut self, rule: &RuleDef, expression: &Expression, group: Option<usize>, item: &Oid, called: &str) {
        let Some(slots) = self.slots(std::slice::from_ref(item), group, called) else { return };
        let Some((slot, plan)) = slots.first().and_then(|slot| Some((*slot, self.item_at(*slot)?))) else { return };
        let (g, standing) = (slot.0, self.standing(Some(slot.0.into()), Some(slot.1.into())));
        let row = self.form.groups.get(usize::from(g)).filter(|group| group.group.repeating).map(|_| g);
        let compiled = parse(&expression.text).and_then(|expr| compile(&expr, self.world, standing, &mut self.gathered));
        let fits = |(node, kind): (Node, Type)| match kind.unblinded && !plan.item.unblinded {
            true => Err(unblinding(&plan.item.oid)),
            false => fitting(node, &kind, plan),
        };
        match compiled.and_then(fits) {
            Ok(node) => self.rules.push(Rule { name: rule.oid.to_string(), group: row, node, act: Act::Begin(slot) }),
            Err(fault) => self.report(called, fault),
        }
    }

    pub(super) fn item_at(&self, Slot(g, i): Slot) -> Option<&'a ItemPlan> {
        self.form.groups.get(usize::from(g))?.items.get(usize::from(i))
    }

    pub(super) fn slots(&mut self, items: &[Oid], group: Option<usize>, called: &str) -> Option<Vec<Slot>> {
        let mut slots = Vec::with_capacity(items.len());
        for oid in items {
            let own = group.and_then(|g| slot_in(self.form, g, oid));
            match own.or_else(|| (0..self.form.groups.len()).find_map(|g| slot_in(self.form, g, oid))) {
                Some(slot) => slots.push(slot),
                None => {
                    let known = self.form.groups.iter().flat_map(|group| &group.items).map(|one| one.item.oid.as_str());
                    let fault = Fault::new(Position::default(), format!("The form has no item {oid}.")).nearest(oid.as_str(), known);
                    self.report(called, fault);
                    return None;
                }
            }
        }
        Some(slots)
    }
}

fn slot_in(form: &FormPlan, group: usize, item: &Oid) -> Option<Slot> {
    let at = form.groups.get(group)?.items.iter().position(|one| one.item.oid == *item)?;
    Some(Slot(small(group), small(at)))
}

const fn level_of(level: CheckLevel) -> Level {
    match level {
        CheckLevel::Note => Level::Note,
        CheckLevel::Soft => Level::Soft,
        CheckLevel::Hard => Level::Hard,
    }
}
