//! Order: each rule behind those whose results it reads. What goes round in a circle is a fault that shows the way.

use std::collections::{BTreeMap, HashMap};

use super::build::{RuleFault, Rules};
use super::node::{In, RepeatPick, Source, VisitPick};
use super::program::{Act, Rule, Slot};
use super::{Fault, Position};
use crate::forms::{FormPlan, Oid};

/// The rules in order; those that depend on themselves are left out, each with its name and the circle.
pub fn in_order(rules: Vec<Rule>, form: &FormPlan) -> (Vec<Rule>, Vec<(String, Fault)>) {
    let mut writers: BTreeMap<Slot, Vec<usize>> = BTreeMap::new();
    for (n, rule) in rules.iter().enumerate() {
        for slot in writes(&rule.act, form) {
            writers.entry(slot).or_default().push(n);
        }
    }
    let needs: Vec<Vec<usize>> = rules.iter().enumerate().map(|(n, rule)| needs(n, rule, &rules, form, &writers)).collect();
    let mut sort = Sort {
        needs: &needs,
        seen: vec![State::New; rules.len()],
        order: Vec::with_capacity(rules.len()),
        way: Vec::new(),
        circles: Vec::new(),
    };
    (0..rules.len()).for_each(|n| sort.visit(n));
    let Sort { order, circles, .. } = sort;
    let mut faults = Vec::new();
    let mut left_out = vec![false; rules.len()];
    for circle in circles {
        let names: Vec<&str> = circle.iter().chain(circle.first()).filter_map(|n| rules.get(*n)).map(|rule| told(rule, form)).collect();
        let what = format!("This depends on itself: {}.", names.join(" needs "));
        for n in &circle {
            let Some(out) = left_out.get_mut(*n).filter(|out| !**out) else { continue };
            *out = true;
            let name = rules.get(*n).map(called).unwrap_or_default();
            faults.push((name, Fault::new(Position { line: 1, column: 1 }, what.clone())));
        }
    }
    let mut rules: Vec<Option<Rule>> = rules.into_iter().map(Some).collect();
    let kept = order.into_iter().filter(|n| !left_out.get(*n).copied().unwrap_or(true));
    (kept.filter_map(|n| rules.get_mut(n)?.take()).collect(), faults)
}

/// The rule as reports name it.
fn called(rule: &Rule) -> String {
    let kind = match rule.act {
        Act::Withhold(_) | Act::WithholdGroup(_) => "Condition",
        Act::Derive(_) => "Method",
        _ => "Rule",
    };
    format!("{kind} {}", rule.name)
}

/// The item that the rule is about, as people know it.
fn told<'a>(rule: &'a Rule, form: &'a FormPlan) -> &'a str {
    let slot = match &rule.act {
        Act::Withhold(slot) | Act::Derive(slot) => Some(*slot),
        _ => None,
    };
    let item = slot.and_then(|Slot(g, i)| form.groups.get(usize::from(g))?.items.get(usize::from(i)));
    item.map_or(rule.name.as_str(), |item| item.item.oid.as_str())
}

/// Whose values change with the rule's result.
fn writes(act: &Act, form: &FormPlan) -> Vec<Slot> {
    match act {
        Act::Withhold(slot) | Act::Derive(slot) => vec![*slot],
        Act::WithholdGroup(g) => {
            let items = form.groups.get(usize::from(*g)).map_or(0, |group| group.items.len());
            (0..items).filter_map(|i| Some(Slot(*g, u16::try_from(i).ok()?))).collect()
        }
        _ => Vec::new(),
    }
}

fn needs(n: usize, rule: &Rule, rules: &[Rule], form: &FormPlan, writers: &BTreeMap<Slot, Vec<usize>>) -> Vec<usize> {
    let reads = rule.reads();
    let mut needed = Vec::new();
    for (slot, row) in &reads.items {
        for writer in writers.get(slot).into_iter().flatten() {
            // The row before is there already: rows are gone through from the first on.
            if *writer != n || *row != In::Previous {
                needed.push(*writer);
            }
        }
    }
    // A derivation is made where its item is asked for: that is known before.
    if let Act::Derive(slot) = rule.act {
        let withholds = |other: &&Rule| !matches!(other.act, Act::Derive(_)) && writes(&other.act, form).contains(&slot);
        needed.extend(rules.iter().enumerate().filter(|(other, rule)| *other != n && withholds(rule)).map(|(other, _)| other));
    }
    needed
}

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

struct Sort<'a> {
    needs: &'a [Vec<usize>],
    seen: Vec<State>,
    order: Vec<usize>,
    way: Vec<usize>,
    circles: Vec<Vec<usize>>,
}

