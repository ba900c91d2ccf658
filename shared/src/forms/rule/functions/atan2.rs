//! `atan2`: the angle of a point.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, angles, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "atan2",
    family: Family::Numbers,
    takes: &[once("y", Kinds::NUMBER), once("x", Kinds::NUMBER)],
    gives: Gives::One(Kind::Number),
    says: words(
        "The angle in radians, from -pi() to pi(), at which the point with the coordinates x and y is seen; y comes first. To 20 places.",
    ),
    missing: words("Nothing of nothing, and of the origin."),
    examples: examples(&[
        ("atan2(1, 1)", "0.78539816339744830962"),
        ("atan2(1, -1)", "2.35619449019234492885"),
        ("atan2(0, 0)", "missing"),
    ]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::number(arguments, 0).zip(given::number(arguments, 1)).and_then(|(y, x)| angles::atan2(y, x)).into()
}
