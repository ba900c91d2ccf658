//! `day_number`: days since 1970-01-01.

use rust_decimal::Decimal;

use crate::kernel::days_from_civil;

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "day_number",
    family: Family::Dates,
    takes: &[once("date", Kinds::DAY)],
    gives: Gives::One(Kind::Number),
    says: words("How many days after 1970-01-01 the date is, with the fraction of the day for a date with time; by its own clock."),
    missing: words("Nothing when the day is unknown, or the minute of a date with time."),
    examples: examples(&[
        ("day_number(1970-01-01)", "0"),
        ("day_number(2020-03-15)", "18336"),
        ("day_number(2020-03-15T12:00)", "18336.5"),
        ("day_number(2020-03)", "missing"),
    ]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    arguments.first().and_then(number).into()
}

fn number(value: &Value) -> Option<Decimal> {
    let days = Decimal::from(days_from_civil(value.date()?.complete()?));
    match value {
        Value::DateTime(moment) => days.checked_add(super::day_fraction::fraction(moment.time)?),
        _ => Some(days),
    }
}
