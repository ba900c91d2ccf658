//! A translated part: the expression, what kind of value it has, and how it is blank.

use crate::rooms::study::unknown::Unknown;
use shared::forms::rule::Expr;
use shared::forms::rule::expr::{Binary, Kind as What, Literal, Unary};

use super::Why;
use super::logic::{finish, opposite};

/// A translated part of an expression.
#[derive(Clone, Debug, PartialEq)]
pub struct Term {
    pub expr: Expr,
    pub kind: Kind,
    pub blank: Blank,
    /// A number that is whole; a date without a time of day.
    pub whole: bool,
    /// A text without blanks: the code of a choice, and what is made of such.
    pub word: bool,
    /// One for each row of a repeat.
    pub many: bool,
    /// The list whose codes it has.
    pub list: Option<String>,
    /// A text written down.
    pub literal: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// `''`
    Nothing,
    Text,
    Number,
    Truth(Unknown),
    Date,
    Time,
    DateTime,
    /// A number of days since 1970, which stands here as the date it means.
    Days,
    Set,
}
/// What a blank is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Blank {
    Never,
    /// No value, and to XPath an empty text.
    Missing,
    /// No value, and to XPath not a number.
    NaN,
    /// An empty text, or no value.
    Empty,
}

impl Term {
    pub const fn of(expr: Expr, kind: Kind, blank: Blank) -> Self {
        Self { expr, kind, blank, whole: false, word: false, many: false, list: None, literal: None }
    }

    pub fn nothing() -> Self {
        Self { word: true, ..Self::of(Expr::missing(), Kind::Nothing, Blank::Missing) }
    }

    pub const fn exact(expr: Expr) -> Self {
        Self::of(expr, Kind::Truth(Unknown::Never), Blank::Never)
    }

    pub const fn certainly(expr: Expr) -> Self {
        Self::of(expr, Kind::Truth(Unknown::False), Blank::Never)
    }

    pub fn number_literal(digits: &str) -> Self {
        let expr = Expr::number(tidy(digits));
        Self { whole: !digits.contains('.'), literal: Some(tidy(digits)), ..Self::of(expr, Kind::Number, Blank::Never) }
    }

    pub fn text_literal(text: &str) -> Self {
        if text.is_empty() {
            return Self::nothing();
        }
        let word = !text.contains(char::is_whitespace);
        Self { word, literal: Some(text.to_owned()), ..Self::of(Expr::text(text), Kind::Text, Blank::Never) }
    }

    /// Of several rows the first.
    #[must_use]
    pub fn one(self) -> Self {
        if self.many { Self { expr: Expr::call("first", [self.expr]), many: false, ..self } } else { self }
    }

    /// Whether it is a constant.
    pub const fn is_literal(&self) -> bool {
        self.literal.is_some()
    }

    /// As XPath's `boolean()`.
    pub fn truth(&self) -> Result<(Expr, Unknown), Why> {
        let expr = self.expr.clone();
        Ok(match self.kind {
            Kind::Truth(sure) => (expr, sure),
            Kind::Nothing => (Expr::boolean(false), Unknown::Never),
            Kind::Number => match self.literal.as_deref().map(is_zero) {
                Some(zero) => (Expr::boolean(!zero), Unknown::Never),
                None => (expr.with(Binary::Different, Expr::number("0")), Unknown::False),
            },
            Kind::Text if self.is_literal() => (Expr::boolean(true), Unknown::Never),
            _ => opposite(self.is_blank()?.0, Unknown::Never),
        })
    }

    /// Whether it is `''`.
    pub fn is_blank(&self) -> Result<(Expr, Unknown), Why> {
        Ok(match (self.kind, self.blank) {
            (Kind::Truth(sure), _) => opposite(self.expr.clone(), sure),
            (Kind::Nothing, _) => (Expr::boolean(true), Unknown::Never),
            (Kind::Number, Blank::NaN) => (Expr::boolean(false), Unknown::Never),
            (Kind::Text, Blank::Never) => (self.expr.clone().with(Binary::Equal, Expr::text("")), Unknown::Never),
            (Kind::Text, Blank::Empty) => {
                (Expr::call("coalesce", [self.expr.clone(), Expr::text("")]).with(Binary::Equal, Expr::text("")), Unknown::Never)
            }
            (_, Blank::Never) => (Expr::boolean(false), Unknown::Never),
            _ => (Expr::call("is_missing", [self.expr.clone()]), Unknown::Never),
        })
    }

