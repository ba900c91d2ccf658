//! `log10`: the logarithm to base 10.

use rust_decimal::Decimal;

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, given, once, series, words};

pub const FUNCTION: Function = Function {
    name: "log10",
    family: Family::Numbers,
    takes: &[once("x", Kinds::NUMBER)],
    gives: Gives::One(Kind::Number),
    says: words("The power of 10 that gives x, to 20 digits."),
    missing: words("Nothing of nothing, and of a number that is not positive."),
    examples: examples(&[("log10(1000)", "3"), ("log10(0.01)", "-2"), ("log10(0)", "missing")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::of_number(arguments, |x| series::log(x, Decimal::TEN))
}
