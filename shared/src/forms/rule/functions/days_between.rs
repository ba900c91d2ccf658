//! `days_between`: whole days from one date to another.

use crate::kernel::{PartialDate, days_from_civil};

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "days_between",
    family: Family::Dates,
    takes: &[once("from", Kinds::DAY), once("to", Kinds::DAY)],
    gives: Gives::One(Kind::Number),
    says: words("Days from the first date to the second, midnights counted; negative when the second is earlier. The same as to - from."),
    missing: words("Nothing when a date is missing or its day is unknown."),
    examples: examples(&[
        ("days_between(2020-02-28, 2020-03-01)", "2"),
        ("days_between(2020-03-01, 2020-02-28)", "-2"),
        ("days_between(2020-02, 2020-03-01)", "missing"),
    ]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    let [from, to] = arguments else { return super::super::value::NOTHING };
    days_until(from, to)
}

/// Days from one date to another.
pub fn days_until(from: &Value, to: &Value) -> Value {
    from.date().zip(to.date()).and_then(|(from, to)| days(from, to)).into()
}

/// Days from one to the other, when both are known to the day.
pub fn days(from: PartialDate, to: PartialDate) -> Option<i64> {
    Some(i64::from(days_from_civil(to.complete()?)) - i64::from(days_from_civil(from.complete()?)))
}
