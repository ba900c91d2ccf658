//! Whether a rule makes sense where it stands: it can come out either way, its value fits its item, and it tells nobody the treatment.

use super::RuleFault;
use super::desk::Desk;
use crate::forms::rule::eval::{NoData, Spot, eval};
use crate::forms::rule::kinds::{Kind, Type};
use crate::forms::rule::node::Node;
use crate::forms::rule::program::{Act, Reads, Slot};
use crate::forms::rule::{Fault, Position, dead};
use crate::forms::{DataType, FormPlan, ItemPlan, Oid};

impl<'a> Desk<'a, '_, '_> {
    /// Rules that can never do anything, or always do.
    pub(super) fn sense(&mut self, called: &str, node: &Node, act: &Act) {
        let constant = Reads::of(node).is_constant() && !matches!(act, Act::Offer { .. });
        let truth = if constant { eval(node, &NoData, Spot::default()).truth() } else { dead::truth(node) };
        let what = match (act, truth) {
            (Act::Check { .. }, Some(true)) => "This is always true: the check never finds anything.",
            (Act::Check { .. }, Some(false)) => "This is never true: the check finds something always.",
            (_, Some(true)) => "This is always true.",
            (_, Some(false)) => "This is never true: the rule never does anything.",
            (_, None) => match dead::branch(node) {
                Some(what) => what,
                None => return,
            },
        };
        let fault = Fault::new(Position { line: 1, column: 1 }, what);
        self.faults.push(RuleFault { rule: called.to_owned(), form: Some(self.form.form.oid.clone()), broken: false, fault });
    }
}

/// The result of a method as its item holds it.
pub(super) fn fitting(node: Node, kind: &Type, item: &ItemPlan) -> Result<Node, Fault> {
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

pub(super) fn unblinding(item: &Oid) -> Fault {
    let what = format!("The value follows from the treatment, and {item} is shown to blinded people. Mark the item as unblinded.");
    Fault::new(Position { line: 1, column: 1 }, what)
}

/// What blinded people see must not follow from the treatment.
pub(super) fn reveals(kind: &Type, act: &Act, form: &FormPlan) -> Option<Fault> {
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
