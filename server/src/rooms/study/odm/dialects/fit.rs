//! What a method gives, as its items hold it.

use std::collections::BTreeSet;

use rust_decimal::Decimal;
use shared::forms::rule::expr::{Binary, Expr, Kind, Literal, Unary};
use shared::forms::rule::print;
use shared::forms::{DataType, ItemDef};

use super::meaning::Speech;
use super::names::Sort;

/// The expression for the items that the method derives; they must all hold the same kind of value.
pub fn fitted(expr: Expr, speech: Speech, items: &[&ItemDef]) -> Result<Expr, String> {
    let sorts: Vec<Sort> = items.iter().map(|item| Sort::of(item)).collect();
    let Some(sort) = sorts.first() else { return Ok(expr) };
    if sorts.iter().any(|one| one != sort) {
        return Err("It derives items that hold different kinds of values.".to_owned());
    }
    let expr = as_held(expr, *sort);
    Ok(if speech == Speech::OpenEdc { as_openedc(expr, items) } else { expr })
}

/// Numbers written as texts, and the other way round.
fn as_held(expr: Expr, sort: Sort) -> Expr {
    match (expr.kind, sort) {
        (Kind::Literal(Literal::Text(text)), Sort::Number) => match text.trim().parse::<Decimal>() {
            Ok(number) => super::value::decimal(number),
            Err(_) => Expr::text(text),
        },
        (Kind::Literal(Literal::Number(digits)), Sort::Text) => Expr::text(digits),
        (Kind::Literal(Literal::Number(digits)), Sort::Boolean) if digits == "1" || digits == "0" => Expr::boolean(digits == "1"),
        (Kind::Call(name, parts), _) if name == "if" => {
            let last = parts.len().saturating_sub(1);
            let held = parts.into_iter().enumerate();
            let is_value = |n: usize| n == last || n % 2 == 1;
            Expr::call(&name, held.map(|(n, part)| if is_value(n) { as_held(part, sort) } else { part }).collect::<Vec<_>>())
        }
        (kind, _) => Expr::of(kind),
    }
}

/// OpenEDC derives nothing as long as one variable has no value, and rounds numbers to two places.
fn as_openedc(expr: Expr, items: &[&ItemDef]) -> Expr {
    let text = items.iter().any(|item| matches!(item.data_type, DataType::Text | DataType::String));
    let expr = if text { expr } else { Expr::call("round", [expr, Expr::number("2")]) };
    if is_strict(&expr) {
        return expr;
    }
    let mut paths = BTreeSet::new();
    let mut needed = Vec::new();
    gather(&expr, &mut paths, &mut needed);
    let known = needed.into_iter().map(|path| Expr::call("is_known", [path])).reduce(|all, one| all.with(Binary::And, one));
    match known {
        Some(known) => Expr::call("if", [known, expr, Expr::missing()]),
        None => expr,
    }
}

/// Whether it has no value as soon as a part has none.
fn is_strict(expr: &Expr) -> bool {
    let itself = match &expr.kind {
        Kind::Literal(_) | Kind::Path(_) | Kind::Unary(Unary::Negate, _) => true,
        Kind::Binary(operator, ..) => {
            matches!(operator, Binary::Add | Binary::Subtract | Binary::Multiply | Binary::Divide | Binary::Modulo | Binary::Power)
        }
        Kind::Call(name, _) => {
            matches!(name.as_str(), "round" | "abs" | "sqrt" | "floor" | "ceiling" | "truncate" | "exp" | "ln" | "log10")
        }
        _ => false,
    };
    itself && expr.parts().into_iter().all(is_strict)
}

fn gather(expr: &Expr, known: &mut BTreeSet<String>, all: &mut Vec<Expr>) {
    if matches!(expr.kind, Kind::Path(_)) && known.insert(print(expr)) {
        all.push(expr.clone());
    }
    expr.parts().into_iter().for_each(|part| gather(part, known, all));
}
