//! Conditions in the making: REDCap knows true and false, our language a third value between.
//!
//! Invariant: what is [`Truth::Sure`] or [`Truth::Maybe`] is wrapped once, as far out as is exact: `certainly` and `possibly`
//! distribute over *and* and *or*.

use shared::forms::rule::Expr;
use shared::forms::rule::expr::{Binary, Kind, Literal};

use crate::rooms::study::unknown::Unknown;

/// A condition that is true or false, never unknown.
#[derive(Clone, Debug, PartialEq)]
pub enum Truth {
    /// As it stands.
    Certain(Expr),
    /// True when the expression is certainly true.
    Sure(Expr),
    /// True unless the expression is certainly false.
    Maybe(Expr),
}

impl Truth {
    fn of(expr: Expr, unknown: Unknown) -> Self {
        match unknown {
            Unknown::Never => Truth::Certain(expr),
            Unknown::False => Truth::Sure(expr),
            Unknown::True => Truth::Maybe(expr),
        }
    }

    fn parts(self) -> (Expr, Unknown) {
        match self {
            Truth::Certain(expr) => (expr, Unknown::Never),
            Truth::Sure(expr) => (expr, Unknown::False),
            Truth::Maybe(expr) => (expr, Unknown::True),
        }
    }

    /// As an expression.
    pub fn expr(self) -> Expr {
        let (expr, unknown) = self.parts();
        unknown.said(expr)
    }

    pub fn negated(self) -> Self {
        let (expr, unknown) = self.parts();
        Self::of(opposite(expr), unknown.turned())
    }

    /// Both, or one of both.
    pub fn with(self, operator: Binary, other: Self) -> Self {
        let ((left, first), (right, second)) = (self.parts(), other.parts());
        match first.with(second) {
            Some(unknown) => Self::of(left.with(operator, right), unknown),
            None => Truth::Certain(first.said(left).with(operator, second.said(right))),
        }
    }

    /// All of them, or any of them.
    pub fn chain(operator: Binary, all: impl IntoIterator<Item = Self>) -> Self {
        all.into_iter().reduce(|left, right| left.with(operator, right)).unwrap_or(Truth::Certain(Expr::boolean(operator == Binary::And)))
    }
}

/// `not a`, in the words of a person where there are some: `a != 1`, `is_known(a)`, `a != 1 or b != 1`.
fn opposite(expr: Expr) -> Expr {
    if !has_opposite(&expr) {
        return expr.negated();
    }
    let at = expr.at;
    let kind = match expr.kind {
        Kind::Binary(operator, left, right) => match operator {
            Binary::And => Kind::Binary(Binary::Or, Box::new(opposite(*left)), Box::new(opposite(*right))),
            Binary::Or => Kind::Binary(Binary::And, Box::new(opposite(*left)), Box::new(opposite(*right))),
            other => Kind::Binary(other.opposite().unwrap_or(other), left, right),
        },
        Kind::Call(name, arguments) => Kind::Call(if name == "is_missing" { "is_known" } else { "is_missing" }.to_owned(), arguments),
        Kind::Literal(Literal::Boolean(is)) => Kind::Literal(Literal::Boolean(!is)),
        other => other,
    };
    Expr { kind, at }
}

/// Whether every part of it has an opposite of its own.
fn has_opposite(expr: &Expr) -> bool {
    match &expr.kind {
        Kind::Binary(Binary::And | Binary::Or, left, right) => has_opposite(left) && has_opposite(right),
        Kind::Binary(operator, ..) => operator.opposite().is_some(),
        Kind::Call(name, _) => matches!(name.as_str(), "is_missing" | "is_known"),
        Kind::Literal(Literal::Boolean(_)) => true,
        _ => false,
    }
}
