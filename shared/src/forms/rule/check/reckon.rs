//! Arithmetic: numbers with their units, and days of a calendar.

use super::{Check, Compiled};
use crate::forms::rule::expr::Expr;
use crate::forms::rule::kinds::{Kind, Kinds, Type};
use crate::forms::rule::node::{Conversion, Node, Operation};
use crate::forms::rule::value::Value;
use crate::forms::rule::{Fault, Position};

impl<'a> Check<'a, '_, '_> {
    pub(super) fn arithmetic(&mut self, operation: Operation, left: &Expr, right: &Expr, at: Position) -> Compiled {
        let (first, second) = (self.expr(left)?, self.expr(right)?);
        let unblinded = first.1.unblinded || second.1.unblinded;
        let day = |kind: &Type| kind.kind.is_some_and(|kind| Kinds::DAY.has(kind));
        let (node_right, kind) = match operation {
            Operation::Add if day(&first.1) || day(&second.1) => return self.later(first, second, at, unblinded),
            Operation::Subtract if day(&first.1) && day(&second.1) => (second.0, Type { unit: None, ..Type::of(Kind::Number) }),
            Operation::Subtract if day(&first.1) => return self.later(first, (Node::Negate(Box::new(second.0)), second.1), at, unblinded),
            _ => {
                for (one, of) in [(&first.1, left), (&second.1, right)] {
                    self.want(one, Kinds::NUMBER, of.at, &format!("“{}” reckons with numbers", operation.sign()))?;
                }
                self.reckoned(operation, &first.1, second, at)?
            }
        };
        Ok((Node::Arithmetic(operation, Box::new(first.0), Box::new(node_right)), Type { unblinded, ..kind }))
    }

    /// A date and a number of days.
    pub(super) fn later(&self, first: (Node, Type), second: (Node, Type), at: Position, unblinded: bool) -> Compiled {
        let (date, days) = if first.1.kind.is_some_and(|kind| Kinds::DAY.has(kind)) { (first, second) } else { (second, first) };
        self.want(&days.1, Kinds::NUMBER, at, "To a date is added a number of days")?;
        let kind = Type { unblinded, ..date.1 };
        Ok((Node::Arithmetic(Operation::Add, Box::new(date.0), Box::new(days.0)), kind))
    }

    /// Units of a sum, a product, a quotient.
    pub(super) fn reckoned(&self, operation: Operation, left: &Type, right: (Node, Type), at: Position) -> Result<(Node, Type), Fault> {
        let number = Type::of(Kind::Number);
        match operation {
            Operation::Add | Operation::Subtract | Operation::Modulo => {
                let unit = left.unit.clone().or_else(|| right.1.unit.clone());
                let right = self.same_unit(left, right, at)?;
                Ok((right.0, Type { unit, ..number }))
            }
            Operation::Power => Ok((right.0, number)),
            Operation::Multiply | Operation::Divide => {
                let unit = match (&left.unit, &right.1.unit) {
                    (Some(one), Some(other)) if operation == Operation::Multiply => self.world.units.product(one, other),
                    (Some(one), Some(other)) => self.world.units.quotient(one, other).filter(|unit| unit != "1"),
                    (Some(one), None) => Some(one.clone()),
                    (None, Some(one)) if operation == Operation::Multiply => Some(one.clone()),
                    _ => None,
                };
                Ok((right.0, Type { unit, ..number }))
            }
        }
    }
}

pub(super) fn converted(node: Node, conversion: Conversion) -> Node {
    match node {
        node if conversion == Conversion::NONE => node,
        Node::Value(Value::Number(number)) => Node::Value(conversion.apply(number).into()),
        node => Node::Convert(Box::new(node), conversion),
    }
}
