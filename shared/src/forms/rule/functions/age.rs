//! `age`: completed years of life.

use crate::kernel::CivilDate;

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "age",
    family: Family::Dates,
    takes: &[once("born", Kinds::DAY), once("on", Kinds::DAY)],
    gives: Gives::One(Kind::Number),
    says: words("Completed years of life on a day. Who was born on 29 February completes a year on 1 March of years without one."),
    missing: words("Of partial dates when every day they can be gives the same: age(1980-03, 2020-05-01) is 40; else nothing."),
    examples: examples(&[
        ("age(1980-05-02, 2020-05-01)", "39"),
        ("age(1980-05-01, 2020-05-01)", "40"),
        ("age(1980-03, 2020-05-01)", "40"),
        ("age(1980-05, 2020-05-15)", "missing"),
        ("age(2004-02-29, 2005-02-28)", "0"),
    ]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    super::months_between::certain(arguments, complete_years)
}

/// Anniversaries passed; negative before the first day.
pub fn complete_years(from: CivilDate, to: CivilDate) -> i64 {
    let years = i64::from(to.year()) - i64::from(from.year());
    years - i64::from((to.month(), to.day()) < (from.month(), from.day()))
}
