//! Rules of the casebook: conditions on visits and on forms of visits, and planned days.

use super::RuleFault;
use crate::forms::rule::check::{compile, compile_condition};
use crate::forms::rule::kinds::{Kind, Type};
use crate::forms::rule::node::Node;
use crate::forms::rule::program::{CasebookAct, CasebookRule, CasebookRules};
use crate::forms::rule::scope::{Gathered, Standing, World};
use crate::forms::rule::{Fault, Position, parse};
use crate::forms::{Does, Expression, Oid};

/// Conditions on visits and on forms of visits, and planned days.
pub(super) fn casebook(world: &World<'_>, faults: &mut Vec<RuleFault>) -> CasebookRules {
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
