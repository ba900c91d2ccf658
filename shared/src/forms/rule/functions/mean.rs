//! `mean`: the arithmetic mean.

use rust_decimal::Decimal;

use super::{Family, Function, Gives, Kinds, Value, Work, all, examples, given, words};

pub const FUNCTION: Function = Function {
    name: "mean",
    family: Family::Rows,
    takes: &[all("x", Kinds::NUMBER)],
    gives: Gives::Same,
    says: words("The sum of the numbers divided by how many are there, over all rows and arguments."),
    missing: words("Missing values are passed over; nothing when all are missing."),
    examples: examples(&[("mean(1, missing, 4)", "2.5"), ("mean(missing)", "missing")]),
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    mean(&given::numbers(arguments)).into()
}

/// The sum by the count; `None` of no numbers, or where they add up to too much.
pub fn mean(numbers: &[Decimal]) -> Option<Decimal> {
    let sum = numbers.iter().try_fold(Decimal::ZERO, |sum, number| sum.checked_add(*number))?;
    sum.checked_div(Decimal::from(numbers.len()))
}
