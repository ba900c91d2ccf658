//! True and false in languages that know no third.
//!
//! A [`Truth`] is an expression of ours, what is to be said where it is unknown, and what is known where it is true or false.

use std::collections::BTreeSet;

use shared::forms::rule::expr::{Binary, Expr, Kind, Literal, Unary};

pub use crate::rooms::study::unknown::{Unknown, opposite};

/// References of which it is known that they have a value, as they are printed.
pub type Facts = BTreeSet<String>;

/// What is true or false.
#[derive(Clone, Debug)]
pub struct Truth {
    pub expr: Expr,
    pub unknown: Unknown,
    /// What has a value when it is true.
    pub if_true: Facts,
    /// What has a value when it is false.
    pub if_false: Facts,
}

/// What the expression will be used for: there a wrapping can be left out that changes nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Use {
    /// A condition: unknown counts as false.
    Condition,
    /// What must hold: unknown counts as true.
    Check,
}

impl Truth {
    pub fn sure(expr: Expr) -> Self {
        Self::of(expr, Unknown::Never)
    }

    pub fn of(expr: Expr, unknown: Unknown) -> Self {
        Self { expr, unknown, if_true: Facts::new(), if_false: Facts::new() }
    }

    pub fn constant(is: bool) -> Self {
        Self::sure(Expr::boolean(is))
    }

    pub fn is_constant(&self) -> Option<bool> {
        match self.expr.kind {
            Kind::Literal(Literal::Boolean(is)) => Some(is),
            _ => None,
        }
    }

    #[must_use]
    pub fn and(self, other: Truth) -> Truth {
        match (self.is_constant(), other.is_constant()) {
            (Some(false), _) | (_, Some(true)) => self,
            (Some(true), _) | (_, Some(false)) => other,
            _ => {
                let if_true = self.if_true.union(&other.if_true).cloned().collect();
                let if_false = self.if_false.intersection(&other.if_false).cloned().collect();
                Truth { if_true, if_false, ..self.join(Binary::And, other) }
            }
        }
    }

    #[must_use]
    pub fn or(self, other: Truth) -> Truth {
        match (self.is_constant(), other.is_constant()) {
            (Some(true), _) | (_, Some(false)) => self,
            (Some(false), _) | (_, Some(true)) => other,
            _ => {
                let if_true = self.if_true.intersection(&other.if_true).cloned().collect();
                let if_false = self.if_false.union(&other.if_false).cloned().collect();
                Truth { if_true, if_false, ..self.join(Binary::Or, other) }
            }
        }
    }

    fn join(self, operator: Binary, other: Truth) -> Truth {
        match self.unknown.with(other.unknown) {
            Some(unknown) => Truth::of(self.expr.with(operator, other.expr), unknown),
            None => Truth::sure(self.settled().with(operator, other.settled())),
        }
    }

    #[must_use]
    pub fn negated(self) -> Truth {
        let unknown = self.unknown.turned();
        // `not certainly(a = 1)` says more to a reader than `possibly(a != 1)`.
        let expr = if unknown == Unknown::True { self.expr.negated() } else { opposite(self.expr) };
        Truth { expr, unknown, if_true: self.if_false, if_false: self.if_true }
    }

    /// The expression with its wrapping.
    pub fn settled(self) -> Expr {
        self.unknown.said(self.expr)
    }

    /// The expression as it is used.
    pub fn used(self, what_for: Use) -> Expr {
        match (what_for, self.unknown) {
            (Use::Condition, Unknown::False) => self.expr,
            (Use::Check, Unknown::True) => plainly(self.expr),
            _ => self.settled(),
        }
    }
}

/// `not a = b` as `a != b`.
fn plainly(expr: Expr) -> Expr {
    match expr.kind {
        Kind::Unary(Unary::Not, inner) => opposite(*inner),
        kind => Expr::of(kind),
    }
}

#[cfg(test)]
mod tests {
    use shared::forms::rule::print;

    use super::*;

    fn equal(name: &str, to: &str) -> Truth {
        Truth::of(Expr::item([name]).with(Binary::Equal, Expr::number(to)), Unknown::False)
    }

    #[test]
    fn what_is_said_of_unknown_moves_outwards_where_that_is_exact() {
        let shown = |truth: Truth| print(&truth.settled());
        assert_eq!(shown(equal("A", "1").and(equal("B", "2"))), "certainly(A = 1 and B = 2)");
        assert_eq!(shown(equal("A", "1").or(equal("B", "2")).negated()), "not certainly(A = 1 or B = 2)");
        assert_eq!(shown(equal("A", "1").and(equal("B", "2").negated())), "certainly(A = 1) and not certainly(B = 2)");
        assert_eq!(shown(equal("A", "1").negated().negated()), "certainly(A = 1)");
    }

    #[test]
    fn what_changes_nothing_is_left_out() {
        assert_eq!(print(&equal("A", "1").used(Use::Condition)), "A = 1");
        assert_eq!(print(&equal("A", "1").negated().used(Use::Check)), "A != 1");
        assert_eq!(print(&equal("A", "1").negated().used(Use::Condition)), "not certainly(A = 1)");
        assert_eq!(print(&equal("A", "1").used(Use::Check)), "certainly(A = 1)");
    }
}
