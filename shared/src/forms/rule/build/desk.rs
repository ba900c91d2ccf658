//! The desk at which the rules of one form are made.

use super::RuleFault;
use super::fits::{fitting, reveals, unblinding};
use crate::forms::rule::check::{compile, compile_condition};
use crate::forms::rule::program::{Act, Rule, Slot};
use crate::forms::rule::scope::{Gathered, Standing, World, small};
use crate::forms::rule::{Fault, link, parse};
use crate::forms::{Expression, FormPlan, GroupPlan, Hardness, ItemPlan, Level, Oid};

/// Where the rules of one form are made.
pub(super) struct Desk<'a, 'w, 'f> {
    pub(super) world: &'w World<'a>,
    pub(super) form: &'a FormPlan,
    pub(super) gathered: Gathered,
    pub(super) rules: Vec<Rule>,
    pub(super) faults: &'f mut Vec<RuleFault>,
}

impl<'a> Desk<'a, '_, '_> {
    pub(super) fn form(&mut self) {
        let form = self.form;
        for (g, group) in form.groups.iter().enumerate() {
            if let Some(condition) = &group.unless {
                self.condition(condition, None, None, Act::WithholdGroup(small(g)));
            }
            for (i, item) in group.items.iter().enumerate() {
                self.item((g, group), (i, item));
            }
        }
        for rule in self.world.library.rules.iter().filter(|rule| rule.form == form.form.oid) {
            self.rule(rule);
        }
    }

    pub(super) fn item(&mut self, (g, group): (usize, &'a GroupPlan), (i, item): (usize, &'a ItemPlan)) {
        let slot = Slot(small(g), small(i));
        if let Some(condition) = &item.unless {
            self.condition(condition, Some((g, group)), Some(i), Act::Withhold(slot));
        }
        if let Some(oid) = &item.method {
            self.method(oid, (g, group), (i, item));
        }
        if let Some(link) = &item.item.link {
            match link::source(self.world.library, link) {
                Ok(_) if link::is_own(self.form, link) => {}
                Ok(source) => self.gathered.sources.push(source),
                Err(fault) => {
                    let (rule, form) = (format!("Link of item {}", item.item.oid), Some(self.form.form.oid.clone()));
                    self.faults.push(RuleFault { rule, form, broken: true, fault });
                }
            }
        }
        for (n, check) in (1..).zip(&item.item.ranges) {
            let Some(expression) = Expression::ours(&check.expressions) else { continue };
            let level = if check.hardness == Hardness::Hard { Level::Hard } else { Level::Soft };
            let oid = &item.item.oid;
            let called = format!("Check {n} of item {oid}");
            let standing = self.standing(Some(g), Some(i));
            let Some(says) = self.said(&check.message, standing, &called) else { continue };
            let act = Act::Check { level, says, at: vec![slot], unsure: false };
            self.add(&called, format!("{oid}#range{n}"), expression, standing, group.group.repeating.then_some(small(g)), act);
        }
    }

    pub(super) fn condition(&mut self, oid: &Oid, group: Option<(usize, &GroupPlan)>, item: Option<usize>, act: Act) {
        let Some(condition) = self.world.library.conditions.iter().find(|one| one.oid == *oid) else { return };
        let Some(expression) = Expression::ours(&condition.expressions) else { return };
        let standing = self.standing(group.map(|(g, _)| g), item);
        let row = group.filter(|(_, group)| group.group.repeating).map(|(g, _)| small(g));
        self.add(&format!("Condition {oid}"), oid.to_string(), expression, standing, row, act);
    }

    pub(super) fn method(&mut self, oid: &Oid, (g, group): (usize, &GroupPlan), (i, item): (usize, &ItemPlan)) {
        let Some(method) = self.world.library.methods.iter().find(|one| one.oid == *oid) else { return };
        let Some(expression) = Expression::ours(&method.expressions) else { return };
        let called = format!("Method {oid}");
        let standing = self.standing(Some(g), Some(i));
        let row = group.group.repeating.then_some(small(g));
        let slot = Slot(small(g), small(i));
        let compiled = parse(&expression.text).and_then(|expr| compile(&expr, self.world, standing, &mut self.gathered));
        match compiled.and_then(|(node, kind)| Ok((fitting(node, &kind, item)?, kind))) {
            Ok((node, kind)) => {
                if kind.unblinded && !item.item.unblinded {
                    self.report(&called, unblinding(&item.item.oid));
                    return;
                }
                self.rules.push(Rule { name: oid.to_string(), group: row, node, act: Act::Derive(slot) });
            }
            Err(fault) => self.report(&called, fault),
        }
    }

    pub(super) fn standing(&self, group: Option<usize>, item: Option<usize>) -> Standing<'a> {
        Standing { form: Some(self.form), group, item, visit: None, choosing: false }
    }

    pub(super) fn add(
        &mut self,
        called: &str,
        name: String,
        expression: &Expression,
        standing: Standing<'a>,
        group: Option<u16>,
        act: Act,
    ) {
        let parsed = parse(&expression.text);
        match parsed.and_then(|expr| compile_condition(&expr, self.world, standing, &mut self.gathered)) {
            Ok((node, kind)) => {
                if let Some(fault) = reveals(&kind, &act, self.form) {
                    return self.report(called, fault);
                }
                self.sense(called, &node, &act);
                self.rules.push(Rule { name, group, node, act });
            }
            Err(fault) => self.report(called, fault),
        }
    }

    pub(super) fn report(&mut self, called: &str, fault: Fault) {
        self.faults.push(RuleFault { rule: called.to_owned(), form: Some(self.form.form.oid.clone()), broken: true, fault });
    }
}
