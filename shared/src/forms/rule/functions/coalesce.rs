//! `coalesce`: the first value that is there.

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kinds, Value, Work, examples, more, once, words};

pub const FUNCTION: Function = Function {
    name: "coalesce",
    family: Family::Missing,
    takes: &[once("x", Kinds::ANY), more("otherwise", Kinds::ANY)],
    gives: Gives::Same,
    says: words("The first of the values that is there."),
    missing: words("Missing values are passed over; nothing when all are missing."),
    examples: examples(&[("coalesce(missing, 2, 3)", "2"), ("coalesce(missing, missing)", "missing")]),
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    arguments.iter().find(|one| !one.is_nothing()).cloned().unwrap_or(NOTHING)
}
