//! `months_between`: complete months from one date to another.

use crate::kernel::CivilDate;

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "months_between",
    family: Family::Dates,
    takes: &[once("from", Kinds::DAY), once("to", Kinds::DAY)],
    gives: Gives::One(Kind::Number),
    says: "Complete months from the first date to the second; negative when the second is earlier. A month is complete on the same day \
        of the month, or on the first day after it where the month is shorter.",
    missing: words("Of partial dates when every day they can be gives the same; else nothing."),
    examples: examples(&[
        ("months_between(2020-01-15, 2020-03-14)", "1"),
        ("months_between(2020-01-15, 2020-03-15)", "2"),
        ("months_between(2020-03-15, 2020-01-15)", "-2"),
        ("months_between(2020-01-31, 2020-02-29)", "0"),
        ("months_between(2020-01, 2020-03)", "missing"),
        ("months_between(2020-01-01, 2020-03)", "2"),
    ]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    certain(arguments, months)
}

/// Months passed, whichever is earlier.
pub fn months(from: CivilDate, to: CivilDate) -> i64 {
    if to < from {
        return -months(to, from);
    }
    let count = |date: CivilDate| i64::from(date.year()) * 12 + i64::from(date.month());
    count(to) - count(from) - i64::from(to.day() < from.day())
}

/// What comes out whichever days the two dates are; `span` grows as the second is later and the first earlier.
pub fn certain(arguments: &[Value], span: impl Fn(CivilDate, CivilDate) -> i64) -> Value {
    let [from, to] = arguments else { return NOTHING };
    let (Some(from), Some(to)) = (from.date(), to.date()) else { return NOTHING };
    let ends = |from: Option<CivilDate>, to: Option<CivilDate>| Some(span(from?, to?));
    let most = ends(from.earliest(), to.latest());
    most.filter(|most| Some(*most) == ends(from.latest(), to.earliest())).into()
}
