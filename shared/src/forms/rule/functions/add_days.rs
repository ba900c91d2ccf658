//! `add_days`: a date so many days later.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use crate::kernel::{PartialDate, PartialDateTime};

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kinds, Value, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "add_days",
    family: Family::Dates,
    takes: &[once("date", Kinds::DAY), once("days", Kinds::NUMBER)],
    gives: Gives::Same,
    says: words("The date so many days later (earlier when negative); a fraction of a day is cut off. The same as date + days."),
    missing: words("Nothing when the day is unknown."),
    examples: examples(&[
        ("add_days(2020-02-28, 2)", "2020-03-01"),
        ("add_days(2020-02-28T10:30, -1)", "2020-02-27T10:30"),
        ("add_days(2020-02, 2)", "missing"),
    ]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    let [date, Value::Number(days)] = arguments else { return NOTHING };
    days_later(date, *days)
}

/// The same day, so many days later.
pub fn days_later(date: &Value, days: Decimal) -> Value {
    let Some(days) = days.trunc().to_i32() else { return NOTHING };
    let later = |date: PartialDate| date.complete()?.plus_days(days).map(PartialDate::from);
    match date {
        Value::Date(date) => later(*date).into(),
        Value::DateTime(moment) => later(moment.date).map(|date| PartialDateTime { date, time: moment.time }).into(),
        _ => NOTHING,
    }
}
