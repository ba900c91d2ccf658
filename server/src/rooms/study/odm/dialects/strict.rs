//! What a check says when its own item has no value: nothing, in ODM.

use shared::forms::rule::expr::{Binary, Expr, Kind, Literal, Unary};
use shared::forms::rule::print;

/// The check with `is_missing(OWN) or` before it, unless it can never be false without the item's value.
pub fn passes_without(own: &Expr, check: Expr) -> Expr {
    if !can_be(&check, &print(own), false) {
        return check;
    }
    before(Expr::call("is_missing", [own.clone()]), check)
}

/// `a or (b or c)` is `a or b or c`.
fn before(first: Expr, then: Expr) -> Expr {
    match then.kind {
        Kind::Binary(Binary::Or, left, right) => before(first, *left).with(Binary::Or, *right),
        kind => first.with(Binary::Or, Expr::of(kind)),
    }
}

/// Whether the expression can come to `what` while the item has no value.
fn can_be(expr: &Expr, own: &str, what: bool) -> bool {
    match &expr.kind {
        Kind::Literal(Literal::Boolean(is)) => *is == what,
        Kind::Literal(Literal::Missing) => false,
        Kind::Path(_) => print(expr) != own,
        Kind::Unary(Unary::Not, inner) => can_be(inner, own, !what),
        Kind::Binary(Binary::And, left, right) if what => can_be(left, own, true) && can_be(right, own, true),
        Kind::Binary(Binary::Or, left, right) if !what => can_be(left, own, false) && can_be(right, own, false),
        Kind::Binary(Binary::And | Binary::Or, left, right) => can_be(left, own, what) || can_be(right, own, what),
        Kind::Binary(_, left, right) => !needs(left, own) && !needs(right, own),
        Kind::Call(name, arguments) => match (name.as_str(), arguments.as_slice()) {
            ("is_missing", [one]) if needs(one, own) => what,
            ("is_known", [one]) if needs(one, own) => !what,
            ("certainly", [one]) => !what || can_be(one, own, true),
            ("possibly", [one]) => what || can_be(one, own, false),
            _ => true,
        },
        _ => true,
    }
}

/// Whether it has no value where the item has none.
fn needs(expr: &Expr, own: &str) -> bool {
    const STRICT: &[&str] = &["year", "month", "day", "time", "date", "number", "text", "abs", "round", "days_between", "count_selected"];
    match &expr.kind {
        Kind::Path(_) => print(expr) == own,
        Kind::Unary(Unary::Negate, inner) => needs(inner, own),
        Kind::Binary(Binary::Add | Binary::Subtract | Binary::Multiply | Binary::Divide | Binary::Modulo | Binary::Power, left, right) => {
            needs(left, own) || needs(right, own)
        }
        Kind::Call(name, arguments) if STRICT.contains(&name.as_str()) => arguments.iter().any(|one| needs(one, own)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use shared::forms::rule::parse;

    use super::*;

    #[test]
    fn a_check_that_could_fire_on_nothing_says_that_it_does_not() {
        let guarded = |text: &str| print(&passes_without(&Expr::item(["A"]), parse(text).unwrap()));
        assert_eq!(guarded("A <= 10"), "A <= 10");
        assert_eq!(guarded("is_missing(B) or A >= B"), "is_missing(B) or A >= B");
        assert_eq!(guarded("B = 1 and A < 3"), "is_missing(A) or B = 1 and A < 3");
        assert_eq!(guarded("is_known(day(A))"), "is_missing(A) or is_known(day(A))");
        assert_eq!(guarded("B = 1"), "is_missing(A) or B = 1");
        assert_eq!(guarded("certainly(A = 1)"), "is_missing(A) or certainly(A = 1)");
        assert_eq!(guarded("visit.oid != \"V\" or A = 1"), "visit.oid != \"V\" or A = 1");
    }
}
