//! From REDCap's logic to our language: the same answer on the same data.
//!
//! Invariants: every condition that comes out is true or false, never unknown, because REDCap's are; what has no certain
//! equivalent is refused with a sentence and a place, never guessed.

use std::cell::RefCell;

use shared::forms::Oid;
use shared::forms::rule::expr::{Binary, Kind as ExprKind, Literal};
use shared::forms::rule::{Expr, Fault};

use super::super::fields::{Fields, Worth};
use super::compare::compare;
use super::node::{Arithmetic, Kind, Node, Reference};
use super::truth::Truth;
use super::worth::{Value, choose, date, datetime, negative, time};
use super::{functions, reference};

/// Where logic stands: names are looked up from here.
#[derive(Clone, Copy, Debug)]
pub struct Place<'a> {
    pub fields: &'a Fields,
    /// The form of the field that the logic belongs to, and its name.
    pub form: &'a Oid,
    pub own: &'a str,
}

/// A translator at work.
pub struct Translator<'a> {
    pub place: Place<'a>,
    /// Events that the project does not tell us of: read as the visit there is.
    pub assumed: RefCell<Vec<String>>,
}

impl<'a> Translator<'a> {
    pub fn at(place: Place<'a>) -> Self {
        Self { place, assumed: RefCell::new(Vec::new()) }
    }

    pub fn value(&self, node: &Node) -> Result<Value, Fault> {
        Ok(match &node.kind {
            Kind::Literal(text) if text.is_empty() => Value::Blank,
            Kind::Literal(text) => Value::Literal(text.clone()),
            Kind::Boolean(is) => Value::Truth(Truth::Certain(Expr::boolean(*is))),
            Kind::Reference(one) => reference::value(self, one, node.at)?,
            Kind::Not(_) | Kind::Compare(..) | Kind::All(_) | Kind::Any(_) => Value::Truth(self.truth(node)?),
            Kind::Negate(inner) => match (&inner.kind, self.value(inner)?) {
                (Kind::Literal(_), Value::Literal(text)) => Value::Literal(format!("-{text}")),
                (_, value) => Value::Number(negative(value.number(inner.at)?)),
            },
            Kind::Sum(..) | Kind::Power(..) => Value::Number(self.number(node)?),
            Kind::Call(name, arguments) => functions::value(self, name, arguments, node.at)?,
        })
    }

    /// A condition: true or false.
    pub fn truth(&self, node: &Node) -> Result<Truth, Fault> {
        match &node.kind {
            Kind::Not(inner) => Ok(self.truth(inner)?.negated()),
            Kind::All(nodes) => self.chain(Binary::And, nodes),
            Kind::Any(nodes) => self.chain(Binary::Or, nodes),
            Kind::Compare(how, left, right) => {
                if let Some(truth) = reference::event(self, *how, left, right)? {
                    return Ok(truth);
                }
                compare(*how, self.value(left)?, self.value(right)?, node.at)
            }
            Kind::Call(name, arguments) if name == "if" => {
                let [condition, then, otherwise] = arguments.as_slice() else { return Err(functions::count(name, "three", node.at)) };
                let (then, otherwise) = (self.truth(then)?.expr(), self.truth(otherwise)?.expr());
                Ok(Truth::Certain(choose(self.truth(condition)?, then, otherwise)))
            }
            _ => self.value(node)?.truth(node.at),
        }
    }

    fn chain(&self, operator: Binary, nodes: &[Node]) -> Result<Truth, Fault> {
        let all: Result<Vec<Truth>, Fault> = nodes.iter().map(|node| self.truth(node)).collect();
        Ok(Truth::chain(operator, all?))
    }

    /// A number, or nothing.
    pub fn number(&self, node: &Node) -> Result<Expr, Fault> {
        match &node.kind {
            Kind::Negate(inner) if !matches!(inner.kind, Kind::Literal(_)) => Ok(negative(self.number(inner)?)),
            Kind::Power(base, exponent) => Ok(self.number(base)?.with(Binary::Power, self.number(exponent)?)),
            Kind::Sum(first, more) => {
                let first = self.number(first);
                more.iter().fold(first, |sum, (how, node)| Ok(sum?.with(operator(*how), self.number(node)?)))
            }
            Kind::Call(name, arguments) if name == "if" => self.either(arguments, node, |node| self.number_or_nothing(node)),
            _ => self.value(node)?.number(node.at),
        }
    }

    /// One of two values, each made in the same way.
    fn either(&self, arguments: &[Node], node: &Node, make: impl Fn(&Node) -> Result<Expr, Fault>) -> Result<Expr, Fault> {
        let [condition, then, otherwise] = arguments else { return Err(functions::count("if", "three", node.at)) };
        Ok(choose(self.truth(condition)?, make(then)?, make(otherwise)?))
    }

