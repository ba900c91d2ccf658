//! `date_of`: a date from its parts.

use crate::kernel::PartialDate;

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, given, once, optional, words};

pub const FUNCTION: Function = Function {
    name: "date_of",
    family: Family::Dates,
    takes: &[once("year", Kinds::NUMBER), optional("month", Kinds::NUMBER), optional("day", Kinds::NUMBER)],
    gives: Gives::One(Kind::Date),
    says: words("The date with that year, month and day."),
    missing: "A missing part is an unknown part: date_of(2020, 3, missing) is 2020-03. Nothing when all are missing, or there is no such \
        day.",
    examples: examples(&[
        ("date_of(2020, 3, 15)", "2020-03-15"),
        ("date_of(2020, 3, missing)", "2020-03"),
        ("date_of(2020)", "date(\"2020\")"),
        ("date_of(2021, 2, 29)", "missing"),
    ]),
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    date_of(arguments).into()
}

/// `None` when nothing is known, or a part is not one of a date.
fn date_of(arguments: &[Value]) -> Option<PartialDate> {
    let is_known = |n: usize| arguments.get(n).is_some_and(|one| !one.is_nothing());
    let part = |n: usize| if is_known(n) { given::whole(arguments, n).map(Some) } else { Some(None) };
    let narrow = |part: Option<i64>| part.map(u8::try_from).transpose().ok();
    let year = part(0)?.map(u16::try_from).transpose().ok()?;
    let date = PartialDate { year, month: narrow(part(1)?)?, day: narrow(part(2)?)? };
    (date.is_valid() && !date.is_unknown()).then_some(date)
}
