//! `date`: a value as a date.

use rust_decimal::prelude::ToPrimitive;

use crate::kernel::{PartialDate, PartialDateTime, civil_from_days};

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "date",
    family: Family::Dates,
    takes: &[once("x", Kinds::DAY.or(Kinds::TEXT).or(Kinds::NUMBER))],
    gives: Gives::One(Kind::Date),
    says: words(
        "The date of a date with time; the date that a text says (2020-03-15, 2020-03, 2020); the day so many days after 1970-01-01.",
    ),
    missing: words("Partial dates stay partial. Nothing of nothing, and of a text that is no date."),
    examples: examples(&[
        ("date(2020-03-15T10:30)", "2020-03-15"),
        ("date(\"2020-03\")", "2020-03"),
        ("date(18336)", "2020-03-15"),
        ("date(\"15 March\")", "missing"),
    ]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    match arguments.first() {
        Some(Value::Text(text)) => text.trim().parse::<PartialDateTime>().ok().map(|moment| moment.date).into(),
        Some(Value::Number(days)) => days.floor().to_i32().and_then(civil_from_days).map(PartialDate::from).into(),
        other => other.and_then(Value::date).into(),
    }
}
