//! The evaluator: nodes to values.
//!
//! Invariant: total and pure. Whatever cannot be answered is [`NOTHING`]: overflow, division by zero, a row that is not there.

use rust_decimal::Decimal;

use super::functions::Work;
use super::node::{At, ChoicePart, Comparison, Node, Operation, Outside, Over, Property, VisitPick, VisitProperty};
use super::value::{NOTHING, Value};
use crate::forms::Oid;
use crate::kernel::{PartialDateTime, Relation};

/// Where an expression is evaluated: what it may look at.
pub trait Data {
    /// An item of this record; `row` and `each` are the rows of the rule and of the innermost aggregate.
    fn item(&self, at: At, spot: Spot<'_>) -> Value;
    /// The unit chosen beside an item.
    fn unit(&self, at: At, spot: Spot<'_>) -> Option<&Oid>;
    /// How many rows there are of what an aggregate goes through; each is known by a number that only this type reads.
    fn rows(&self, over: Over) -> Vec<u32>;
    fn outside(&self, outside: Outside, each: Option<u32>) -> Value;
    fn property(&self, property: Property) -> Value;
    fn visit(&self, pick: &VisitPick, property: VisitProperty, each: Option<u32>) -> Value;
    fn now(&self) -> Option<PartialDateTime>;
}

/// Where in the record a rule is being evaluated.
#[derive(Clone, Copy, Debug, Default)]
pub struct Spot<'a> {
    /// The row in which the rule stands.
    pub row: u32,
    /// The row that the innermost aggregate has come to.
    pub each: Option<u32>,
    /// The choice in question: code, label and its columns.
    pub choice: Option<&'a Offered<'a>>,
}

/// A choice that is offered or not.
#[derive(Clone, Copy, Debug)]
pub struct Offered<'a> {
    pub code: &'a str,
    pub label: &'a str,
    pub columns: &'a [crate::forms::Alias],
}

/// What an expression comes to.
pub fn eval<D: Data>(node: &Node, data: &D, spot: Spot<'_>) -> Value {
    match node {
        Node::Value(value) => value.clone(),
        Node::Item(at) => data.item(*at, spot),
        Node::Measured(at, units) => measured(data.item(*at, spot), data.unit(*at, spot), units),
        Node::UnitOf(at, units) => unit_of(data.unit(*at, spot), units),
        Node::Source(outside) => data.outside(*outside, spot.each),
        Node::Property(property) => data.property(*property),
        Node::VisitProperty(pick, property) => data.visit(pick, *property, spot.each),
        Node::Choice(part) => choice(part, spot),
        Node::Row => i64::from(spot.row).into(),
        Node::Today => data.now().map(|now| now.date).into(),
        Node::Now => data.now().into(),
        Node::Not(inner) => eval(inner, data, spot).truth().map(|is| !is).into(),
        Node::Negate(inner) => with_number(eval(inner, data, spot), |number| Some(-number)),
        Node::And(all) => kleene(all, false, data, spot),
        Node::Or(all) => kleene(all, true, data, spot),
        Node::Compare(comparison, left, right) => compare(*comparison, &eval(left, data, spot), &eval(right, data, spot)),
        Node::Arithmetic(operation, left, right) => arithmetic(*operation, eval(left, data, spot), eval(right, data, spot)),
        Node::Among(one, others) => among(&eval(one, data, spot), others, data, spot),
        Node::Chosen(one, set) => chosen(&eval(one, data, spot), &eval(set, data, spot)),
        Node::If(parts) => choose(parts, data, spot),
        Node::Call(called, arguments) => call(&called.0.does, arguments, data, spot),
        Node::Each(over, body) => each(*over, body, data, spot),
        Node::Convert(inner, conversion) => with_number(eval(inner, data, spot), |number| conversion.apply(number)),
        Node::Label(inner, labels) => label(eval(inner, data, spot), labels),
    }
}

fn with_number(value: Value, work: impl FnOnce(Decimal) -> Option<Decimal>) -> Value {
    match value {
        Value::Number(number) => work(number).into(),
        Value::Nothing(why) => Value::Nothing(why),
        _ => NOTHING,
    }
}

/// A number in the unit that the expression reckons in; nothing when nobody said which unit it was entered in.
fn measured(value: Value, unit: Option<&Oid>, units: &[(Oid, super::node::Conversion)]) -> Value {
    let conversion = unit.and_then(|unit| units.iter().find(|(oid, _)| oid == unit));
    with_number(value, |number| conversion?.1.apply(number))
}

fn unit_of(unit: Option<&Oid>, units: &[(Oid, String)]) -> Value {
    let found = match unit {
        Some(unit) => units.iter().find(|(oid, _)| oid == unit),
        None if units.len() == 1 => units.first(),
        None => None,
    };
    found.map(|(_, symbol)| symbol.as_str()).into()
}

fn choice(part: &ChoicePart, spot: Spot<'_>) -> Value {
    let Some(choice) = spot.choice else { return NOTHING };
    match part {
        ChoicePart::Code => choice.code.into(),
        ChoicePart::Label => choice.label.into(),
        ChoicePart::Column(name) => choice.columns.iter().find(|one| one.context == *name).map(|one| one.name.as_str()).into(),
    }
}

/// Kleene's `and` and `or`: `decides` ends it.
fn kleene<D: Data>(all: &[Node], decides: bool, data: &D, spot: Spot<'_>) -> Value {
    let mut unknown = false;
    for one in all {
        match eval(one, data, spot).truth() {
            Some(is) if is == decides => return decides.into(),
            Some(_) => {}
            None => unknown = true,
        }
    }
    if unknown { NOTHING } else { (!decides).into() }
}

