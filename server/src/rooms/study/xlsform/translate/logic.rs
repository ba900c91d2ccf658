//! Two-valued logic out of Kleene's: what is true or false to XPath, written so that unknown counts as XPath has it.
//!
//! Invariant: `certainly` and `possibly` stand as far out as is exact, and nowhere where nothing can be unknown.

use shared::forms::rule::Expr;
use shared::forms::rule::expr::{Binary, From, Kind as What, Literal, Path};

use super::{Blank, Kind, Term, Why};
use crate::rooms::study::unknown::{Unknown, opposite as turned};

/// `and`, `or`: exact on both sides of Kleene's tables as long as both stand for the same when unknown.
pub fn both(operator: Binary, left: Term, right: Term) -> Result<Term, Why> {
    let ((left, first), (right, second)) = (left.truth()?, right.truth()?);
    if let Some(constant) = constant(operator, &left, &right) {
        let sure = if constant == right { second } else { first };
        return Ok(Term::of(constant, Kind::Truth(sure), Blank::Never));
    }
    let (left, right, sure) = match first.with(second) {
        Some(unknown) => (left, right, unknown),
        None => (finish(left, first, false), finish(right, second, false), Unknown::Never),
    };
    Ok(Term::of(joined(operator, left, right), Kind::Truth(sure), Blank::Never))
}

/// `a or (b or c)` without its brackets.
pub fn joined(operator: Binary, left: Expr, right: Expr) -> Expr {
    match right.kind {
        What::Binary(same, first, second) if same == operator => joined(operator, left, *first).with(operator, *second),
        kind => left.with(operator, Expr::of(kind)),
    }
}

/// `true and a` is `a`, `false and a` is false.
fn constant(operator: Binary, left: &Expr, right: &Expr) -> Option<Expr> {
    let truth = |expr: &Expr| match expr.kind {
        What::Literal(Literal::Boolean(is)) => Some(is),
        _ => None,
    };
    let neutral = operator == Binary::And;
    match (truth(left), truth(right)) {
        (Some(is), _) => Some(if is == neutral { right.clone() } else { left.clone() }),
        (_, Some(is)) => Some(if is == neutral { left.clone() } else { right.clone() }),
        _ => None,
    }
}

/// What is true where the expression is not.
pub fn opposite(expr: Expr, unknown: Unknown) -> (Expr, Unknown) {
    (turned(expr), unknown.turned())
}

/// The expression as XPath means it; wrapped only where it can be unknown. `own` says that the own value is there.
pub fn finish(expr: Expr, unknown: Unknown, own: bool) -> Expr {
    if is_known(&expr, own) { expr } else { unknown.said(expr) }
}

/// Without what only says of a known own value that it is known.
pub fn bare(expr: Expr) -> Expr {
    let kind = match expr.kind {
        What::Call(name, mut parts)
            if matches!(name.as_str(), "certainly" | "possibly") && parts.iter().all(|part| is_known(part, true)) =>
        {
            return parts.pop().map_or_else(Expr::missing, bare);
        }
        What::Call(name, parts) => What::Call(name, parts.into_iter().map(bare).collect()),
        What::Unary(operator, inner) => What::Unary(operator, Box::new(bare(*inner))),
        What::Binary(operator, left, right) => What::Binary(operator, Box::new(bare(*left)), Box::new(bare(*right))),
        other => other,
    };
    Expr::of(kind)
}

/// Functions whose answer is always there.
const ALWAYS: &[&str] = &["is_missing", "is_known", "certainly", "possibly", "row", "today", "now", "count", "count_where", "concat"];
/// Functions whose answer is there when their arguments are.
const FAITHFUL: &[&str] =
    &["day_number", "day_fraction", "length", "abs", "floor", "round", "truncate", "contains", "starts_with", "matches", "count_selected"];

/// Whether it is certain that there is a value.
fn is_known(expr: &Expr, own: bool) -> bool {
    let parts = || expr.parts().into_iter().all(|part| is_known(part, own));
    match &expr.kind {
        What::Literal(literal) => *literal != Literal::Missing,
        What::Path(Path { from, .. }) => own && *from == From::Own,
        What::Call(name, _) if ALWAYS.contains(&name.as_str()) => true,
        What::Call(name, all) if name == "coalesce" => all.iter().any(|part| is_known(part, own)),
        What::Call(name, _) if FAITHFUL.contains(&name.as_str()) => parts(),
        What::Call(..) => false,
        What::Binary(Binary::Divide | Binary::Modulo | Binary::Power, ..) => false,
        What::Unary(..) | What::Binary(..) | What::List(_) => parts(),
    }
}
