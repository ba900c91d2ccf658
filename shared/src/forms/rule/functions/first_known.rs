//! `first_known`: the first value that is there, of all rows.

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kinds, Value, Work, all, examples, given, words};

pub const FUNCTION: Function = Function {
    name: "first_known",
    family: Family::Rows,
    takes: &[all("x", Kinds::ANY)],
    gives: Gives::Same,
    says: words("The first value that is there, over all rows and arguments."),
    missing: words("Missing values are passed over; nothing when all are missing."),
    examples: examples(&[("first_known(missing, 2, 3)", "2"), ("first_known(missing)", "missing")]),
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    given::known(arguments).next().cloned().unwrap_or(NOTHING)
}
