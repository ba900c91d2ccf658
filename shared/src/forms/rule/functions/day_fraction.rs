//! `day_fraction`: how much of the day has passed.

use rust_decimal::Decimal;

use crate::kernel::PartialTime;

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "day_fraction",
    family: Family::Dates,
    takes: &[once("time", Kinds::CLOCK)],
    gives: Gives::One(Kind::Number),
    says: words("How much of the day has passed at the time, from 0 (midnight) to less than 1."),
    missing: words("Nothing when the minute is unknown. A time without seconds is the full minute."),
    examples: examples(&[("day_fraction(12:00)", "0.5"), ("day_fraction(2020-03-15T06:00)", "0.25"), ("day_fraction(00:00)", "0")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    arguments.first().and_then(Value::time).and_then(fraction).into()
}

/// Seconds since midnight by those of a day.
pub fn fraction(time: PartialTime) -> Option<Decimal> {
    super::seconds_between::of_day(time)?.checked_div(86_400.into())
}
