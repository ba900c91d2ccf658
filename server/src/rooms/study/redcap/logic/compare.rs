//! Comparisons, with REDCap's own meaning of blanks: `[blank] < 5` and `[blank] = 0` are false, `[blank] <> 0` is true, and
//! `[f] = ''` asks whether there is a value. What reads like a number is compared as one.

use shared::forms::rule::expr::{Binary, Kind as ExprKind, Literal};
use shared::forms::rule::{Expr, Fault, Position};

use super::node::Comparison;
use super::truth::Truth;
use super::worth::{self, Value, decimal};

impl Comparison {
    const fn operator(self) -> Binary {
        match self {
            Comparison::Equal => Binary::Equal,
            Comparison::Different => Binary::Different,
            Comparison::Less => Binary::Less,
            Comparison::AtMost => Binary::AtMost,
            Comparison::Greater => Binary::Greater,
            Comparison::AtLeast => Binary::AtLeast,
        }
    }

    /// With its sides exchanged.
    const fn mirrored(self) -> Self {
        match self {
            Comparison::Less => Comparison::Greater,
            Comparison::AtMost => Comparison::AtLeast,
            Comparison::Greater => Comparison::Less,
            Comparison::AtLeast => Comparison::AtMost,
            other => other,
        }
    }

    /// True of what differs and false of what is equal, or the other way round.
    const fn is_equality(self) -> bool {
        matches!(self, Comparison::Equal | Comparison::Different)
    }
}

/// Translates a comparison of two values.
pub fn compare(how: Comparison, left: Value, right: Value, at: Position) -> Result<Truth, Fault> {
    match (left, right) {
        (Value::Blank, Value::Blank) => Ok(fixed(matches!(how, Comparison::Equal))),
        (Value::Blank, other) => blank(how.mirrored(), other, at),
        (other, Value::Blank) => blank(how, other, at),
        (Value::Literal(left), Value::Literal(right)) => literals(how, &left, &right, at),
        (Value::Literal(text), other) => literal(how.mirrored(), other, &text, at),
        (other, Value::Literal(text)) => literal(how, other, &text, at),
        (left, right) => both(how, left, right, at),
    }
}

fn fixed(is: bool) -> Truth {
    Truth::Certain(Expr::boolean(is))
}

/// `[f] = ''`
fn blank(how: Comparison, value: Value, at: Position) -> Result<Truth, Fault> {
    let expr = match value {
        Value::Literal(text) if how.is_equality() => return Ok(fixed(text.is_empty() == (how == Comparison::Equal))),
        // A box is ticked or not; a condition holds or does not.
        Value::Ticked(_) | Value::Truth(_) if how.is_equality() => return Ok(fixed(how == Comparison::Different)),
        Value::Text(expr) | Value::Date(expr) | Value::DateTime(expr) | Value::Time(expr) if how == Comparison::Greater => {
            return Ok(Truth::Certain(Expr::call("is_known", [expr])));
        }
        Value::Number(expr)
        | Value::Text(expr)
        | Value::Choice(expr, _)
        | Value::Date(expr)
        | Value::DateTime(expr)
        | Value::Time(expr)
        | Value::YesNo(expr)
        | Value::Set(expr)
            if how.is_equality() =>
        {
            expr
        }
        _ => return Err(Fault::new(at, "What is more or less than nothing cannot be said with certainty.")),
    };
    let name = if how == Comparison::Equal { "is_missing" } else { "is_known" };
    Ok(Truth::Certain(Expr::call(name, [expr])))
}

fn literals(how: Comparison, left: &str, right: &str, at: Position) -> Result<Truth, Fault> {
    let order = match (decimal(left), decimal(right)) {
        (Some(left), Some(right)) => left.cmp(&right),
        _ if how.is_equality() => left.cmp(right),
        _ => return Err(Fault::new(at, format!("'{left}' and '{right}' are texts: neither is more than the other."))),
    };
    Ok(fixed(match how {
        Comparison::Equal => order.is_eq(),
        Comparison::Different => order.is_ne(),
        Comparison::Less => order.is_lt(),
        Comparison::AtMost => order.is_le(),
        Comparison::Greater => order.is_gt(),
        Comparison::AtLeast => order.is_ge(),
    }))
}

