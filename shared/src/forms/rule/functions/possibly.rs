//! `possibly`: unknown counts as true.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "possibly",
    family: Family::Missing,
    takes: &[once("x", Kinds::BOOLEAN)],
    gives: Gives::One(Kind::Boolean),
    says: words("False when x is false, whatever is missing; else true."),
    missing: words("Unknown counts as true."),
    examples: examples(&[("possibly(missing > 5)", "true"), ("possibly(4 > 5)", "false")]),
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    (arguments.first().and_then(Value::truth) != Some(false)).into()
}
