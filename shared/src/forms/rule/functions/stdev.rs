//! `stdev`: the standard deviation of a sample.

use rust_decimal::Decimal;

use super::{Family, Function, Gives, Kinds, Value, Work, all, examples, given, series, words};

pub const FUNCTION: Function = Function {
    name: "stdev",
    family: Family::Rows,
    takes: &[all("x", Kinds::NUMBER)],
    gives: Gives::Same,
    says: words("The standard deviation of the numbers as a sample (divided by n - 1), over all rows and arguments."),
    missing: words("Missing values are passed over; nothing of fewer than two numbers."),
    examples: examples(&[
        ("stdev(2, 4, missing, 6)", "2"),
        ("round(stdev(2, 4, 4, 4, 5, 5, 7, 9), 6)", "2.138090"),
        ("stdev(2)", "missing"),
    ]),
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    deviation(&given::numbers(arguments)).into()
}

fn deviation(numbers: &[Decimal]) -> Option<Decimal> {
    let mean = super::mean::mean(numbers)?;
    let square = |number: &Decimal| number.checked_sub(mean).and_then(|off| off.checked_mul(off));
    let squares = numbers.iter().try_fold(Decimal::ZERO, |sum, number| sum.checked_add(square(number)?))?;
    series::sqrt(squares.checked_div(Decimal::from(numbers.len().checked_sub(1)?))?)
}
