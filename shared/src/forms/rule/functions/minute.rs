//! `minute`: of a time.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "minute",
    family: Family::Dates,
    takes: &[once("time", Kinds::CLOCK)],
    gives: Gives::One(Kind::Number),
    says: words("The minute of the time or date with time, 0 to 59."),
    missing: words("Nothing when the minute is unknown."),
    examples: examples(&[("minute(10:30)", "30")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    arguments.first().and_then(Value::time).and_then(|time| time.minute).map(i64::from).into()
}
