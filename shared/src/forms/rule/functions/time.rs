//! `time`: a value as a time.

use crate::kernel::PartialTime;

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "time",
    family: Family::Dates,
    takes: &[once("x", Kinds::CLOCK.or(Kinds::TEXT))],
    gives: Gives::One(Kind::Time),
    says: words("The time of a date with time; the time that a text says (10:30, 10:30:15)."),
    missing: words("Partial times stay partial. Nothing when nothing of the time is known, and of a text that is no time."),
    examples: examples(&[("time(2020-03-15T10:30)", "10:30"), ("time(\"10:30:15\")", "10:30:15"), ("time(\"half past ten\")", "missing")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    let time = match arguments.first() {
        Some(Value::Text(text)) => text.trim().parse::<PartialTime>().ok(),
        other => other.and_then(Value::time),
    };
    time.filter(|time| !time.is_unknown()).into()
}