/// True or false when every outcome that is possible says so.
pub fn compare(comparison: Comparison, left: &Value, right: &Value) -> Value {
    let Some(relation) = left.relation(right) else { return NOTHING };
    let Relation { less, equal, greater } = relation;
    // Which outcomes make it true, and which make it false.
    let (holds, fails) = match comparison {
        Comparison::Equal => (equal, less || greater),
        Comparison::Different => (less || greater, equal),
        Comparison::Less => (less, equal || greater),
        Comparison::AtMost => (less || equal, greater),
        Comparison::Greater => (greater, less || equal),
        Comparison::AtLeast => (greater || equal, less),
    };
    match (holds, fails) {
        (true, false) => true.into(),
        (false, true) => false.into(),
        _ => NOTHING,
    }
}

fn arithmetic(operation: Operation, left: Value, right: Value) -> Value {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => numbers(operation, left, right).into(),
        (Value::Nothing(why), _) | (_, Value::Nothing(why)) => Value::Nothing(why),
        (left, right) => dates(operation, &left, &right),
    }
}

fn numbers(operation: Operation, left: Decimal, right: Decimal) -> Option<Decimal> {
    match operation {
        Operation::Add => left.checked_add(right),
        Operation::Subtract => left.checked_sub(right),
        Operation::Multiply => left.checked_mul(right),
        Operation::Divide => left.checked_div(right),
        Operation::Modulo => left.checked_rem(right),
        Operation::Power => super::functions::power(left, right),
    }
}

/// `date + days`, `date - days`, `date - date` in days.
fn dates(operation: Operation, left: &Value, right: &Value) -> Value {
    use super::functions::{days_later, days_until};
    match (operation, left, right) {
        (Operation::Add, date, Value::Number(days)) | (Operation::Add, Value::Number(days), date) => days_later(date, *days),
        (Operation::Subtract, date, Value::Number(days)) => days_later(date, -days),
        (Operation::Subtract, to, from) => days_until(from, to),
        _ => NOTHING,
    }
}

fn among<D: Data>(one: &Value, others: &[Node], data: &D, spot: Spot<'_>) -> Value {
    let mut unknown = false;
    for other in others {
        match compare(Comparison::Equal, one, &eval(other, data, spot)).truth() {
            Some(true) => return true.into(),
            Some(false) => {}
            None => unknown = true,
        }
    }
    if unknown { NOTHING } else { false.into() }
}

fn chosen(one: &Value, set: &Value) -> Value {
    match (one, set) {
        (Value::Text(code), Value::Set(codes)) => codes.iter().any(|chosen| chosen == code).into(),
        (Value::Number(number), Value::Set(codes)) => codes.iter().any(|chosen| chosen.parse() == Ok(*number)).into(),
        _ => NOTHING,
    }
}

/// The value behind the first true condition. An unknown one leaves open what follows, unless all comes to the same.
fn choose<D: Data>(parts: &[Node], data: &D, spot: Spot<'_>) -> Value {
    let mut possible: Option<Value> = None;
    let mut rest = parts;
    loop {
        let (value, decided, after) = match rest {
            [] => (NOTHING, true, rest),
            [last] => (eval(last, data, spot), true, rest),
            [condition, value, after @ ..] => match eval(condition, data, spot).truth() {
                Some(true) => (eval(value, data, spot), true, after),
                Some(false) => {
                    rest = after;
                    continue;
                }
                None => (eval(value, data, spot), false, after),
            },
        };
        match &possible {
            Some(other) if *other != value => return NOTHING,
            _ => possible = Some(value),
        }
        if decided {
            return possible.unwrap_or(NOTHING);
        }
        rest = after;
    }
}

fn call<D: Data>(work: &Work, arguments: &[Node], data: &D, spot: Spot<'_>) -> Value {
    let mut values = Vec::with_capacity(arguments.len());
    for argument in arguments {
        let value = eval(argument, data, spot);
        if value.is_nothing() && matches!(work, Work::Known(_)) {
            return value;
        }
        values.push(value);
    }
    match work {
        Work::Known(function) | Work::Always(function) => function(&values),
        Work::Place(_) => NOTHING,
    }
}

fn each<D: Data>(over: Over, body: &Node, data: &D, spot: Spot<'_>) -> Value {
    let values: Vec<Value> = data.rows(over).into_iter().map(|row| eval(body, data, Spot { each: Some(row), ..spot })).collect();
    Value::List(values.into())
}

fn label(value: Value, labels: &[(String, String)]) -> Value {
    let read = |code: &str| labels.iter().find(|(one, _)| one == code).map_or_else(|| code.to_owned(), |(_, label)| label.clone());
    match value {
        Value::Text(code) => read(&code).into(),
        Value::Number(number) => read(&number.to_string()).into(),
        Value::Set(codes) => codes.iter().map(|code| read(code)).collect::<Vec<_>>().join(", ").into(),
        _ => NOTHING,
    }
}

/// Nothing to look at: expressions of literals.
#[derive(Clone, Copy, Debug, Default)]
pub struct NoData;

impl Data for NoData {
    fn item(&self, _: At, _: Spot<'_>) -> Value {
        NOTHING
    }
    fn unit(&self, _: At, _: Spot<'_>) -> Option<&Oid> {
        None
    }
    fn rows(&self, _: Over) -> Vec<u32> {
        Vec::new()
    }
    fn outside(&self, _: Outside, _: Option<u32>) -> Value {
        NOTHING
    }
    fn property(&self, _: Property) -> Value {
        NOTHING
    }
    fn visit(&self, _: &VisitPick, _: VisitProperty, _: Option<u32>) -> Value {
        NOTHING
    }
    fn now(&self) -> Option<PartialDateTime> {
        None
    }
}
