//! `sin`: the sine of an angle.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, angles, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "sin",
    family: Family::Numbers,
    takes: &[once("x", Kinds::NUMBER)],
    gives: Gives::One(Kind::Number),
    says: words("The sine of an angle in radians, to 20 places. Degrees are multiplied by pi() / 180."),
    missing: words("Nothing of nothing, and of an angle beyond 1,000,000."),
    examples: examples(&[("sin(0)", "0"), ("sin(1)", "0.84147098480789650665"), ("sin(pi())", "0")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::of_number(arguments, angles::sin)
}
