//! `tan`: the tangent of an angle.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, angles, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "tan",
    family: Family::Numbers,
    takes: &[once("x", Kinds::NUMBER)],
    gives: Gives::One(Kind::Number),
    says: words("The tangent of an angle in radians, to 20 places."),
    missing: words("Nothing of nothing, of an angle beyond 1,000,000, and where the cosine is 0."),
    examples: examples(&[("tan(0)", "0"), ("tan(1)", "1.55740772465490223051"), ("tan(pi() / 2)", "missing")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::of_number(arguments, angles::tan)
}
