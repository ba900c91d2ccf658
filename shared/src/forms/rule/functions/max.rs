//! `max`: the greatest or latest.

use crate::kernel::{CivilDate, PartialDate, Relation};

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kinds, Value, Work, all, examples, given, words};

pub const FUNCTION: Function = Function {
    name: "max",
    family: Family::Rows,
    takes: &[all("x", Kinds::ORDERED)],
    gives: Gives::Same,
    says: words("The greatest number, the latest date or time, the last text, over all rows and arguments."),
    missing: "Missing values are passed over; nothing when all are missing. Of partial dates what is certain of the latest: max(2020-03, \
        2020-03-15) is some day of 2020-03.",
    examples: examples(&[
        ("max(3, missing, 7)", "7"),
        ("max(2020-03-01, 2020-04)", "2020-04"),
        ("max(2020-03, 2020-03-15)", "2020-03"),
        ("max(2020-03, 2020-03-31)", "2020-03-31"),
        ("max(missing)", "missing"),
    ]),
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    extreme(arguments, |relation| !relation.less, Iterator::max)
}

/// The value that certainly stands to every other one in the way asked for; else, of dates, the parts on which the first
/// and the last day agree that it can be.
pub fn extreme(
    arguments: &[Value],
    stands: impl Fn(Relation) -> bool,
    pick: impl Fn(std::vec::IntoIter<CivilDate>) -> Option<CivilDate>,
) -> Value {
    let all: Vec<&Value> = given::known(arguments).collect();
    let wins = |one: &&&Value| all.iter().all(|other| is_same(one, other) || one.relation(other).is_some_and(&stands));
    if let Some(winner) = all.iter().find(wins) {
        return (*winner).clone();
    }
    let ends = |end: fn(PartialDate) -> Option<CivilDate>| {
        let days = all.iter().map(|one| if let Value::Date(date) = one { end(*date) } else { None });
        days.collect::<Option<Vec<_>>>().and_then(|days| pick(days.into_iter()))
    };
    ends(PartialDate::earliest).zip(ends(PartialDate::latest)).map_or(NOTHING, |(first, last)| between(first, last).into())
}

/// Written alike, and not two dates of which the same is unknown.
fn is_same(one: &Value, other: &Value) -> bool {
    std::ptr::eq(one, other) || (one == other && one.date().is_none_or(|date| date.complete().is_some()))
}

/// What all days from the first to the last have in common.
fn between(first: CivilDate, last: CivilDate) -> Option<PartialDate> {
    let year = Some(first.year()).filter(|year| *year == last.year())?;
    let month = Some(first.month()).filter(|month| *month == last.month());
    let day = month.and(Some(first.day())).filter(|day| *day == last.day());
    Some(PartialDate { year: Some(year), month, day })
}
