//! Expressions of other systems: what can be read of them is said in our own language too.
//!
//! Our expression stands before the others, which stay and go out again. What cannot be read is reported with its reason; then
//! the condition decides nothing, the check finds nothing and the method gives nothing. Nothing is guessed: a context that we
//! do not know is not tried, and what our checker refuses is taken back.
//! Invariant: the same design gives the same expressions, so that an export and its import agree.

mod calls;
mod choices;
mod compare;
mod definition;
mod fit;
mod meaning;
mod names;
mod openclinica;
mod statements;
mod strict;
mod syntax;
mod token;
mod tree;
mod truth;
mod used;
mod value;
mod viedoc;

use std::collections::{BTreeSet, HashMap};

use shared::forms::rule::units::Opaque;
use shared::forms::rule::{RuleFault, print};
use shared::forms::{Expression, Oid, RuleDef};
use shared::study::{Design, Kept};

use super::log::{Formal, Log};
use definition::{Definition, Kind};
use names::Names;
use used::Places;

/// Translates whatever has no expression of ours, takes back what our checker refuses, and reports what is not
/// translated. `log.formal` has the
/// places of the definitions, in the order in which [`definitions`] finds them.
pub fn translate(design: &mut Design, log: &mut Log) {
    let mut made: Vec<Made> = Vec::new();
    let formal = std::mem::take(&mut log.formal);
    for Outcome { target, formal, called, text } in outcomes(design, formal) {
        match text {
            Ok(text) => {
                target.put(design, &text);
                made.push(Made { target, formal, called });
            }
            Err(why) => keep(log, &formal, &why),
        }
    }
    let first = design.library.conditions.len();
    made.extend(displayed(design, log));
    if made.is_empty() {
        return;
    }
    let mut all = design.compile(&Opaque).faults;
    all.extend(unused(design, &made));
    let broken: HashMap<&str, &RuleFault> = all.iter().rev().filter(|one| one.broken).map(|one| (one.rule.as_str(), one)).collect();
    let mut withdrawn: BTreeSet<Oid> = BTreeSet::new();
    for Made { target, formal, called } in made {
        if let Some(fault) = called.iter().find_map(|name| broken.get(name.as_str())) {
            target.take_back(design);
            keep(log, &formal, &fault.fault.what);
            withdrawn.extend(target.added_after(first, design));
        }
    }
    openclinica::withdraw(design, &withdrawn);
}

/// A translation.
struct Made {
    target: Target,
    formal: Formal,
    /// What our checker calls the rule.
    called: Vec<String>,
}

/// What becomes of a definition: our expression, or why there is none.
struct Outcome {
    target: Target,
    formal: Formal,
    called: Vec<String>,
    text: Result<String, String>,
}

fn outcomes(design: &Design, formal: Vec<Formal>) -> Vec<Outcome> {
    let (names, used) = (Names::of(design), Places::of(design));
    let all = definitions(design, &used).into_iter().zip(formal);
    all.filter(|(one, _)| one.is_foreign())
        .map(|(one, formal)| {
            let text = one.translated(&names).map(|expr| print(&expr));
            Outcome { target: one.target, formal, called: one.called, text }
        })
        .collect()
}

/// What OpenClinica's items say of when they are shown, as conditions.
fn displayed(design: &mut Design, log: &mut Log) -> Vec<Made> {
    let found = openclinica::displays(design, &Names::of(design));
    let mut made = Vec::new();
    for display in found {
        let formal = log.items.get(display.item).cloned().unwrap_or_default();
        match display.outcome {
            Ok(shown) => made.extend(shown.put(design).map(|(n, oid)| Made {
                target: Target::Condition(n),
                formal,
                called: vec![format!("Condition {oid}"), oid.0],
            })),
            Err(why) => keep(log, &formal, &why),
        }
    }
    made
}

/// What our checker says of translations that nothing in the design refers to: it is asked as if a rule of a form did.
fn unused(design: &Design, made: &[Made]) -> Vec<RuleFault> {
    let used = Places::of(design);
    let mut asked = Design { visits: design.visits.clone(), library: design.library.clone(), ..Design::default() };
    asked.library.rules = made.iter().filter_map(|one| rule_for(design, &used, one)).collect();
    if asked.library.rules.is_empty() {
        return Vec::new();
    }
    let faults = asked.compile(&Opaque).faults.into_iter().filter(|fault| fault.broken);
    faults.filter_map(|fault| Some(RuleFault { rule: fault.rule.strip_prefix("Rule ")?.to_owned(), ..fault })).collect()
}

