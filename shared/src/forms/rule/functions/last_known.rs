//! `last_known`: the last value that is there, of all rows.

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kinds, Value, Work, all, examples, given, words};

pub const FUNCTION: Function = Function {
    name: "last_known",
    family: Family::Rows,
    takes: &[all("x", Kinds::ANY)],
    gives: Gives::Same,
    says: words("The last value that is there, over all rows and arguments: the last observation carried forward."),
    missing: words("Missing values are passed over; nothing when all are missing."),
    examples: examples(&[("last_known(1, 2, missing)", "2"), ("last_known(missing)", "missing")]),
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    given::known(arguments).last().cloned().unwrap_or(NOTHING)
}
