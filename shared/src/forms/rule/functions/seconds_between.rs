//! `seconds_between`: seconds from one time to another.

use rust_decimal::Decimal;

use crate::kernel::PartialTime;

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, once};

pub const FUNCTION: Function = Function {
    name: "seconds_between",
    family: Family::Dates,
    takes: &[once("from", Kinds::CLOCK), once("to", Kinds::CLOCK)],
    gives: Gives::One(Kind::Number),
    says: "Seconds from the first time, or date with time, to the second; negative when the second is earlier. Divide by 60 for minutes, \
        by 3600 for hours.",
    missing: "Nothing when a minute is unknown, when only one of the two has a date, or only one an offset from UTC. A time without \
        seconds is the full minute.",
    examples: examples(&[
        ("seconds_between(10:30, 11:15)", "2700"),
        ("seconds_between(2020-03-15T23:30, 2020-03-16T00:30) / 3600", "1"),
        ("seconds_between(11:15, 10:30)", "-2700"),
        ("seconds_between(10:30, 2020-03-15T10:30)", "missing"),
    ]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    let [from, to] = arguments else { return NOTHING };
    between(from, to).into()
}

fn between(from: &Value, to: &Value) -> Option<Decimal> {
    let days = match (from, to) {
        (Value::Time(_), Value::Time(_)) => 0,
        (Value::DateTime(from), Value::DateTime(to)) => super::days_between::days(from.date, to.date)?,
        _ => return None,
    };
    let (from, to) = (from.time()?, to.time()?);
    let east = match (from.offset, to.offset) {
        (Some(from), Some(to)) => i64::from(to) - i64::from(from),
        (None, None) => 0,
        _ => return None,
    };
    let whole = Decimal::from(days * 86_400 - east * 60);
    whole.checked_add(of_day(to)?)?.checked_sub(of_day(from)?)
}

/// Seconds since midnight by its own clock, with fraction; of a time without seconds, of its full minute.
pub fn of_day(time: PartialTime) -> Option<Decimal> {
    let whole = i64::from(time.hour?) * 3600 + i64::from(time.minute?) * 60 + i64::from(time.second.unwrap_or(0));
    Decimal::from(whole).checked_add(Decimal::new(time.nanos.unwrap_or(0).into(), 9))
}