impl Sort<'_> {
    /// Depth first, without recursion: a design may chain thousands.
    fn visit(&mut self, start: usize) {
        let mut stack: Vec<(usize, usize)> = Vec::new();
        self.open(start, &mut stack);
        while let Some((n, next)) = stack.last_mut() {
            let n = *n;
            let needed = self.needs.get(n).and_then(|needs| needs.get(*next)).copied();
            *next += 1;
            match needed {
                Some(other) => match self.seen.get(other) {
                    Some(State::New) => self.open(other, &mut stack),
                    Some(State::Open) => self.circle(other),
                    _ => {}
                },
                None => {
                    stack.pop();
                    self.way.pop();
                    self.mark(n, State::Done);
                    self.order.push(n);
                }
            }
        }
    }

    fn open(&mut self, n: usize, stack: &mut Vec<(usize, usize)>) {
        if self.seen.get(n) == Some(&State::New) {
            self.mark(n, State::Open);
            self.way.push(n);
            stack.push((n, 0));
        }
    }

    fn mark(&mut self, n: usize, state: State) {
        if let Some(seen) = self.seen.get_mut(n) {
            *seen = state;
        }
    }

    fn circle(&mut self, from: usize) {
        let way = self.way.iter().skip_while(|n| **n != from).copied().collect();
        self.circles.push(way);
    }
}

/// Derivations that go round in a circle through several forms. Those of the visit before are there already.
pub fn across(rules: &mut Rules, plans: &HashMap<Oid, FormPlan>) {
    let mut ids: HashMap<(Oid, Oid, Oid), usize> = HashMap::new();
    let mut names: Vec<(Oid, String)> = Vec::new();
    let mut edges: Vec<Vec<usize>> = Vec::new();
    let mut node = |key: (Oid, Oid, Oid), edges: &mut Vec<Vec<usize>>| {
        let (form, item) = (key.0.clone(), format!("{}.{}", key.0, key.2));
        *ids.entry(key).or_insert_with(|| {
            names.push((form, item));
            edges.push(Vec::new());
            edges.len() - 1
        })
    };
    for (oid, form) in &rules.forms {
        let Some(plan) = plans.get(oid) else { continue };
        for rule in &form.rules {
            for slot in writes(&rule.act, plan) {
                let Some(key) = key_of(plan, slot) else { continue };
                let to = node(key, &mut edges);
                let mut from = Vec::new();
                rule.node.walk(&mut |part| match part {
                    super::node::Node::Item(at) | super::node::Node::Measured(at, _) if at.row != In::Previous => {
                        from.extend(key_of(plan, Slot(at.group, at.item)));
                    }
                    super::node::Node::Source(outside) => {
                        let source = form.sources.get(usize::from(outside.source)).filter(|source| !is_before(source));
                        let column = source.and_then(|source| Some((source, source.columns.get(usize::from(outside.column))?)));
                        from.extend(column.map(|(source, column)| (source.form.clone(), source.group.clone(), column.item.clone())));
                    }
                    _ => {}
                });
                let from: Vec<usize> = from.into_iter().map(|key| node(key, &mut edges)).collect();
                if let Some(needs) = edges.get_mut(to) {
                    needs.extend(from);
                }
            }
        }
    }
    let mut sort = Sort { needs: &edges, seen: vec![State::New; edges.len()], order: Vec::new(), way: Vec::new(), circles: Vec::new() };
    (0..edges.len()).for_each(|n| sort.visit(n));
    for circle in sort.circles {
        let told: Vec<&str> = circle.iter().chain(circle.first()).filter_map(|n| names.get(*n)).map(|(_, item)| item.as_str()).collect();
        let fault = Fault::new(Position { line: 1, column: 1 }, format!("This depends on itself: {}.", told.join(" needs ")));
        let Some((form, item)) = circle.first().and_then(|n| names.get(*n)).cloned() else { continue };
        let out: Vec<Oid> = circle.iter().filter_map(|n| names.get(*n)).map(|(form, _)| form.clone()).collect();
        for oid in out {
            if let (Some(program), Some(plan)) = (rules.forms.get_mut(&oid), plans.get(&oid)) {
                let in_circle = |slot: Slot| {
                    key_of(plan, slot).is_some_and(|key| {
                        circle.iter().any(|n| names.get(*n).is_some_and(|(_, name)| *name == format!("{}.{}", key.0, key.2)))
                    })
                };
                program.rules.retain(|rule| !writes(&rule.act, plan).into_iter().any(in_circle));
            }
        }
        rules.faults.push(RuleFault { rule: format!("Derivation of {item}"), form: Some(form), broken: true, fault });
    }
}

fn is_before(source: &Source) -> bool {
    source.visit == VisitPick::Previous || (source.visit == VisitPick::Same && source.repeat == RepeatPick::Before)
}

fn key_of(plan: &FormPlan, Slot(g, i): Slot) -> Option<(Oid, Oid, Oid)> {
    let group = plan.groups.get(usize::from(g))?;
    let item = group.items.get(usize::from(i))?;
    Some((plan.form.oid.clone(), group.group.oid.clone(), item.item.oid.clone()))
}
