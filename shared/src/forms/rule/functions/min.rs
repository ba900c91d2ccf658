//! `min`: the least or earliest.

use super::{Family, Function, Gives, Kinds, Value, Work, all, examples, words};

pub const FUNCTION: Function = Function {
    name: "min",
    family: Family::Rows,
    takes: &[all("x", Kinds::ORDERED)],
    gives: Gives::Same,
    says: words("The least number, the earliest date or time, the first text, over all rows and arguments."),
    missing: "Missing values are passed over; nothing when all are missing. Of partial dates what is certain of the earliest: \
        min(2020-03, 2020-03-15) is some day of 2020-03.",
    examples: examples(&[
        ("min(3, missing, 7)", "3"),
        ("min(2020-03-01, 2020-04)", "2020-03-01"),
        ("min(2020-03, 2020-03-15)", "2020-03"),
        ("min(2020-03, 2020-04-15)", "2020-03"),
        ("min(missing)", "missing"),
    ]),
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    super::max::extreme(arguments, |relation| !relation.greater, Iterator::min)
}
