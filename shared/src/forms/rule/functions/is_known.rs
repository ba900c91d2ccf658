//! `is_known`: whether there is a value.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "is_known",
    family: Family::Missing,
    takes: &[once("x", Kinds::ANY)],
    gives: Gives::One(Kind::Boolean),
    says: words("True when there is a value: the opposite of is_missing."),
    missing: words("Always true or false. A partial date is known."),
    examples: examples(&[("is_known(missing)", "false"), ("is_known(\"\")", "true"), ("is_known(1 / 0)", "false")]),
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    (!arguments.iter().all(Value::is_nothing)).into()
}
