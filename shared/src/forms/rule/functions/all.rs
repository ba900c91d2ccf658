//! `all`: whether it is true of each.

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kind, Kinds, Value, Work, all, examples, words};

pub const FUNCTION: Function = Function {
    name: "all",
    family: Family::Rows,
    takes: &[all("x", Kinds::BOOLEAN)],
    gives: Gives::One(Kind::Boolean),
    says: words("Whether the condition is true in every row and argument; true when there is no row."),
    missing: words("Kleene's “and”: unknown when none is false and one is unknown."),
    examples: examples(&[("all(true, true)", "true"), ("all(true, false, missing = 1)", "false"), ("all(true, missing = 1)", "missing")]),
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    let mut each = arguments.iter().flat_map(Value::each);
    let mut unknown = false;
    let stands = each.all(|one| {
        unknown |= one.is_nothing();
        one.truth() != Some(false)
    });
    if stands && unknown { NOTHING } else { stands.into() }
}
