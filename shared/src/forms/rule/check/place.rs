//! Functions that look at where they stand: rows, repeats, visits, labels, units, and `if`.

use super::reckon::converted;
use super::{Check, Compiled};
use crate::forms::rule::expr::{Expr, From, Kind as What, Literal, Path};
use crate::forms::rule::functions::{Function, Gives, Place};
use crate::forms::rule::kinds::{Kind, Type};
use crate::forms::rule::node::{Called, Node, RepeatPick};
use crate::forms::rule::scope::{Found, Shift};
use crate::forms::rule::{Fault, Position};

impl<'a> Check<'a, '_, '_> {
    pub(super) fn place(&mut self, place: Place, function: &'static Function, arguments: &[Expr], at: Position) -> Compiled {
        match (place, arguments) {
            (Place::If, _) => self.choose(arguments, at),
            (Place::Today, _) => Ok((Node::Today, Type::of(Kind::Date))),
            (Place::Now, _) => Ok((Node::Now, Type::of(Kind::DateTime))),
            (Place::Row, _) => Ok((Node::Row, Type::of(Kind::Number))),
            (Place::Previous, [one]) => self.shifted(one, Shift::Previous),
            (Place::Next, [one]) => self.shifted(one, Shift::Next),
            (Place::FirstRepeat, [one]) => self.shifted(one, Shift::Repeat(RepeatPick::First)),
            (Place::LastRepeat, [one]) => self.shifted(one, Shift::Repeat(RepeatPick::Last)),
            (Place::InRepeat, [one, number]) => self.shifted(one, Shift::Repeat(which_repeat(number)?)),
            (Place::Label, [one]) => self.label(one),
            (Place::InUnit, [one, unit]) => self.in_unit(one, unit),
            (Place::Unit, [one]) => self.unit(one),
            _ => {
                // Limits of laboratories: the reference stays, its ranges come with the room `labs`.
                for argument in arguments {
                    self.expr(argument)?;
                }
                let kind = match function.gives {
                    Gives::One(kind) => Type::of(kind),
                    Gives::Same => Type::of(Kind::Number),
                };
                Ok((Node::Call(Called(function), Vec::new()), kind))
            }
        }
    }

    pub(super) fn shifted(&mut self, expr: &Expr, shift: Shift) -> Compiled {
        match &expr.kind {
            What::Path(path) => self.path(path, expr.at, shift),
            _ => Err(Fault::new(expr.at, "Name an item here: previous(WEIGHT).")),
        }
    }

    pub(super) fn choose(&mut self, parts: &[Expr], at: Position) -> Compiled {
        if parts.len().is_multiple_of(2) {
            return Err(Fault::new(at, "“if” ends with the value for the case that no condition is true: if(a, 1, b, 2, 3)."));
        }
        let mut nodes = Vec::with_capacity(parts.len());
        let (mut kind, mut unblinded) = (Type::nothing(), false);
        for (n, part) in parts.iter().enumerate() {
            let is_condition = n % 2 == 0 && n + 1 < parts.len();
            let (node, found) = if is_condition { self.boolean(part)? } else { self.expr(part)? };
            unblinded |= found.unblinded;
            if is_condition {
                nodes.push(node);
            } else {
                let (node, found) = self.one_of_a_kind(&kind, (node, found), part.at)?;
                nodes.push(node);
                kind = if kind.kind.is_none() { found } else { kind };
            }
        }
        Ok((Node::If(nodes), Type { unblinded, ..kind }))
    }

    pub(super) fn label(&mut self, expr: &Expr) -> Compiled {
        let (node, kind) = self.expr(expr)?;
        let Some(list) = kind.list.as_ref().and_then(|list| self.list(list)) else {
            return Err(Fault::new(expr.at, "A label has only the answer of a choice: an item with a code list."));
        };
        let labels = list.choices.iter().map(|choice| (choice.value.clone(), choice.label("en").to_owned())).collect();
        Ok((Node::Label(Box::new(node), labels), Type { unblinded: kind.unblinded, ..Type::of(Kind::Text) }))
    }

    pub(super) fn in_unit(&mut self, expr: &Expr, unit: &Expr) -> Compiled {
        let (node, kind) = self.expr(expr)?;
        let What::Literal(Literal::Text(wanted)) = &unit.kind else {
            return Err(Fault::new(unit.at, "Write the unit as a text: in_unit(GLUC, \"mmol/L\")."));
        };
        let Some(from) = &kind.unit else {
            return Err(Fault::new(expr.at, "This has no unit, so it cannot be converted."));
        };
        match self.world.units.conversion(from, wanted) {
            Some(conversion) => Ok((converted(node, conversion), Type { unit: Some(wanted.clone()), ..kind })),
            None => Err(Fault::new(unit.at, format!("{from} cannot be converted into {wanted}."))),
        }
    }

    pub(super) fn unit(&mut self, expr: &Expr) -> Compiled {
        let What::Path(path) = &expr.kind else { return Err(Fault::new(expr.at, "Name an item here: unit(WEIGHT).")) };
        let found = self.world.find(path, expr.at, self.standing, Shift::None, self.looping.as_mut(), self.gathered)?;
        let Found::Here(at, plan) = found else { return Err(Fault::new(expr.at, "Name an item of this form here.")) };
        let units = plan.units.iter().map(|unit| (unit.oid.clone(), unit.code().to_owned())).collect();
        Ok((Node::UnitOf(at, units), Type::of(Kind::Text)))
    }
}

/// The repeat that is named: a number that is written down, or the record's own.
fn which_repeat(number: &Expr) -> Result<RepeatPick, Fault> {
    match &number.kind {
        What::Literal(Literal::Number(digits)) => digits.parse().ok().filter(|n| *n > 0).map(RepeatPick::Number),
        What::Path(Path { from: From::Form, names }) if names.as_slice() == ["repeat"] => Some(RepeatPick::Own),
        _ => None,
    }
    .ok_or_else(|| Fault::new(number.at, "Say which repeat: a whole number from 1 on, or form.repeat for this one."))
}
