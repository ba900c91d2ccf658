//! The checker: what an expression means in a design, or what is wrong with it and where.
//!
//! Types, units and code lists are known before any data. Operands that cannot be compared are faults here, so that the
//! evaluator never meets them.

mod call;
mod compare;
mod place;
mod reckon;

use rust_decimal::Decimal;

use super::expr::{Binary, Expr, Kind as What, Literal, Path, Unary};
use super::kinds::{Kind, Kinds, Type};
use super::node::{At, ChoicePart, Comparison, Node, Operation, Property, VisitProperty};
use super::scope::{Found, Gathered, Loop, Shift, Standing, World};
use super::value::{NOTHING, Value};
use super::{Fault, Position};
use crate::forms::{DataType, ItemPlan};

/// Compiles one expression. What it reads from other records is added to `gathered`.
pub fn compile(expr: &Expr, world: &World<'_>, standing: Standing<'_>, gathered: &mut Gathered) -> Result<(Node, Type), Fault> {
    Check { world, standing, gathered, looping: None }.expr(expr)
}

/// The same, and it must come to true or false.
pub fn compile_condition(expr: &Expr, world: &World<'_>, standing: Standing<'_>, gathered: &mut Gathered) -> Result<(Node, Type), Fault> {
    let (node, kind) = compile(expr, world, standing, gathered)?;
    match kind.kind {
        Some(Kind::Boolean) | None => Ok((node, kind)),
        Some(other) => {
            Err(Fault::new(expr.at, format!("Here stands {}; a condition is true or false. Compare it with something.", other.words())))
        }
    }
}

struct Check<'a, 'w, 's> {
    world: &'w World<'a>,
    standing: Standing<'a>,
    gathered: &'s mut Gathered,
    /// The aggregate around the expression: what it goes through, once that is known.
    looping: Option<Loop>,
}

/// A node and what is known of it.
type Known = (Node, Type);

type Compiled = Result<Known, Fault>;

impl<'a> Check<'a, '_, '_> {
    fn expr(&mut self, expr: &Expr) -> Compiled {
        match &expr.kind {
            What::Literal(literal) => self.literal(literal, expr.at),
            What::Path(path) => self.path(path, expr.at, Shift::None),
            What::Unary(Unary::Not, inner) => {
                let (node, kind) = self.boolean(inner)?;
                Ok((Node::Not(Box::new(node)), kind))
            }
            What::Unary(Unary::Negate, inner) => self.negated(inner),
            What::Binary(operator, left, right) => self.binary(*operator, left, right, expr.at),
            What::Call(name, arguments) => self.call(name, arguments, expr.at),
            What::List(_) => Err(Fault::new(expr.at, "A list stands only behind “in”: SEX in (\"F\", \"M\").")),
        }
    }

    fn literal(&self, literal: &Literal, at: Position) -> Compiled {
        let bad = || Fault::new(at, "The number has more digits than can be reckoned with (28).");
        let number = |digits: &str| digits.parse::<Decimal>().map_err(|_| bad());
        Ok(match literal {
            Literal::Number(digits) => (Node::Value(number(digits)?.into()), Type::of(Kind::Number)),
            Literal::Text(text) => (Node::Value(text.as_str().into()), Type::of(Kind::Text)),
            Literal::Boolean(is) => (Node::Value((*is).into()), Type::of(Kind::Boolean)),
            Literal::Date(text) => (Node::Value(text.parse().map_or(NOTHING, Value::Date)), Type::of(Kind::Date)),
            Literal::Time(text) => (Node::Value(text.parse().map_or(NOTHING, Value::Time)), Type::of(Kind::Time)),
            Literal::DateTime(text) => (Node::Value(text.parse().map_or(NOTHING, Value::DateTime)), Type::of(Kind::DateTime)),
            Literal::Quantity(digits, unit) => {
                if !self.world.units.is_unit(unit) {
                    return Err(Fault::new(at, format!("“{unit}” is not a unit of UCUM. Write mg/dL, mm[Hg], 10*9/L.")));
                }
                (Node::Value(number(digits)?.into()), Type { unit: Some(unit.clone()), ..Type::of(Kind::Number) })
            }
            Literal::Missing => (Node::Value(NOTHING), Type::nothing()),
        })
    }

    fn negated(&mut self, inner: &Expr) -> Compiled {
        let (node, kind) = self.expr(inner)?;
        self.want(&kind, Kinds::NUMBER, inner.at, "A minus sign stands before a number")?;
        match node {
            Node::Value(Value::Number(number)) => Ok((Node::Value((-number).into()), kind)),
            node => Ok((Node::Negate(Box::new(node)), kind)),
        }
    }

