//! The build: all rules of a design compiled, put in order, and every fault reported at its place.
//!
//! A rule with a fault is left out; the others work. Untranslated expressions are no faults: they are kept and do nothing.

mod acts;
mod casebook;
mod desk;
mod fits;
mod said;

use std::collections::HashMap;

use super::Fault;
use super::node::{Node, Over};
use super::order;
use super::program::{Act, CasebookRules, Converts, FormRules, Piece, Rule, Said};
use super::scope::{Gathered, Outline, World};
use super::units::Units;
use crate::forms::{FormPlan, Library, Oid};

use casebook::casebook;
use desk::Desk;

/// The rules of a design.
#[derive(Clone, Debug, Default)]
pub struct Rules {
    pub forms: HashMap<Oid, FormRules>,
    pub casebook: CasebookRules,
    pub faults: Vec<RuleFault>,
}

/// What is wrong with a rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleFault {
    /// `Condition C.PREG`, `Method M.BMI`, `Check 2 of item IT.SBP`.
    pub rule: String,
    /// Where it is used: the form, if that matters.
    pub form: Option<Oid>,
    /// Absent: worth knowing, and the rule works.
    pub broken: bool,
    pub fault: Fault,
}

/// Compiles all rules of a design.
pub fn build(library: &Library, outline: &Outline, plans: &HashMap<Oid, FormPlan>, units: &dyn Units) -> Rules {
    let world = World { library, outline, plans, units };
    let mut rules = Rules::default();
    for form in &library.forms {
        let Some(plan) = plans.get(&form.oid) else { continue };
        let mut desk = Desk { world: &world, form: plan, gathered: Gathered::default(), rules: Vec::new(), faults: &mut rules.faults };
        desk.form();
        let Desk { gathered, rules: made, .. } = desk;
        let (made, faults) = order::in_order(made, plan);
        rules.faults.extend(faults.into_iter().map(|(rule, fault)| RuleFault { rule, form: Some(form.oid.clone()), broken: true, fault }));
        let about = made.iter().any(reads_about);
        let converts = converts(plan, units);
        if !made.is_empty() || !converts.is_empty() || !gathered.sources.is_empty() {
            rules.forms.insert(form.oid.clone(), FormRules { sources: gathered.sources, about, rules: made, converts });
        }
    }
    rules.casebook = casebook(&world, &mut rules.faults);
    order::across(&mut rules, plans);
    rules
}

/// Each unit of an item with several into the first of them that measures the same, and the first into the next.
fn converts(plan: &FormPlan, units: &dyn Units) -> Vec<Converts> {
    let mut all: Vec<Converts> = Vec::new();
    for item in plan.groups.iter().flat_map(|group| &group.items).filter(|item| item.units.len() > 1) {
        for from in &item.units {
            let others = item.units.iter().filter(|to| to.oid != from.oid);
            let found = others.into_iter().find_map(|to| Some((to, units.conversion(from.code(), to.code())?)));
            let known = all.iter().any(|one| one.from == from.oid && item.units.iter().any(|unit| unit.oid == one.to));
            all.extend(found.filter(|_| !known).map(|(to, by)| Converts { from: from.oid.clone(), to: to.oid.clone(), by }));
        }
    }
    all
}

fn reads_about(rule: &Rule) -> bool {
    let mut reads = false;
    let mut see = |node: &Node| {
        reads |= matches!(node, Node::Property(_) | Node::VisitProperty(..) | Node::Today | Node::Now | Node::Each(Over::Visits, _));
    };
    rule.node.walk(&mut see);
    let says: Vec<&Said> = match &rule.act {
        Act::Check { says, .. } => says.iter().collect(),
        Act::Notify { subject, text, .. } => subject.iter().chain(text).collect(),
        _ => Vec::new(),
    };
    for piece in says.into_iter().flat_map(|said| &said.pieces) {
        if let Piece::Value(node) = piece {
            node.walk(&mut see);
        }
    }
    reads
}
