//! `day`: of a date.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "day",
    family: Family::Dates,
    takes: &[once("date", Kinds::DAY)],
    gives: Gives::One(Kind::Number),
    says: words("The day of the month of the date, 1 to 31."),
    missing: words("Nothing when the day is unknown."),
    examples: examples(&[("day(2020-03-15)", "15"), ("day(2020-03)", "missing")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    arguments.first().and_then(Value::date).and_then(|date| date.day).map(i64::from).into()
}
