//! What *unknown* counts as in languages that know only true and false.
//!
//! Ours says unknown of a comparison with nothing; theirs say true or false. Whoever translates keeps an expression of ours
//! beside what is to be said where it is unknown. Joined by `and` and `or` that moves outwards as far as it is exact:
//! `certainly(a) and certainly(b)` is `certainly(a and b)` by Kleene's tables, and the same holds of `or` and `possibly`.

use shared::forms::rule::expr::{Expr, Kind, Unary};

/// What an unknown result means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unknown {
    /// It never is.
    Never,
    False,
    True,
}

impl Unknown {
    /// Of the opposite.
    pub const fn turned(self) -> Self {
        match self {
            Unknown::Never => Unknown::Never,
            Unknown::False => Unknown::True,
            Unknown::True => Unknown::False,
        }
    }

    /// Of two that are joined, where it can be said of both at once; else each has to say its own.
    pub fn with(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Unknown::Never, one) | (one, Unknown::Never) => Some(one),
            (one, another) => (one == another).then_some(one),
        }
    }

    /// The expression with what it means said of it.
    pub fn said(self, expr: Expr) -> Expr {
        match (self, expr.kind) {
            (Unknown::Never, kind) => Expr { kind, at: expr.at },
            (Unknown::False, kind) => Expr { kind, at: expr.at }.certainly(),
            (Unknown::True, Kind::Unary(Unary::Not, inner)) => inner.certainly().negated(),
            (Unknown::True, kind) => Expr { kind, at: expr.at }.possibly(),
        }
    }
}

/// The opposite by Kleene's tables, without a `not` where there is a word for it: `a != 1`, `is_known(a)`.
pub fn opposite(expr: Expr) -> Expr {
    use shared::forms::rule::expr::Literal;
    match expr.kind {
        Kind::Literal(Literal::Boolean(is)) => Expr::boolean(!is),
        Kind::Binary(operator, left, right) => match operator.opposite() {
            Some(other) => left.with(other, *right),
            None => left.with(operator, *right).negated(),
        },
        Kind::Call(name, arguments) => match name.as_str() {
            "is_missing" => Expr::call("is_known", arguments),
            "is_known" => Expr::call("is_missing", arguments),
            _ => Expr::call(&name, arguments).negated(),
        },
        kind => Expr::of(kind).negated(),
    }
}
