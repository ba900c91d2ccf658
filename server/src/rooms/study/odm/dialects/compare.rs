//! Comparisons, with what each language says when there is nothing to compare.

use rust_decimal::Decimal;
use shared::forms::CodeList;
use shared::forms::rule::expr::{Binary, Expr, Literal};

use super::choices::{chosen, is_so};
use super::meaning::Blank;
use super::names::Sort;
use super::truth::{Facts, Truth, Unknown, opposite};
use super::value::{Still, Value};

/// `left operator right`, both with a value or a chance of one.
pub fn compare(operator: Binary, left: Value, right: Value, blank: Blank, facts: &Facts) -> Result<Truth, String> {
    if left.literal().is_some() && right.literal().is_none() {
        return compare(mirrored(operator), right, left, blank, facts);
    }
    let equality = matches!(operator, Binary::Equal | Binary::Different);
    if equality && matches!(right.literal(), Some(Literal::Text(text)) if text.is_empty()) && left.literal().is_none() {
        let missing = missing(&left, facts);
        return Ok(if operator == Binary::Equal { missing } else { missing.negated() });
    }
    if left.sort == Sort::Set || right.sort == Sort::Set {
        return chosen(operator, &left, &right, blank, facts);
    }
    if left.sort == Sort::Boolean || right.sort == Sort::Boolean {
        return is_so(operator, &left, &right, blank, facts);
    }
    let Some((left, right)) = alike(left, right, equality)? else {
        return never(operator);
    };
    if let (Some(one), Some(other)) = (left.literal(), right.literal()) {
        return literals(operator, one, other);
    }
    Ok(if equality { same(operator, &left, &right, blank, facts) } else { ordered(operator, &left, &right, blank, facts) })
}

/// Whether there is no value.
pub fn missing(value: &Value, facts: &Facts) -> Truth {
    if value.is_known(facts) {
        return Truth::constant(false);
    }
    let mut truth = Truth::sure(Expr::call("is_missing", [value.done()]));
    truth.if_false = value.needs.clone();
    truth
}

fn mirrored(operator: Binary) -> Binary {
    match operator {
        Binary::Less => Binary::Greater,
        Binary::Greater => Binary::Less,
        Binary::AtMost => Binary::AtLeast,
        Binary::AtLeast => Binary::AtMost,
        other => other,
    }
}

/// What can never be equal is different always; which is less is anybody's guess.
pub fn never(operator: Binary) -> Result<Truth, String> {
    match operator {
        Binary::Equal => Ok(Truth::constant(false)),
        Binary::Different => Ok(Truth::constant(true)),
        _ => Err("A number is compared with a text that is none.".to_owned()),
    }
}

fn literals(operator: Binary, left: &Literal, right: &Literal) -> Result<Truth, String> {
    let is = match (left, right) {
        (Literal::Number(one), Literal::Number(other)) => {
            let (Ok(one), Ok(other)) = (one.parse::<Decimal>(), other.parse::<Decimal>()) else {
                return Err("A number has more digits than can be reckoned with.".to_owned());
            };
            holds(operator, one.cmp(&other))
        }
        (Literal::Text(one), Literal::Text(other)) => holds(operator, one.cmp(other)),
        _ => return Err("Two different kinds of values are compared.".to_owned()),
    };
    Ok(Truth::constant(is))
}

fn holds(operator: Binary, order: std::cmp::Ordering) -> bool {
    match operator {
        Binary::Equal => order.is_eq(),
        Binary::Different => order.is_ne(),
        Binary::Less => order.is_lt(),
        Binary::AtMost => order.is_le(),
        Binary::Greater => order.is_gt(),
        _ => order.is_ge(),
    }
}

// Kinds.

/// Both of one kind; none when they can never be equal.
fn alike<'a>(mut left: Value<'a>, mut right: Value<'a>, equality: bool) -> Result<Option<(Value<'a>, Value<'a>)>, String> {
    if left.sort.is_day() && right.sort.is_day() && equality && !(left.as_text && right.as_text) {
        return Err("Dates are compared with == as objects, which is never true in JavaScript.".to_owned());
    }
    match (left.sort, right.sort) {
        (Sort::Number, Sort::Text) if right.literal().is_some() => match right.decimal() {
            Some(_) => right = as_number(&right),
            None => return Ok(None),
        },
        (Sort::Text, Sort::Number) if left.list.is_some() && right.decimal().is_some() => {}
        (Sort::Text, Sort::Number) => left = as_number(&left),
        (Sort::Number, Sort::Text) => right = as_number(&right),
        (Sort::Time, Sort::DateTime) => right = right.made(Expr::call("time", [right.done()]), Sort::Time),
        (Sort::DateTime, Sort::Time) => left = left.made(Expr::call("time", [left.done()]), Sort::Time),
        (one, other) if one == other || one.is_day() && other.is_day() => {}
        (one, Sort::Text) if let Some(Literal::Text(text)) = right.literal() => {
            right = right.made(moment(one, text)?, one);
        }
        _ => return Err("Two different kinds of values are compared.".to_owned()),
    }
    if let Some(list) = left.list
        && right.literal().is_some()
        && equality
    {
        let Some(code) = code(list, &right) else { return Ok(None) };
        right = if left.sort == Sort::Number { Value::number(&code) } else { Value::text(&code) };
    }
    let (left, right) = unshifted(left, right);
    Ok(Some((left, right)))
}

fn as_number<'a>(value: &Value<'a>) -> Value<'a> {
    match value.decimal() {
        Some(number) => Value::of(super::value::decimal(number), Sort::Number),
        None => value.read_as_number(),
    }
}