    /// As XPath's `number()`.
    pub fn number(&self) -> Result<Expr, Why> {
        let expr = self.expr.clone();
        Ok(match self.kind {
            Kind::Number | Kind::Nothing => expr,
            Kind::Text => match &self.literal {
                Some(text) if is_number(text) => signed(text.trim()),
                Some(_) => Expr::missing(),
                None => Expr::call("number", [expr]),
            },
            Kind::Truth(sure) => Expr::call("number", [finish(expr, sure, false)]),
            Kind::Date | Kind::DateTime | Kind::Days => Expr::call("day_number", [expr]),
            Kind::Time => Expr::call("day_fraction", [expr]),
            Kind::Set => Expr::call("number", [Expr::call("text", [expr])]),
        })
    }

    /// As XPath's `string()`; no value for an empty text.
    pub fn text(&self) -> Result<Expr, Why> {
        let expr = self.expr.clone();
        Ok(match self.kind {
            Kind::Text | Kind::Nothing => expr,
            Kind::Number => match &self.literal {
                Some(digits) => Expr::text(digits.clone()),
                None => Expr::call("text", [expr]),
            },
            Kind::Truth(sure) => Expr::call("if", [finish(expr, sure, false), Expr::text("true"), Expr::text("false")]),
            Kind::Days => Expr::call("text", [Expr::call("day_number", [expr])]),
            Kind::Date | Kind::Time | Kind::DateTime | Kind::Set => Expr::call("text", [expr]),
        })
    }

    /// As ODK's `date()`: the expression, and whether it has a time of day.
    pub fn day(&self) -> Result<(Expr, bool), Why> {
        let expr = self.expr.clone();
        match self.kind {
            Kind::Date => Ok((expr, false)),
            Kind::Days => Ok((expr, !self.whole)),
            Kind::DateTime => Ok((expr, true)),
            Kind::Nothing => Ok((expr, false)),
            Kind::Text => match &self.literal {
                Some(text) => literal_date(text).map(|date| (date, false)).ok_or_else(|| format!("“{text}” is not a date.")),
                None => Ok((Expr::call("date", [expr]), false)),
            },
            Kind::Number => Ok((Expr::call("date", [expr]), false)),
            Kind::Time | Kind::Set | Kind::Truth(_) => Err("There is no date in this.".to_owned()),
        }
    }

    #[must_use = "the opposite is a new term"]
    pub fn negated(self) -> Result<Self, Why> {
        let (expr, sure) = self.truth()?;
        let (expr, sure) = opposite(expr, sure);
        Ok(Self::of(expr, Kind::Truth(sure), Blank::Never))
    }
}

/// 1970-01-01 at midnight.
pub fn epoch() -> Expr {
    let literal = |literal| Expr::of(What::Literal(literal));
    let parts = [literal(Literal::Date("1970-01-01".to_owned())), literal(Literal::Time("00:00".to_owned()))];
    Expr::call("datetime", parts)
}

/// `2020-03-15` as a literal.
pub fn literal_date(text: &str) -> Option<Expr> {
    let date: shared::kernel::PartialDate = text.trim().parse().ok()?;
    date.complete()?;
    Some(Expr::of(What::Literal(Literal::Date(text.trim().to_owned()))))
}

/// `.5` and `5.` as our language writes them.
fn tidy(digits: &str) -> String {
    let digits = digits.strip_suffix('.').unwrap_or(digits);
    if digits.starts_with('.') { format!("0{digits}") } else { digits.to_owned() }
}

fn is_zero(digits: &str) -> bool {
    digits.chars().all(|one| matches!(one, '0' | '.'))
}

/// Whether XPath reads a number in a text.
pub fn is_number(text: &str) -> bool {
    let digits = text.trim();
    let digits = digits.strip_prefix('-').unwrap_or(digits);
    let dots = digits.chars().filter(|one| *one == '.').count();
    digits.chars().any(|one| one.is_ascii_digit()) && dots <= 1 && digits.chars().all(|one| one.is_ascii_digit() || one == '.')
}

fn signed(text: &str) -> Expr {
    match text.strip_prefix('-') {
        Some(digits) => negative(Expr::number(tidy(digits))),
        None => Expr::number(tidy(text)),
    }
}

pub fn negative(expr: Expr) -> Expr {
    Expr::of(What::Unary(Unary::Negate, Box::new(expr)))
}