fn rule_for(design: &Design, used: &Places, made: &Made) -> Option<RuleDef> {
    let library = &design.library;
    let (oid, text, spots) = match made.target {
        Target::Condition(n) => {
            let one = library.conditions.get(n)?;
            (&one.oid, Expression::ours(&one.expressions)?.text.clone(), used.condition(one.oid.as_str()))
        }
        Target::Method(n) => {
            let one = library.methods.get(n)?;
            (&one.oid, format!("is_known({})", Expression::ours(&one.expressions)?.text), used.derived(one.oid.as_str()))
        }
        Target::Range(..) => return None,
    };
    let form = definition::named_form(design, made.target).map(Oid).or(library.forms.first().map(|form| form.oid.clone()))?;
    spots.is_empty().then(|| RuleDef { oid: oid.clone(), form, expressions: vec![Expression::own(text)], ..RuleDef::default() })
}

fn keep(log: &mut Log, formal: &Formal, why: &str) {
    let what = format!("Not translated: {why} It is kept and exported again.");
    log.kept.push(Kept { path: formal.path.clone(), line: formal.line, what });
}

/// Which definition.
#[derive(Clone, Copy, Debug)]
pub enum Target {
    Condition(usize),
    Method(usize),
    Range(usize, usize),
}

impl Target {
    fn expressions(self, design: &mut Design) -> Option<&mut Vec<Expression>> {
        let library = &mut design.library;
        match self {
            Target::Condition(n) => library.conditions.get_mut(n).map(|one| &mut one.expressions),
            Target::Method(n) => library.methods.get_mut(n).map(|one| &mut one.expressions),
            Target::Range(item, n) => library.items.get_mut(item)?.ranges.get_mut(n).map(|one| &mut one.expressions),
        }
    }

    /// The OID of a condition that was added, not found.
    fn added_after(self, first: usize, design: &Design) -> Option<Oid> {
        match self {
            Target::Condition(n) if n >= first => design.library.conditions.get(n).map(|one| one.oid.clone()),
            _ => None,
        }
    }

    fn put(self, design: &mut Design, text: &str) {
        if let Some(all) = self.expressions(design) {
            all.insert(0, Expression::own(text));
        }
    }

    fn take_back(self, design: &mut Design) {
        if let Some(all) = self.expressions(design).filter(|all| !all.is_empty()) {
            all.remove(0);
        }
    }
}

/// All that can have expressions, in the order in which a file is read: range checks, conditions, methods.
fn definitions<'a>(design: &'a Design, used: &Places) -> Vec<Definition<'a>> {
    let library = &design.library;
    let mut all = Vec::new();
    for (n, item) in library.items.iter().enumerate() {
        for (nth, range) in item.ranges.iter().enumerate() {
            all.push(Definition {
                target: Target::Range(n, nth),
                called: vec![format!("Check {} of item {}", nth + 1, item.oid), format!("{}#range{}", item.oid, nth + 1)],
                expressions: &range.expressions,
                spots: used.item_of(item),
                kind: Kind::Check(item, range),
            });
        }
    }
    for (n, condition) in library.conditions.iter().enumerate() {
        all.push(Definition {
            target: Target::Condition(n),
            called: vec![format!("Condition {}", condition.oid), condition.oid.0.clone()],
            expressions: &condition.expressions,
            spots: used.condition(condition.oid.as_str()),
            kind: Kind::Condition(&condition.carried),
        });
    }
    for (n, method) in library.methods.iter().enumerate() {
        let spots = used.method(method.oid.as_str());
        let items = library.items.iter().filter(|item| spots.iter().any(|spot| spot.item.as_deref() == Some(item.oid.as_str())));
        all.push(Definition {
            target: Target::Method(n),
            called: vec![format!("Method {}", method.oid), method.oid.0.clone()],
            expressions: &method.expressions,
            kind: Kind::Method(items.collect()),
            spots,
        });
    }
    all
}
