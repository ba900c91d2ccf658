//! `certainly`: unknown counts as false.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "certainly",
    family: Family::Missing,
    takes: &[once("x", Kinds::BOOLEAN)],
    gives: Gives::One(Kind::Boolean),
    says: words("True when x is true, whatever is missing; else false."),
    missing: words("Unknown counts as false."),
    examples: examples(&[("certainly(missing > 5)", "false"), ("certainly(6 > 5)", "true"), ("certainly(2020-03 < 2020-03-15)", "false")]),
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    (arguments.first().and_then(Value::truth) == Some(true)).into()
}
