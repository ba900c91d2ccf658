//! `datetime`: a value as a date with time.

use crate::kernel::PartialDateTime;

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, once, optional, words};

pub const FUNCTION: Function = Function {
    name: "datetime",
    family: Family::Dates,
    takes: &[once("x", Kinds::DAY.or(Kinds::TEXT)), optional("time", Kinds::TIME)],
    gives: Gives::One(Kind::DateTime),
    says: words("A date, or a text that says one (2020-03-15T10:30), as a date with time; with a second argument, that time on the date."),
    missing: words("Nothing of nothing. Without a time it is unknown."),
    examples: examples(&[
        ("datetime(2020-03-15, 10:30)", "2020-03-15T10:30"),
        ("datetime(\"2020-03-15T10:30\")", "2020-03-15T10:30"),
        ("hour(datetime(2020-03-15))", "missing"),
    ]),
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    let moment = match arguments.first() {
        Some(Value::Text(text)) => text.trim().parse::<PartialDateTime>().ok(),
        other => other.and_then(Value::moment),
    };
    let time = arguments.get(1).and_then(Value::time);
    moment.map(|moment| PartialDateTime { time: time.unwrap_or(moment.time), ..moment }).into()
}
