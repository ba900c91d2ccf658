//! REDCap's functions on texts. Searching does not tell small letters from capitals.

use shared::forms::rule::expr::{Kind as ExprKind, Literal};
use shared::forms::rule::{Expr, Fault};

use super::functions::{Work, or_empty};
use super::truth::Truth;
use super::worth::Value;

pub fn value(work: &Work<'_>) -> Result<Option<Value>, Fault> {
    Ok(Some(match work.name {
        "contains" => Value::Truth(searched(work, "contains")?),
        "not_contain" => Value::Truth(searched(work, "contains")?.negated()),
        "starts_with" | "ends_with" => Value::Truth(searched(work, work.name)?),
        "find" => {
            Value::Number(Expr::call("coalesce", [Expr::call("find", [small(work.text(0)?), small(work.text(1)?)]), Expr::number("0")]))
        }
        "left" | "right" => Value::Text(Expr::call(work.name, [work.text(0)?, work.number(1)?])),
        "mid" => Value::Text(Expr::call("middle", [work.text(0)?, work.number(1)?, work.number(2)?])),
        "length" => Value::Number(Expr::call("length", [or_empty(work.text(0)?)])),
        "trim" | "upper" | "lower" => Value::Text(Expr::call(work.name, [work.text(0)?])),
        "replace_text" => Value::Text(Expr::call("replace", [work.text(0)?, or_empty(work.text(1)?), or_empty(work.text(2)?)])),
        "concat" => Value::Text(Expr::call("concat", all(work)?)),
        "concat_ws" => Value::Text(Expr::call("join", all(work)?)),
        _ => return Ok(None),
    }))
}

/// In nothing, nothing is found.
fn searched(work: &Work<'_>, ours: &str) -> Result<Truth, Fault> {
    Ok(Truth::Sure(Expr::call(ours, [small(work.text(0)?), small(work.text(1)?)])))
}

fn small(expr: Expr) -> Expr {
    match expr.kind {
        ExprKind::Literal(Literal::Text(text)) => Expr::text(text.to_lowercase()),
        kind => Expr::call("lower", [Expr { kind, at: expr.at }]),
    }
}

fn all(work: &Work<'_>) -> Result<Vec<Expr>, Fault> {
    (0..work.arguments.len()).map(|n| work.text(n)).collect()
}
