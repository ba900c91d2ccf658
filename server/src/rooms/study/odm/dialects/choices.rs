//! Comparisons with what is chosen: several codes at once, or true and false.

use shared::forms::rule::expr::{Binary, Expr, Literal};

use super::compare::{code, never, said};
use super::meaning::Blank;
use super::names::Sort;
use super::truth::{Facts, Truth, Unknown};
use super::value::Value;

/// A multiple choice beside a code: equal when this and nothing else is chosen.
pub fn chosen(operator: Binary, left: &Value, right: &Value, blank: Blank, facts: &Facts) -> Result<Truth, String> {
    let (Sort::Set, Some(_)) = (left.sort, right.literal()) else {
        return Err("A multiple choice is compared with something that is not a code.".to_owned());
    };
    let truth = match left.list.map(|list| (list, code(list, right))) {
        Some((_, None)) => Truth::constant(false),
        Some((list, Some(code))) => {
            let has = Expr::text(code).with(Binary::In, left.done());
            let alone = Expr::call("count_selected", [left.done()]).with(Binary::Equal, Expr::number("1"));
            let expr = if list.choices.len() == 1 { has } else { alone.with(Binary::And, has) };
            said(expr, unknown(blank), left, right, facts)
        }
        None => return Err("A multiple choice without a list is compared.".to_owned()),
    };
    match operator {
        Binary::Equal => Ok(truth),
        Binary::Different => Ok(truth.negated()),
        _ => Err("A multiple choice is neither less nor more than something.".to_owned()),
    }
}

/// Whether a code is among the chosen ones.
pub fn contains(set: &Value, one: &Value, blank: Blank, facts: &Facts) -> Result<Truth, String> {
    let code = match (set.list, one.literal()) {
        (Some(list), Some(_)) => match code(list, one) {
            Some(code) => Expr::text(code),
            None => return Ok(Truth::constant(false)),
        },
        _ => one.done(),
    };
    Ok(said(code.with(Binary::In, set.done()), unknown(blank), set, one, facts))
}

fn unknown(blank: Blank) -> Unknown {
    if blank == Blank::Zero { Unknown::False } else { Unknown::Never }
}

/// An item that is true or false beside what other systems write for that.
pub fn is_so(operator: Binary, left: &Value, right: &Value, blank: Blank, facts: &Facts) -> Result<Truth, String> {
    let wanted = match (left.sort, right.literal()) {
        (Sort::Boolean, Some(Literal::Boolean(is))) => *is,
        (Sort::Boolean, Some(Literal::Text(word) | Literal::Number(word))) => match word.to_ascii_lowercase().as_str() {
            "1" | "true" | "yes" | "y" => true,
            "0" | "false" | "no" | "n" => false,
            _ => return never(operator),
        },
        _ => return Err("What is true or false is compared with something else.".to_owned()),
    };
    let expr = if wanted { left.done() } else { left.done().negated() };
    let truth = said(expr, unknown(blank), left, right, facts);
    match operator {
        Binary::Equal => Ok(truth),
        Binary::Different => Ok(truth.negated()),
        _ => Err("What is true or false is neither less nor more than something.".to_owned()),
    }
}
