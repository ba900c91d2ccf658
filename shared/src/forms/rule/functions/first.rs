//! `first`: the value in the first row.

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kinds, Value, Work, all, examples, words};

pub const FUNCTION: Function = Function {
    name: "first",
    family: Family::Rows,
    takes: &[all("x", Kinds::ANY)],
    gives: Gives::Same,
    says: words("The value in the first row, whether it is there or not; with several arguments, of all their rows one behind the other."),
    missing: words("Nothing when there is no row, or the value in the first row is missing: first_known(x) passes missing values over."),
    examples: examples(&[("first(1, 2)", "1"), ("first(missing, 2)", "missing")]),
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    arguments.iter().flat_map(Value::each).next().cloned().unwrap_or(NOTHING)
}
