//! The build: all rules of a design compiled, put in order, and every fault reported at its place.
//!
//! A rule with a fault is left out; the others work. Untranslated expressions are no faults: they are kept and do nothing.

use std::collections::HashMap;

use super::check::{compile, compile_condition};
use super::eval::{NoData, Spot, eval};
use super::kinds::{Kind, Type};
use super::node::Node;
use super::order;
use super::program::{Act, CasebookAct, CasebookRule, CasebookRules, Converts, FormRules, Piece, Reads, Rule, Said, Slot};
use super::scope::{Gathered, Outline, Standing, World, small};
use super::units::Units;
use super::{Fault, Position, parse};
use crate::forms::{
    CheckLevel, Does, Expression, FormPlan, GroupPlan, Hardness, ItemPlan, Level, Library, Oid, RuleDef, Translated, Unsure,
};

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
    use super::node::Over;
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

/// Where the rules of one form are made.
struct Desk<'a, 'w, 'f> {
    world: &'w World<'a>,
    form: &'a FormPlan,
    gathered: Gathered,
    rules: Vec<Rule>,
    faults: &'f mut Vec<RuleFault>,
}

impl<'a> Desk<'a, '_, '_> {
    fn form(&mut self) {
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

    fn item(&mut self, (g, group): (usize, &'a GroupPlan), (i, item): (usize, &'a ItemPlan)) {
        let slot = Slot(small(g), small(i));
        if let Some(condition) = &item.unless {
            self.condition(condition, Some((g, group)), Some(i), Act::Withhold(slot));
        }
        if let Some(oid) = &item.method {
            self.method(oid, (g, group), (i, item));
        }
        if let Some(link) = &item.item.link {
            match super::link::source(self.world.library, link) {
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

    fn condition(&mut self, oid: &Oid, group: Option<(usize, &GroupPlan)>, item: Option<usize>, act: Act) {
        let Some(condition) = self.world.library.conditions.iter().find(|one| one.oid == *oid) else { return };
        let Some(expression) = Expression::ours(&condition.expressions) else { return };
        let standing = self.standing(group.map(|(g, _)| g), item);
        let row = group.filter(|(_, group)| group.group.repeating).map(|(g, _)| small(g));
        self.add(&format!("Condition {oid}"), oid.to_string(), expression, standing, row, act);
    }

    fn method(&mut self, oid: &Oid, (g, group): (usize, &GroupPlan), (i, item): (usize, &ItemPlan)) {
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

    fn rule(&mut self, rule: &RuleDef) {
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

    fn standing(&self, group: Option<usize>, item: Option<usize>) -> Standing<'a> {
        Standing { form: Some(self.form), group, item, visit: None, choosing: false }
    }

    fn add(&mut self, called: &str, name: String, expression: &Expression, standing: Standing<'a>, group: Option<u16>, act: Act) {
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

    /// Rules that can never do anything, or always do.
    fn sense(&mut self, called: &str, node: &Node, act: &Act) {
        let constant = Reads::of(node).is_constant() && !matches!(act, Act::Offer { .. });
        let truth = if constant { eval(node, &NoData, Spot::default()).truth() } else { super::dead::truth(node) };
        let what = match (act, truth) {
            (Act::Check { .. }, Some(true)) => "This is always true: the check never finds anything.",
            (Act::Check { .. }, Some(false)) => "This is never true: the check finds something always.",
            (_, Some(true)) => "This is always true.",
            (_, Some(false)) => "This is never true: the rule never does anything.",
            (_, None) => match super::dead::branch(node) {
                Some(what) => what,
                None => return,
            },
        };
        let fault = Fault::new(Position { line: 1, column: 1 }, what);
        self.faults.push(RuleFault { rule: called.to_owned(), form: Some(self.form.form.oid.clone()), broken: false, fault });
    }

    /// A message with the expressions in its braces compiled. `None`: there was a fault, and it is reported.
    fn said(&mut self, message: &Translated, standing: Standing<'a>, called: &str) -> Option<Vec<Said>> {
        let mut all = Vec::with_capacity(message.0.len());
        for one in &message.0 {
            match pieces(&one.text, self.world, standing, &mut self.gathered) {
                Ok(pieces) => all.push(Said { lang: one.lang.clone(), pieces }),
                Err(fault) => {
                    self.report(called, Fault { what: format!("In its message: {}", fault.what), ..fault });
                    return None;
                }
            }
        }
        Some(all)
    }

    fn slots(&mut self, items: &[Oid], group: Option<usize>, called: &str) -> Option<Vec<Slot>> {
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

    fn report(&mut self, called: &str, fault: Fault) {
        self.faults.push(RuleFault { rule: called.to_owned(), form: Some(self.form.form.oid.clone()), broken: true, fault });
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

/// The result of a method as its item holds it.
fn fitting(node: Node, kind: &Type, item: &ItemPlan) -> Result<Node, Fault> {
    use crate::forms::DataType;
    let Some(kind) = kind.kind else { return Ok(node) };
    let wanted: &[Kind] = match item.item.data_type {
        _ if item.item.many => &[Kind::Set],
        DataType::Integer | DataType::Float | DataType::Double => &[Kind::Number],
        DataType::Boolean => &[Kind::Boolean],
        DataType::Date | DataType::PartialDate | DataType::IncompleteDate => &[Kind::Date, Kind::DateTime],
        DataType::Time | DataType::PartialTime | DataType::IncompleteTime => &[Kind::Time, Kind::DateTime],
        DataType::Datetime | DataType::PartialDatetime | DataType::IncompleteDatetime => &[Kind::DateTime, Kind::Date],
        _ => return Ok(node),
    };
    if wanted.contains(&kind) {
        return Ok(node);
    }
    let words: Vec<&str> = wanted.iter().map(|one| one.words()).collect();
    let what = format!("The method gives {}; the item {} holds {}.", kind.words(), item.item.oid, words.join(" or "));
    Err(Fault::new(Position { line: 1, column: 1 }, what))
}

fn unblinding(item: &Oid) -> Fault {
    let what = format!("The value follows from the treatment, and {item} is shown to blinded people. Mark the item as unblinded.");
    Fault::new(Position { line: 1, column: 1 }, what)
}

/// What blinded people see must not follow from the treatment.
fn reveals(kind: &Type, act: &Act, form: &FormPlan) -> Option<Fault> {
    if !kind.unblinded {
        return None;
    }
    let blinded = |slot: &Slot| {
        form.groups.get(usize::from(slot.0)).and_then(|group| group.items.get(usize::from(slot.1))).filter(|one| !one.item.unblinded)
    };
    let shown = match act {
        Act::Withhold(slot) | Act::Offer { item: slot, .. } => blinded(slot),
        Act::Check { at: slots, .. } | Act::Require { items: slots, .. } => slots.iter().find_map(blinded),
        _ => None,
    };
    let group = matches!(act, Act::WithholdGroup(_) | Act::Notify { .. });
    match shown {
        Some(item) => Some(unblinding(&item.item.oid)),
        None if group => {
            Some(Fault::new(Position { line: 1, column: 1 }, "This follows from the treatment, and blinded people would see it."))
        }
        None => None,
    }
}

/// `Diastolic {DBP} is above systolic {SBP}`: `{{` and `}}` stand for braces.
fn pieces(text: &str, world: &World<'_>, standing: Standing<'_>, gathered: &mut Gathered) -> Result<Vec<Piece>, Fault> {
    let mut pieces = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at_checked(at).unwrap_or((rest, ""));
        plain.push_str(before);
        if let Some(after) = from.strip_prefix("{{").or_else(|| from.strip_prefix("}}")) {
            plain.push(if from.starts_with('{') { '{' } else { '}' });
            rest = after;
            continue;
        }
        let Some((inside, after)) = from.strip_prefix('{').and_then(|from| from.split_once('}')) else {
            // A brace that is not closed is a brace.
            plain.push_str(from);
            rest = "";
            break;
        };
        let (node, kind) = compile(&parse(inside)?, world, standing, gathered)?;
        if kind.unblinded {
            return Err(Fault::new(
                Position { line: 1, column: 1 },
                "A message is read by blinded people, and this follows from the treatment.",
            ));
        }
        if !plain.is_empty() {
            pieces.push(Piece::Text(std::mem::take(&mut plain)));
        }
        pieces.push(Piece::Value(node));
        rest = after;
    }
    plain.push_str(rest);
    if !plain.is_empty() {
        pieces.push(Piece::Text(plain));
    }
    Ok(pieces)
}

/// Conditions on visits and on forms of visits, and planned days.
fn casebook(world: &World<'_>, faults: &mut Vec<RuleFault>) -> CasebookRules {
    let mut gathered = Gathered::default();
    let mut rules = Vec::new();
    let mut add = |called: String, expression: &Expression, visit: Option<&Oid>, act: CasebookAct, faults: &mut Vec<RuleFault>| {
        let standing = Standing { form: None, group: None, item: None, visit, choosing: false };
        let plan = matches!(act, CasebookAct::Plan { .. });
        let compiled = parse(&expression.text).and_then(|expr| match plan {
            true => compile(&expr, world, standing, &mut gathered).and_then(|(node, kind)| day(node, &kind, expr.at)),
            false => compile_condition(&expr, world, standing, &mut gathered),
        });
        let compiled = compiled.and_then(|(node, kind)| {
            if kind.unblinded {
                Err(Fault::new(
                    Position { line: 1, column: 1 },
                    "This follows from the treatment, and everybody sees which visits and forms there are.",
                ))
            } else {
                Ok(node)
            }
        });
        match compiled {
            Ok(node) => rules.push(CasebookRule { name: called, node, act }),
            Err(fault) => faults.push(RuleFault { rule: called, form: None, broken: true, fault }),
        }
    };
    let condition = |oid: &Option<Oid>| {
        let oid = oid.as_ref()?;
        let found = world.library.conditions.iter().find(|one| one.oid == *oid)?;
        Some((format!("Condition {oid}"), Expression::ours(&found.expressions)?))
    };
    for visit in &world.outline.visits {
        if let Some((called, expression)) = condition(&visit.unless) {
            add(called, expression, Some(&visit.oid), CasebookAct::WithholdVisit(visit.oid.clone()), faults);
        }
        for form in &visit.forms {
            if let Some((called, expression)) = condition(&form.unless) {
                let act = CasebookAct::WithholdForm { visit: visit.oid.clone(), form: form.oid.clone() };
                add(called, expression, Some(&visit.oid), act, faults);
            }
        }
    }
    for rule in &world.library.rules {
        let (Does::Plan { visit, before, after }, Some(expression)) = (&rule.does, Expression::ours(&rule.expressions)) else { continue };
        let act = CasebookAct::Plan { visit: visit.clone(), before: *before, after: *after };
        add(format!("Rule {}", rule.oid), expression, Some(visit), act, faults);
    }
    CasebookRules { sources: gathered.sources, rules }
}

fn day(node: Node, kind: &Type, at: Position) -> Result<(Node, Type), Fault> {
    match kind.kind {
        Some(Kind::Date | Kind::DateTime) | None => Ok((node, kind.clone())),
        Some(other) => Err(Fault::new(at, format!("Here stands {}; a visit is planned on a date.", other.words()))),
    }
}
