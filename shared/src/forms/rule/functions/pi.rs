//! `pi`: the number π.

use super::{Family, Function, Gives, Kind, Value, Work, angles, examples, words};

pub const FUNCTION: Function = Function {
    name: "pi",
    family: Family::Numbers,
    takes: &[],
    gives: Gives::One(Kind::Number),
    says: words("The circumference of a circle of diameter 1, to 28 places."),
    missing: words("Always a number."),
    examples: examples(&[("round(pi(), 10)", "3.1415926536")]),
    does: Work::Always(call),
};

fn call(_: &[Value]) -> Value {
    angles::PI.into()
}
