//! `add_months`: a date so many months later.

use crate::kernel::{PartialDate, PartialDateTime, days_in_month};

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kinds, Value, Work, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "add_months",
    family: Family::Dates,
    takes: &[once("date", Kinds::DAY), once("months", Kinds::NUMBER)],
    gives: Gives::Same,
    says: "The date so many months later (earlier when negative); the last day of the month where that month is shorter. A fraction of a \
        month is cut off.",
    missing: words("Of a partial date as far as it is certain: add_months(2020-03, 2) is 2020-05. Nothing when the year is unknown."),
    examples: examples(&[
        ("add_months(2020-01-31, 1)", "2020-02-29"),
        ("add_months(2020-03-15T10:30, -3)", "2019-12-15T10:30"),
        ("add_months(2020-03, 2)", "2020-05"),
        ("add_months(date(\"2020\"), 12)", "date(\"2021\")"),
        ("add_months(date(\"2020\"), 1)", "missing"),
    ]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    let months = given::whole(arguments, 1);
    arguments.first().zip(months).map_or(NOTHING, |(date, months)| moved(date, months))
}

/// A date or date-time so many months later.
pub fn moved(date: &Value, months: i64) -> Value {
    match date {
        Value::Date(date) => later(*date, months).into(),
        Value::DateTime(moment) => later(moment.date, months).map(|date| PartialDateTime { date, time: moment.time }).into(),
        _ => NOTHING,
    }
}

fn later(date: PartialDate, months: i64) -> Option<PartialDate> {
    let counted = i64::from(date.year?).checked_mul(12)?.checked_add(months)?;
    let Some(month) = date.month else { return later_year(date, counted) };
    let counted = counted.checked_add(i64::from(month) - 1)?;
    let year = year_of(counted)?;
    let month = u8::try_from(counted.rem_euclid(12) + 1).ok()?;
    let day = date.day.map(|day| day.min(days_in_month(year, month)));
    Some(PartialDate { year: Some(year), month: Some(month), day })
}

/// Without a month only whole years can be gone, and a day that not every month has is no longer certain.
fn later_year(date: PartialDate, counted: i64) -> Option<PartialDate> {
    let year = year_of(counted).filter(|_| counted % 12 == 0)?;
    Some(PartialDate { year: Some(year), month: None, day: date.day.filter(|day| *day <= 28) })
}

fn year_of(months: i64) -> Option<u16> {
    u16::try_from(months.div_euclid(12)).ok().filter(|year| (1..=9999).contains(year))
}
