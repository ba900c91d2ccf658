//! `sum`: numbers added up.

use rust_decimal::Decimal;

use super::{Family, Function, Gives, Kinds, Value, Work, all, examples, words};

pub const FUNCTION: Function = Function {
    name: "sum",
    family: Family::Rows,
    takes: &[all("x", Kinds::NUMBER)],
    gives: Gives::Same,
    says: words("The sum of the numbers, over all rows and arguments."),
    missing: words("Missing values are passed over; nothing when all are missing."),
    examples: examples(&[("sum(1, missing, 2.5)", "3.5"), ("sum(missing)", "missing")]),
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    let mut numbers = arguments.iter().flat_map(Value::each).filter_map(Value::number).peekable();
    if numbers.peek().is_none() {
        return super::super::value::NOTHING;
    }
    numbers.try_fold(Decimal::ZERO, |sum, number| sum.checked_add(number)).into()
}