fn moment(sort: Sort, text: &str) -> Result<Expr, String> {
    use shared::forms::rule::expr::Kind;
    let read = shared::forms::rule::parse(text).map(|expr| expr.kind);
    match (sort, read) {
        (Sort::Date | Sort::DateTime, Ok(Kind::Literal(literal @ (Literal::Date(_) | Literal::DateTime(_))))) => {
            Ok(Expr::of(Kind::Literal(literal)))
        }
        (Sort::Time, Ok(Kind::Literal(literal @ Literal::Time(_)))) => Ok(Expr::of(Kind::Literal(literal))),
        _ => Err(format!("A date or time is compared with the text \"{text}\", which is none.")),
    }
}

/// The code of a list that a literal means.
pub fn code(list: &CodeList, literal: &Value) -> Option<String> {
    let text = match literal.literal() {
        Some(Literal::Text(text) | Literal::Number(text)) => text.as_str(),
        _ => "",
    };
    let exact = list.choice(text).map(|choice| choice.value.clone());
    let number = literal.decimal();
    exact.or_else(|| {
        let same = |value: &str| number.is_some() && value.trim().parse::<Decimal>().ok() == number;
        list.choices.iter().find(|choice| same(&choice.value)).map(|choice| choice.value.clone())
    })
}

/// Months that count from 0, on both sides or on one.
fn unshifted<'a>(mut left: Value<'a>, mut right: Value<'a>) -> (Value<'a>, Value<'a>) {
    if left.still.plus == right.still.plus {
        (left.still.plus, right.still.plus) = (Decimal::ZERO, Decimal::ZERO);
    } else if let Some(number) = right.decimal()
        && let Some(moved) = number.checked_sub(left.still.plus)
        && left.still.plus != Decimal::ZERO
    {
        right = Value::of(super::value::decimal(moved), Sort::Number);
        left.still = Still { plus: Decimal::ZERO, ..left.still };
    }
    (left, right)
}

// Blanks.

pub fn said(expr: Expr, unknown: Unknown, left: &Value, right: &Value, facts: &Facts) -> Truth {
    let never = left.is_known(facts) && right.is_known(facts);
    let mut truth = Truth::of(expr, if never { Unknown::Never } else { unknown });
    let needs = || left.needs.union(&right.needs).cloned().collect();
    match unknown {
        Unknown::False => truth.if_true = needs(),
        Unknown::True => truth.if_false = needs(),
        Unknown::Never => {}
    }
    truth
}

fn same(operator: Binary, left: &Value, right: &Value, blank: Blank, facts: &Facts) -> Truth {
    let equal = left.done().with(Binary::Equal, right.done());
    let truth = match blank {
        Blank::Unknown => said(equal, Unknown::Never, left, right, facts),
        // Nothing equals nothing, and nothing else.
        Blank::Zero if !left.is_known(facts) && !right.is_known(facts) => {
            let both = missing(left, facts).and(missing(right, facts));
            Truth::of(equal.with(Binary::Or, both.settled()), Unknown::False)
        }
        Blank::Zero => said(equal, Unknown::False, left, right, facts),
    };
    if operator == Binary::Equal { truth } else { different(truth) }
}

/// The negation of an equality, said as an inequality.
fn different(truth: Truth) -> Truth {
    let negated = truth.negated();
    match negated.expr.kind {
        shared::forms::rule::expr::Kind::Unary(shared::forms::rule::expr::Unary::Not, inner) => Truth { expr: opposite(*inner), ..negated },
        kind => Truth { expr: Expr::of(kind), ..negated },
    }
}

/// In JavaScript and its like nothing counts as 0 where an order is asked for.
fn ordered(operator: Binary, left: &Value, right: &Value, blank: Blank, facts: &Facts) -> Truth {
    let plain = left.done().with(operator, right.done());
    let (left_known, right_known) = (left.is_known(facts), right.is_known(facts));
    if blank == Blank::Unknown || left_known && right_known {
        return said(plain, Unknown::Never, left, right, facts);
    }
    let zero = Decimal::ZERO;
    if let Some(number) = right.decimal() {
        let unknown = if holds(operator, zero.cmp(&number)) { Unknown::True } else { Unknown::False };
        return said(plain, unknown, left, right, facts);
    }
    let day = left.sort.is_day() || left.sort == Sort::Time;
    if !day {
        let filled = |value: &Value, known| if known { value.done() } else { Expr::call("coalesce", [value.done(), Expr::number("0")]) };
        return Truth::sure(filled(left, left_known).with(operator, filled(right, right_known)));
    }
    // Every date is later than 0, which is 1970.
    let less = matches!(operator, Binary::Less | Binary::AtMost);
    match (left_known, right_known) {
        (false, true) => said(plain, if less { Unknown::True } else { Unknown::False }, left, right, facts),
        (true, false) => said(plain, if less { Unknown::False } else { Unknown::True }, left, right, facts),
        _ => both_may_be_missing(operator, plain, left, right, facts),
    }
}

fn both_may_be_missing(operator: Binary, plain: Expr, left: &Value, right: &Value, facts: &Facts) -> Truth {
    let (early, late) = if matches!(operator, Binary::Less | Binary::AtMost) { (left, right) } else { (right, left) };
    let also = match operator {
        Binary::AtMost | Binary::AtLeast => missing(early, facts),
        _ => missing(early, facts).and(missing(late, facts).negated()),
    };
    Truth::sure(plain.certainly()).or(also)
}