    fn path(&mut self, path: &Path, at: Position, shift: Shift) -> Compiled {
        let found = self.world.find(path, at, self.standing, shift, self.looping.as_mut(), self.gathered)?;
        Ok(match found {
            Found::Here(place, plan) => self.item(place, plan),
            Found::Outside(outside, plan) => (Node::Source(outside), self.kind_of(plan)),
            Found::Choice(name) => (Node::Choice(choice_part(&name)), Type::of(Kind::Text)),
            Found::Property(property) => (Node::Property(property), property_type(property)),
            Found::Visit(pick, property) => (Node::VisitProperty(pick, property), visit_type(property)),
        })
    }

    fn item(&self, at: At, plan: &ItemPlan) -> (Node, Type) {
        let units = self.world.first_unit(plan);
        let node = if units.is_empty() { Node::Item(at) } else { Node::Measured(at, units) };
        (node, self.kind_of(plan))
    }

    fn kind_of(&self, plan: &ItemPlan) -> Type {
        let kind = match plan.item.data_type {
            _ if plan.item.many => Kind::Set,
            DataType::Integer | DataType::Float | DataType::Double => Kind::Number,
            DataType::Boolean => Kind::Boolean,
            DataType::Date | DataType::PartialDate | DataType::IncompleteDate => Kind::Date,
            DataType::Time | DataType::PartialTime | DataType::IncompleteTime => Kind::Time,
            DataType::Datetime | DataType::PartialDatetime | DataType::IncompleteDatetime => Kind::DateTime,
            _ => Kind::Text,
        };
        let unit = plan.units.first().filter(|_| kind == Kind::Number).map(|unit| unit.code().to_owned());
        let list = plan.code_list.as_ref().filter(|list| !list.choices.is_empty()).map(|list| list.oid.clone());
        Type { unit, list, unblinded: plan.item.unblinded, ..Type::of(kind) }
    }

    fn boolean(&mut self, expr: &Expr) -> Compiled {
        let (node, kind) = self.expr(expr)?;
        self.want(&kind, Kinds::BOOLEAN, expr.at, "Here must stand what is true or false")?;
        Ok((node, kind))
    }

    fn want(&self, kind: &Type, wanted: Kinds, at: Position, says: &str) -> Result<(), Fault> {
        match kind.kind {
            Some(found) if !wanted.has(found) => Err(Fault::new(at, format!("{says}, not {}.", kind.words()))),
            _ => Ok(()),
        }
    }

    fn binary(&mut self, operator: Binary, left: &Expr, right: &Expr, at: Position) -> Compiled {
        match operator {
            Binary::And | Binary::Or | Binary::Implies => self.logic(operator, left, right),
            Binary::In => self.membership(left, right, at),
            Binary::Equal => self.comparison(Comparison::Equal, left, right, at),
            Binary::Different => self.comparison(Comparison::Different, left, right, at),
            Binary::Less => self.comparison(Comparison::Less, left, right, at),
            Binary::AtMost => self.comparison(Comparison::AtMost, left, right, at),
            Binary::Greater => self.comparison(Comparison::Greater, left, right, at),
            Binary::AtLeast => self.comparison(Comparison::AtLeast, left, right, at),
            Binary::Add => self.arithmetic(Operation::Add, left, right, at),
            Binary::Subtract => self.arithmetic(Operation::Subtract, left, right, at),
            Binary::Multiply => self.arithmetic(Operation::Multiply, left, right, at),
            Binary::Divide => self.arithmetic(Operation::Divide, left, right, at),
            Binary::Modulo => self.arithmetic(Operation::Modulo, left, right, at),
            Binary::Power => self.arithmetic(Operation::Power, left, right, at),
        }
    }

    fn logic(&mut self, operator: Binary, left: &Expr, right: &Expr) -> Compiled {
        let ((left, first), (right, second)) = (self.boolean(left)?, self.boolean(right)?);
        let kind = Type { unblinded: first.unblinded || second.unblinded, ..Type::of(Kind::Boolean) };
        let left = if operator == Binary::Implies { Node::Not(Box::new(left)) } else { left };
        let node = match (operator, left) {
            (Binary::And, Node::And(mut all)) => {
                all.push(right);
                Node::And(all)
            }
            (Binary::And, left) => Node::And(vec![left, right]),
            (Binary::Or, Node::Or(mut all)) => {
                all.push(right);
                Node::Or(all)
            }
            (_, left) => Node::Or(vec![left, right]),
        };
        Ok((node, kind))
    }
}

fn choice_part(name: &str) -> ChoicePart {
    match name {
        "code" => ChoicePart::Code,
        "label" => ChoicePart::Label,
        column => ChoicePart::Column(column.to_owned()),
    }
}

fn property_type(property: Property) -> Type {
    let kind = match property {
        Property::SubjectEnrolled => Kind::Date,
        Property::FormRepeat => Kind::Number,
        _ => Kind::Text,
    };
    Type { unblinded: property == Property::SubjectArm, ..Type::of(kind) }
}

fn visit_type(property: VisitProperty) -> Type {
    Type::of(match property {
        VisitProperty::Date => Kind::Date,
        VisitProperty::Number | VisitProperty::Repeat => Kind::Number,
        VisitProperty::Name | VisitProperty::Oid => Kind::Text,
    })
}
