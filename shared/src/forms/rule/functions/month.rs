//! `month`: of a date.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "month",
    family: Family::Dates,
    takes: &[once("date", Kinds::DAY)],
    gives: Gives::One(Kind::Number),
    says: words("The month of the date, 1 to 12."),
    missing: words("Of a partial date as far as it is known: month(2020-03) is 3."),
    examples: examples(&[("month(2020-03-15)", "3"), ("month(2020-03)", "3"), ("month(missing)", "missing")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    arguments.first().and_then(Value::date).and_then(|date| date.month).map(i64::from).into()
}
