//! `add_years`: a date so many years later.

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kinds, Value, Work, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "add_years",
    family: Family::Dates,
    takes: &[once("date", Kinds::DAY), once("years", Kinds::NUMBER)],
    gives: Gives::Same,
    says: "The date so many years later (earlier when negative); 28 February where there is no 29 February. A fraction of a year is cut \
        off.",
    missing: words("Of a partial date as far as it is certain: add_years(2020-03, 2) is 2022-03. Nothing when the year is unknown."),
    examples: examples(&[
        ("add_years(2020-02-29, 1)", "2021-02-28"),
        ("add_years(2020-03, 2)", "2022-03"),
        ("add_years(2020-03-15, -20)", "2000-03-15"),
    ]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    let months = given::whole(arguments, 1).and_then(|years| years.checked_mul(12));
    arguments.first().zip(months).map_or(NOTHING, |(date, months)| super::add_months::moved(date, months))
}
