//! `ln`: the natural logarithm.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, given, once, series, words};

pub const FUNCTION: Function = Function {
    name: "ln",
    family: Family::Numbers,
    takes: &[once("x", Kinds::NUMBER)],
    gives: Gives::One(Kind::Number),
    says: words("The power of e (2.718…) that gives x, to 20 digits."),
    missing: words("Nothing of nothing, and of a number that is not positive."),
    examples: examples(&[("ln(1)", "0"), ("ln(2)", "0.69314718055994530942"), ("ln(0)", "missing")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::of_number(arguments, series::ln)
}
