//! `is_missing`: whether there is no value.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "is_missing",
    family: Family::Missing,
    takes: &[once("x", Kinds::ANY)],
    gives: Gives::One(Kind::Boolean),
    says: words("True when there is no value: blank, missing with a reason, not applicable, or unknown."),
    missing: words("Always true or false. A partial date is not missing."),
    examples: examples(&[("is_missing(missing)", "true"), ("is_missing(0)", "false"), ("is_missing(2020-03)", "false")]),
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    arguments.iter().all(Value::is_nothing).into()
}
