//! `any`: whether it is true of one.

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kind, Kinds, Value, Work, all, examples, words};

pub const FUNCTION: Function = Function {
    name: "any",
    family: Family::Rows,
    takes: &[all("x", Kinds::BOOLEAN)],
    gives: Gives::One(Kind::Boolean),
    says: words("Whether the condition is true in at least one row or argument; false when there is no row."),
    missing: words("Kleene's “or”: unknown when none is true and one is unknown."),
    examples: examples(&[("any(false, true, missing = 1)", "true"), ("any(false, missing = 1)", "missing"), ("any(false)", "false")]),
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    let mut all = arguments.iter().flat_map(Value::each);
    let mut unknown = false;
    let found = all.any(|one| {
        unknown |= one.is_nothing();
        one.truth() == Some(true)
    });
    if !found && unknown { NOTHING } else { found.into() }
}
