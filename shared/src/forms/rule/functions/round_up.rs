//! `round_up`: to decimal places, away from zero.

use rust_decimal::RoundingStrategy;

use super::{Family, Function, Gives, Kinds, Value, Work, examples, once, optional, words};

pub const FUNCTION: Function = Function {
    name: "round_up",
    family: Family::Numbers,
    takes: &[once("x", Kinds::NUMBER), optional("places", Kinds::NUMBER)],
    gives: Gives::Same,
    says: words("The next number with so many decimal places (none when left out) that is not nearer to zero."),
    missing: words("Nothing of nothing."),
    examples: examples(&[("round_up(2.1)", "3"), ("round_up(-2.1)", "-3"), ("round_up(1.231, 2)", "1.24"), ("round_up(2.0)", "2")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    super::round::rounded(arguments, RoundingStrategy::AwayFromZero)
}