/// A value against what is written down.
fn literal(how: Comparison, value: Value, text: &str, at: Position) -> Result<Truth, Fault> {
    let as_number = worth::number(text);
    match value {
        Value::Ticked(truth) | Value::Truth(truth) => ticked(how, truth, text, at),
        Value::YesNo(expr) => yes_or_no(how, expr, text, at),
        Value::Choice(expr, codes) if how.is_equality() => Ok(among(how, expr, &codes, text)),
        Value::Choice(expr, _) | Value::Text(expr) => match as_number {
            Some(number) => Ok(blank_aware(how, Expr::call("number", [expr]), number)),
            None => Ok(blank_aware(how, expr, Expr::text(text))),
        },
        Value::Number(expr) => match as_number {
            Some(number) => Ok(blank_aware(how, expr, number)),
            None => Err(Fault::new(at, format!("A number is compared with the text '{text}'."))),
        },
        Value::Date(expr) => moment(how, Value::Date(expr), text, at),
        Value::DateTime(expr) => moment(how, Value::DateTime(expr), text, at),
        Value::Time(expr) => match worth::time(text) {
            Some(time) => Ok(blank_aware(how, expr, time)),
            None => Err(Fault::new(at, format!("'{text}' is no time; REDCap writes 10:30."))),
        },
        Value::Set(_) => Err(Fault::new(at, "The field has boxes: logic names one of them, [field(code)].")),
        Value::Blank | Value::Literal(_) => Err(Fault::new(at, "Two texts are compared.")),
    }
}

/// A box, or a condition, against 1 or 0.
fn ticked(how: Comparison, truth: Truth, text: &str, at: Position) -> Result<Truth, Fault> {
    let Some(number) = decimal(text) else {
        return Err(Fault::new(at, format!("What is 1 or 0 is compared with the text '{text}'.")));
    };
    let holds = |is: bool| holds(how, is, number);
    Ok(match (holds(true), holds(false)) {
        (true, false) => truth,
        (false, true) => truth.negated(),
        (always, _) => fixed(always),
    })
}

/// Whether 1, or 0, compares so with a number.
fn holds(how: Comparison, is: bool, number: rust_decimal::Decimal) -> bool {
    let one = rust_decimal::Decimal::from(u8::from(is));
    match how {
        Comparison::Equal => one == number,
        Comparison::Different => one != number,
        Comparison::Less => one < number,
        Comparison::AtMost => one <= number,
        Comparison::Greater => one > number,
        Comparison::AtLeast => one >= number,
    }
}

/// An item that is true or false, or blank, against 1 or 0. Blank differs from both.
fn yes_or_no(how: Comparison, expr: Expr, text: &str, at: Position) -> Result<Truth, Fault> {
    let Some(number) = decimal(text) else {
        return Err(Fault::new(at, format!("What is 1 or 0 is compared with the text '{text}'.")));
    };
    let blank = how == Comparison::Different;
    Ok(match (holds(how, true, number), holds(how, false, number)) {
        (true, false) if blank => Truth::Maybe(expr),
        (true, false) => Truth::Sure(expr),
        (false, true) if blank => Truth::Maybe(expr.negated()),
        (false, true) => Truth::Sure(expr.negated()),
        (true, true) if !blank => Truth::Certain(Expr::call("is_known", [expr])),
        (always, _) => fixed(always),
    })
}

/// A choice is compared by its codes: those that are the same number are the same.
fn among(how: Comparison, expr: Expr, codes: &[String], text: &str) -> Truth {
    let same = |code: &&String| decimal(code).zip(decimal(text)).map_or(code.as_str() == text, |(code, text)| code == text);
    let found: Vec<&String> = codes.iter().filter(same).collect();
    match found.as_slice() {
        [] if codes.is_empty() => blank_aware(how, expr, Expr::text(text)),
        // What the list does not know can still have been imported.
        [] => blank_aware(how, Expr::call("text", [expr]), Expr::text(text)),
        [code] => blank_aware(how, expr, Expr::text(code.as_str())),
        several => {
            let is = Truth::Sure(expr.with(Binary::In, Expr::list(several.iter().map(|code| Expr::text(code.as_str())))));
            if how == Comparison::Equal { is } else { is.negated() }
        }
    }
}

