//! `exp`: e to the power of a number.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, given, once, series, words};

pub const FUNCTION: Function = Function {
    name: "exp",
    family: Family::Numbers,
    takes: &[once("x", Kinds::NUMBER)],
    gives: Gives::One(Kind::Number),
    says: words("e (2.718…) to the power of x, to 20 digits."),
    missing: words("Nothing of nothing, and when the result is too large (x beyond 66)."),
    examples: examples(&[("exp(0)", "1"), ("exp(1)", "2.7182818284590452354"), ("exp(1000000)", "missing")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::of_number(arguments, series::exp)
}
