//! `last`: the value in the last row.

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kinds, Value, Work, all, examples, words};

pub const FUNCTION: Function = Function {
    name: "last",
    family: Family::Rows,
    takes: &[all("x", Kinds::ANY)],
    gives: Gives::Same,
    says: words("The value in the last row, whether it is there or not; with several arguments, of all their rows one behind the other."),
    missing: words("Nothing when there is no row, or the value in the last row is missing: last_known(x) passes missing values over."),
    examples: examples(&[("last(1, 2)", "2"), ("last(1, missing)", "missing")]),
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    arguments.iter().flat_map(Value::each).next_back().cloned().unwrap_or(NOTHING)
}
