//! `nth`: the value in one of the rows.

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kinds, Value, Work, examples, given, once, rows, words};

pub const FUNCTION: Function = Function {
    name: "nth",
    family: Family::Rows,
    takes: &[rows("x", Kinds::ANY), once("n", Kinds::NUMBER)],
    gives: Gives::Same,
    says: words("The value in the n-th row, counting from 1. Rows are counted as they stand, also those without a value."),
    missing: words("Nothing when there is no such row, its value is missing, or n is."),
    examples: examples(&[("nth(5, 1)", "5"), ("nth(5, 2)", "missing"), ("nth(5, missing)", "missing")]),
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    let [rows, _] = arguments else { return NOTHING };
    let nth = given::places(arguments, 1).and_then(|n| rows.each().get(n.checked_sub(1)?));
    nth.cloned().unwrap_or(NOTHING)
}
