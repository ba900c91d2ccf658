//! `first`: the value in the first row.

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kinds, Value, Work, all};

pub const FUNCTION: Function = Function {
    name: "first",
    family: Family::Rows,
    takes: &[all("x", Kinds::ANY)],
    gives: Gives::Same,
    says: "The value in the first row, whether it is there or not; with several arguments, of all their rows one behind the other.",
    missing: "Nothing when there is no row, or the value in the first row is missing: first_known(x) passes missing values over.",
    examples: &[("first(1, 2)", "1"), ("first(missing, 2)", "missing")],
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    arguments.iter().flat_map(Value::each).next().cloned().unwrap_or(NOTHING)
}