/// Of a value that may be blank and one that is not: blank differs, and is neither more nor less.
fn blank_aware(how: Comparison, value: Expr, known: Expr) -> Truth {
    let expr = value.with(how.operator(), known);
    if how == Comparison::Different { Truth::Maybe(expr) } else { Truth::Sure(expr) }
}

/// A date, with or without time, against `today`, `now` or one that is written down.
fn moment(how: Comparison, value: Value, text: &str, at: Position) -> Result<Truth, Fault> {
    let known = match text {
        "today" => Value::Date(Expr::call("today", [])),
        "now" => Value::DateTime(Expr::call("now", [])),
        _ => worth::date(text)
            .map(Value::Date)
            .or_else(|| worth::datetime(text).map(Value::DateTime))
            .ok_or_else(|| Fault::new(at, format!("'{text}' is no date; REDCap's logic writes 2024-01-31.")))?,
    };
    match (value, known) {
        (Value::Date(expr), Value::Date(known)) | (Value::DateTime(expr), Value::DateTime(known)) => Ok(blank_aware(how, expr, known)),
        (Value::DateTime(expr), Value::Date(known)) => mixed(how, expr, known, at),
        (Value::Date(expr), Value::DateTime(known)) => mixed(how.mirrored(), known, expr, at),
        _ => Err(Fault::new(at, "A date is compared with something else.")),
    }
}

/// REDCap compares dates as they are written: one with time comes behind its own day, and is never equal to it.
fn mixed(how: Comparison, with_time: Expr, date: Expr, at: Position) -> Result<Truth, Fault> {
    let operator = match how {
        Comparison::Less | Comparison::AtMost => Binary::Less,
        Comparison::Greater | Comparison::AtLeast => Binary::AtLeast,
        Comparison::Equal | Comparison::Different => {
            return Err(Fault::new(at, "A date with time is compared with a date: in REDCap they are never equal."));
        }
    };
    Ok(Truth::Sure(Expr::call("date", [with_time]).with(operator, date)))
}

/// Two values, each of which may be blank.
fn both(how: Comparison, left: Value, right: Value, at: Position) -> Result<Truth, Fault> {
    let (left, right) = match (left, right) {
        (Value::Date(left), Value::Date(right))
        | (Value::DateTime(left), Value::DateTime(right))
        | (Value::Time(left), Value::Time(right)) => (left, right),
        (Value::DateTime(left), Value::Date(right)) => return mixed(how, left, right, at),
        (Value::Date(left), Value::DateTime(right)) => return mixed(how.mirrored(), right, left, at),
        (Value::Text(left) | Value::Choice(left, _), Value::Text(right) | Value::Choice(right, _)) if how.is_equality() => (left, right),
        (left @ (Value::Date(_) | Value::DateTime(_) | Value::Time(_)), right)
        | (left, right @ (Value::Date(_) | Value::DateTime(_) | Value::Time(_))) => {
            return Err(Fault::new(at, format!("{} is compared with {}.", left.words(), right.words())));
        }
        (left, right) => (left.number(at)?, right.number(at)?),
    };
    Ok(two(how, left, right))
}

/// Two blanks are equal.
fn two(how: Comparison, left: Expr, right: Expr) -> Truth {
    if !how.is_equality() || !may_be_blank(&left) || !may_be_blank(&right) {
        return blank_aware(how, left, right);
    }
    let is = |name: &str, expr: &Expr| Expr::call(name, [expr.clone()]);
    let (operator, name) = if how == Comparison::Equal { (Binary::And, "is_missing") } else { (Binary::Or, "is_known") };
    let blanks = is(name, &left).with(operator, is(name, &right));
    let compared = blank_aware(how, left, right).expr();
    let joined = if how == Comparison::Equal { Binary::Or } else { Binary::And };
    Truth::Certain(compared.with(joined, blanks))
}

fn may_be_blank(expr: &Expr) -> bool {
    match &expr.kind {
        ExprKind::Literal(literal) => *literal == Literal::Missing,
        ExprKind::Call(name, _) => !matches!(name.as_str(), "today" | "now"),
        _ => true,
    }
}
