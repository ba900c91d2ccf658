//! `atan`: the angle of a tangent.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, angles, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "atan",
    family: Family::Numbers,
    takes: &[once("x", Kinds::NUMBER)],
    gives: Gives::One(Kind::Number),
    says: words("The angle in radians, from -pi()/2 to pi()/2, that has the tangent x; to 20 places."),
    missing: words("Nothing of nothing."),
    examples: examples(&[("atan(0)", "0"), ("atan(1)", "0.78539816339744830962")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::of_number(arguments, angles::atan)
}
