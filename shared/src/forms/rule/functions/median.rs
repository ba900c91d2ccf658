//! `median`: the number in the middle.

use super::{Family, Function, Gives, Kinds, Value, Work, all, examples, given, words};

pub const FUNCTION: Function = Function {
    name: "median",
    family: Family::Rows,
    takes: &[all("x", Kinds::NUMBER)],
    gives: Gives::Same,
    says: words(
        "The number in the middle when they are sorted, over all rows and arguments; the mean of both when there are two in the middle.",
    ),
    missing: words("Missing values are passed over; nothing when all are missing."),
    examples: examples(&[("median(9, 1, 2)", "2"), ("median(1, 2, missing, 4, 9)", "3"), ("median(missing)", "missing")]),
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    let mut numbers = given::numbers(arguments);
    numbers.sort_unstable();
    let upper = numbers.len() / 2;
    let lower = numbers.len().saturating_sub(1) / 2;
    numbers.get(lower..=upper).and_then(|middle| if lower == upper { middle.first().copied() } else { super::mean::mean(middle) }).into()
}
