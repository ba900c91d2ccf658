//! `add_seconds`: a time so many seconds later.

use crate::kernel::{PartialDateTime, PartialTime};

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kinds, Value, Work, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "add_seconds",
    family: Family::Dates,
    takes: &[once("time", Kinds::CLOCK), once("seconds", Kinds::NUMBER)],
    gives: Gives::Same,
    says: "The time, or date with time, so many whole seconds later (earlier when negative). A time without date goes on after midnight: \
        add_seconds(23:30, 3600) is 00:30. A fraction of a second is cut off.",
    missing: words("Nothing when the minute is unknown, or the day of a date with time. A time without seconds is the full minute."),
    examples: examples(&[
        ("add_seconds(10:30, 90 * 60)", "12:00"),
        ("add_seconds(10:30, 30)", "10:30:30"),
        ("add_seconds(23:30, 3600)", "00:30"),
        ("add_seconds(2020-02-28T23:30, 3600)", "2020-02-29T00:30"),
    ]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    let Some(seconds) = given::whole(arguments, 1) else { return NOTHING };
    match arguments.first() {
        Some(Value::Time(time)) => later(*time, seconds).map(|(_, time)| time).into(),
        Some(Value::DateTime(moment)) => moment_later(*moment, seconds).into(),
        _ => NOTHING,
    }
}

fn moment_later(moment: PartialDateTime, seconds: i64) -> Option<PartialDateTime> {
    let (days, time) = later(moment.time, seconds)?;
    let date = moment.date.complete()?.plus_days(i32::try_from(days).ok()?)?;
    Some(PartialDateTime { date: date.into(), time })
}

/// The time by the same clock, and how many midnights have passed.
fn later(time: PartialTime, seconds: i64) -> Option<(i64, PartialTime)> {
    let begun = i64::from(time.hour?) * 3600 + i64::from(time.minute?) * 60 + i64::from(time.second.unwrap_or(0));
    let ended = begun.checked_add(seconds)?;
    let of_day = ended.rem_euclid(86_400);
    let part = |part: i64| u8::try_from(part).ok();
    // To the minute stays to the minute.
    let second = part(of_day % 60).filter(|second| time.second.is_some() || *second != 0);
    Some((ended.div_euclid(86_400), PartialTime { hour: part(of_day / 3600), minute: part(of_day / 60 % 60), second, ..time }))
}
