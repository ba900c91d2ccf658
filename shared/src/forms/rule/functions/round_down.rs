//! `round_down`: to decimal places, towards zero.

use rust_decimal::RoundingStrategy;

use super::{Family, Function, Gives, Kinds, Value, Work, examples, once, optional, words};

pub const FUNCTION: Function = Function {
    name: "round_down",
    family: Family::Numbers,
    takes: &[once("x", Kinds::NUMBER), optional("places", Kinds::NUMBER)],
    gives: Gives::Same,
    says: words("The next number with so many decimal places (none when left out) that is not farther from zero: the rest is cut off."),
    missing: words("Nothing of nothing."),
    examples: examples(&[
        ("round_down(2.9)", "2"),
        ("round_down(-2.9)", "-2"),
        ("round_down(1.239, 2)", "1.23"),
        ("round_down(1299, -2)", "1200"),
    ]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    super::round::rounded(arguments, RoundingStrategy::ToZero)
}
