//! `hour`: of a time.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "hour",
    family: Family::Dates,
    takes: &[once("time", Kinds::CLOCK)],
    gives: Gives::One(Kind::Number),
    says: words("The hour of the time or date with time, 0 to 23."),
    missing: words("Nothing when the hour is unknown."),
    examples: examples(&[("hour(10:30)", "10"), ("hour(2020-03-15T10:30)", "10")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    arguments.first().and_then(Value::time).and_then(|time| time.hour).map(i64::from).into()
}
