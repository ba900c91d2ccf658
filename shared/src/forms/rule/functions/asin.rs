//! `asin`: the angle of a sine.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, angles, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "asin",
    family: Family::Numbers,
    takes: &[once("x", Kinds::NUMBER)],
    gives: Gives::One(Kind::Number),
    says: words("The angle in radians, from -pi()/2 to pi()/2, that has the sine x; to 20 places."),
    missing: words("Nothing of nothing, and of a number beyond -1 or 1."),
    examples: examples(&[("asin(0)", "0"), ("asin(1)", "1.57079632679489661923"), ("asin(1.1)", "missing")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::of_number(arguments, angles::asin)
}
