//! `year`: of a date.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "year",
    family: Family::Dates,
    takes: &[once("date", Kinds::DAY)],
    gives: Gives::One(Kind::Number),
    says: words("The year of the date."),
    missing: words("Of a partial date as far as it is known: year(2020-03) is 2020."),
    examples: examples(&[("year(2020-03-15)", "2020"), ("year(2020-03)", "2020"), ("year(missing)", "missing")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    arguments.first().and_then(Value::date).and_then(|date| date.year).map(i64::from).into()
}
