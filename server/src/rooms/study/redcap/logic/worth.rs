//! What a piece of logic is worth, and how one kind of worth is taken for another.

use shared::forms::rule::expr::{Binary, Kind as ExprKind, Literal};
use shared::forms::rule::{Expr, Fault, Position};

use super::truth::Truth;

/// The translation of a piece of logic, by kind.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// `''`
    Blank,
    /// A quoted text or a number: a number wherever it reads like one.
    Literal(String),
    Number(Expr),
    Text(Expr),
    /// An item that is true or false: 1 or 0 to REDCap, or blank.
    YesNo(Expr),
    /// One of these codes.
    Choice(Expr, Vec<String>),
    Date(Expr),
    DateTime(Expr),
    Time(Expr),
    Truth(Truth),
    /// Whether a box is ticked: `'1'` or `'0'`, never blank.
    Ticked(Truth),
    /// All the boxes of a field: only whether there is one.
    Set(Expr),
}

impl Value {
    /// As people say it.
    pub const fn words(&self) -> &'static str {
        match self {
            Value::Blank => "nothing",
            Value::Literal(_) | Value::Text(_) => "a text",
            Value::Number(_) => "a number",
            Value::Choice(..) => "a choice",
            Value::Date(_) => "a date",
            Value::DateTime(_) => "a date with time",
            Value::Time(_) => "a time",
            Value::YesNo(_) | Value::Truth(_) | Value::Ticked(_) => "true or false",
            Value::Set(_) => "a field of boxes",
        }
    }

    /// Taken for a number. A text that is no number is nothing, as in REDCap.
    pub fn number(self, at: Position) -> Result<Expr, Fault> {
        Ok(match self {
            Value::Blank => Expr::missing(),
            Value::Literal(text) => number(&text).ok_or_else(|| Fault::new(at, format!("'{text}' is no number.")))?,
            Value::Number(expr) => expr,
            Value::Text(expr) | Value::Choice(expr, _) => Expr::call("number", [expr]),
            Value::YesNo(expr) => choose(Truth::Certain(expr), Expr::number("1"), Expr::number("0")),
            Value::Truth(truth) | Value::Ticked(truth) => choose(truth, Expr::number("1"), Expr::number("0")),
            Value::Date(_) | Value::DateTime(_) | Value::Time(_) => {
                return Err(Fault::new(at, "REDCap does not calculate with dates and times but by datediff."));
            }
            Value::Set(_) => return Err(name_the_box(at)),
        })
    }

    /// Taken for a text.
    pub fn text(self, at: Position) -> Result<Expr, Fault> {
        Ok(match self {
            Value::Set(_) => return Err(name_the_box(at)),
            Value::Blank => Expr::missing(),
            Value::Literal(text) => Expr::text(text),
            Value::Text(expr) | Value::Choice(expr, _) => expr,
            Value::Number(expr) | Value::Date(expr) | Value::DateTime(expr) | Value::Time(expr) => Expr::call("text", [expr]),
            Value::YesNo(expr) => choose(Truth::Certain(expr), Expr::text("1"), Expr::text("0")),
            Value::Truth(truth) | Value::Ticked(truth) => choose(truth, Expr::text("1"), Expr::text("0")),
        })
    }

    /// Taken for a condition: true is what is there and not zero.
    pub fn truth(self, at: Position) -> Result<Truth, Fault> {
        Ok(match self {
            Value::Blank => Truth::Certain(Expr::boolean(false)),
            Value::Literal(text) => Truth::Certain(Expr::boolean(!text.is_empty() && decimal(&text) != Some(rust_decimal::Decimal::ZERO))),
            Value::Number(expr) => Truth::Sure(expr.with(Binary::Different, Expr::number("0"))),
            Value::Text(expr) | Value::Choice(expr, _) => Truth::Sure(expr.with(Binary::Different, Expr::text("0"))),
            Value::YesNo(expr) => Truth::Sure(expr),
            Value::Truth(truth) | Value::Ticked(truth) => truth,
            Value::Date(_) | Value::DateTime(_) | Value::Time(_) => {
                return Err(Fault::new(at, format!("{} is neither true nor false.", self.words())));
            }
            Value::Set(_) => return Err(name_the_box(at)),
        })
    }

    /// Whether REDCap takes it for a number where one is wanted.
    pub fn is_numeric(&self) -> bool {
        match self {
            Value::Number(_) | Value::YesNo(_) | Value::Truth(_) | Value::Ticked(_) => true,
            Value::Literal(text) => decimal(text).is_some(),
            _ => false,
        }
    }
}

fn name_the_box(at: Position) -> Fault {
    Fault::new(at, "The field has boxes: logic names one of them, [field(code)].")
}

/// A number as logic writes it, also in quotation marks.
pub fn decimal(text: &str) -> Option<rust_decimal::Decimal> {
    let text = text.trim();
    let digits = text.strip_prefix('-').unwrap_or(text);
    let plain = digits.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.') && digits.bytes().any(|byte| byte.is_ascii_digit());
    plain.then(|| text.parse().ok()).flatten()
}

/// A number as our language writes it: digits, and a minus before them where it is negative.
pub fn number(text: &str) -> Option<Expr> {
    let read = decimal(text)?;
    let size = Expr::number(read.abs().to_string());
    Some(if read.is_sign_negative() && !read.is_zero() { negative(size) } else { size })
}

pub fn negative(expr: Expr) -> Expr {
    Expr::of(ExprKind::Unary(shared::forms::rule::expr::Unary::Negate, Box::new(expr)))
}

/// `if(c, a, b)`; what follows an *else* is written in the same brackets.
pub fn choose(condition: Truth, then: Expr, otherwise: Expr) -> Expr {
    let mut arguments = vec![condition.expr(), then];
    match otherwise.kind {
        ExprKind::Call(name, more) if name == "if" => arguments.extend(more),
        kind => arguments.push(Expr { kind, at: otherwise.at }),
    }
    Expr::call("if", arguments)
}

/// `2024-01-31` as a date.
pub fn date(text: &str) -> Option<Expr> {
    let read: shared::kernel::PartialDate = text.trim().parse().ok()?;
    read.complete().map(|_| Expr::of(ExprKind::Literal(Literal::Date(text.trim().to_owned()))))
}

/// `2024-01-31 10:30` as a date with its time.
pub fn datetime(text: &str) -> Option<Expr> {
    let text = text.trim().replacen(' ', "T", 1);
    let read: shared::kernel::PartialDateTime = text.parse().ok()?;
    (text.contains('T') && read.date.complete().is_some()).then(|| Expr::of(ExprKind::Literal(Literal::DateTime(text))))
}

/// `10:30` as a time.
pub fn time(text: &str) -> Option<Expr> {
    let read: shared::kernel::PartialTime = text.trim().parse().ok()?;
    (text.contains(':') && read.is_to_the_minute()).then(|| Expr::of(ExprKind::Literal(Literal::Time(text.trim().to_owned()))))
}
