//! `second`: of a time.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "second",
    family: Family::Dates,
    takes: &[once("time", Kinds::CLOCK)],
    gives: Gives::One(Kind::Number),
    says: words("The second of the time or date with time, 0 to 59; a fraction is left out."),
    missing: words("Nothing when the second is unknown."),
    examples: examples(&[("second(10:30:15)", "15"), ("second(10:30)", "missing")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    arguments.first().and_then(Value::time).and_then(|time| time.second).map(i64::from).into()
}