    /// REDCap stores no text as the result of a calculation.
    fn number_or_nothing(&self, node: &Node) -> Result<Expr, Fault> {
        match &node.kind {
            Kind::Literal(text) if super::worth::decimal(text).is_none() => Ok(Expr::missing()),
            _ => self.number(node),
        }
    }

    /// A date, a date with time or a time; dates may be written down.
    pub fn moment(&self, node: &Node) -> Result<Value, Fault> {
        let other = |words: &str| Fault::new(node.at, format!("A date is wanted here, and {words} is given."));
        match &node.kind {
            Kind::Literal(text) => match text.trim() {
                "" => Ok(Value::Date(Expr::missing())),
                "today" => Ok(Value::Date(Expr::call("today", []))),
                "now" => Ok(Value::DateTime(Expr::call("now", []))),
                text => date(text)
                    .map(Value::Date)
                    .or_else(|| datetime(text).map(Value::DateTime))
                    .or_else(|| time(text).map(Value::Time))
                    .ok_or_else(|| Fault::new(node.at, format!("'{text}' is no date; REDCap's logic writes 2024-01-31."))),
            },
            Kind::Call(name, arguments) if name == "if" => {
                let [condition, then, otherwise] = arguments.as_slice() else { return Err(functions::count(name, "three", node.at)) };
                one_moment(self.truth(condition)?, self.moment(then)?, self.moment(otherwise)?)
                    .ok_or_else(|| other("now a date, now a time"))
            }
            _ => match self.value(node)? {
                value @ (Value::Date(_) | Value::DateTime(_) | Value::Time(_)) => Ok(value),
                Value::Text(expr) => Ok(Value::Date(Expr::call("date", [expr]))),
                value => Err(other(value.words())),
            },
        }
    }

    /// What an item of that worth is given.
    pub fn result(&self, node: &Node, worth: &Worth) -> Result<Expr, Fault> {
        match worth {
            Worth::Number => match self.value(node)? {
                Value::Truth(_) => Err(Fault::new(node.at, "The calculation gives true or false; REDCap stores numbers only.")),
                _ => self.number(node),
            },
            Worth::Date => match self.moment(node)? {
                Value::DateTime(expr) => Ok(Expr::call("date", [expr])),
                Value::Date(expr) => Ok(expr),
                other => Err(Fault::new(node.at, format!("A date is wanted here, and {} is given.", other.words()))),
            },
            Worth::DateTime | Worth::Time => match self.moment(node)? {
                Value::DateTime(expr) if *worth == Worth::DateTime => Ok(expr),
                Value::Time(expr) if *worth == Worth::Time => Ok(expr),
                other => Err(Fault::new(node.at, format!("A moment of another kind is wanted here, and {} is given.", other.words()))),
            },
            Worth::Text | Worth::Choice(_) => self.words(node),
            Worth::Boolean => Ok(self.truth(node)?.expr()),
            Worth::Many(_) | Worth::Boxes(_) => Err(Fault::new(node.at, "A field of boxes cannot be calculated.")),
        }
    }

    /// A text, or nothing.
    pub fn words(&self, node: &Node) -> Result<Expr, Fault> {
        match &node.kind {
            Kind::Call(name, arguments) if name == "if" => self.either(arguments, node, |node| self.words(node)),
            _ => self.value(node)?.text(node.at),
        }
    }

    /// A field, wherever it stands.
    pub fn reference(&self, one: &Reference) -> Option<&super::super::fields::Field> {
        self.place.fields.get(&one.field)
    }
}

/// Nothing is a moment of any kind.
fn one_moment(condition: Truth, then: Value, otherwise: Value) -> Option<Value> {
    let is_nothing = |value: &Value| matches!(value, Value::Date(expr) if expr.kind == ExprKind::Literal(Literal::Missing));
    Some(match (then, otherwise) {
        (Value::Date(then), Value::Date(otherwise)) => Value::Date(choose(condition, then, otherwise)),
        (Value::DateTime(then), Value::DateTime(otherwise)) => Value::DateTime(choose(condition, then, otherwise)),
        (Value::Time(then), Value::Time(otherwise)) => Value::Time(choose(condition, then, otherwise)),
        (Value::DateTime(then), other) if is_nothing(&other) => Value::DateTime(choose(condition, then, Expr::missing())),
        (other, Value::DateTime(otherwise)) if is_nothing(&other) => Value::DateTime(choose(condition, Expr::missing(), otherwise)),
        _ => return None,
    })
}

const fn operator(how: Arithmetic) -> Binary {
    match how {
        Arithmetic::Add => Binary::Add,
        Arithmetic::Subtract => Binary::Subtract,
        Arithmetic::Multiply => Binary::Multiply,
        Arithmetic::Divide => Binary::Divide,
        Arithmetic::Modulo => Binary::Modulo,
    }
}
