//! `weekday`: of a date.

use crate::kernel::{CivilDate, days_from_civil};

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "weekday",
    family: Family::Dates,
    takes: &[once("date", Kinds::DAY)],
    gives: Gives::One(Kind::Number),
    says: words("The day of the week of the date: 1 is Monday, 7 is Sunday."),
    missing: words("Nothing unless the whole date is known."),
    examples: examples(&[("weekday(2020-03-15)", "7"), ("weekday(2020-03-16)", "1"), ("weekday(2020-03)", "missing")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    arguments.first().and_then(Value::date).and_then(|date| date.complete()).map(weekday).into()
}

/// Monday is 1.
pub fn weekday(date: CivilDate) -> i64 {
    // 1970-01-01 was a Thursday.
    i64::from((days_from_civil(date) + 3).rem_euclid(7)) + 1
}
