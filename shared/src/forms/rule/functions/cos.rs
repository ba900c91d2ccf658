//! `cos`: the cosine of an angle.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, angles, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "cos",
    family: Family::Numbers,
    takes: &[once("x", Kinds::NUMBER)],
    gives: Gives::One(Kind::Number),
    says: words("The cosine of an angle in radians, to 20 places."),
    missing: words("Nothing of nothing, and of an angle beyond 1,000,000."),
    examples: examples(&[("cos(0)", "1"), ("cos(1)", "0.54030230586813971740"), ("cos(pi() / 2)", "0")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::of_number(arguments, angles::cos)
}
