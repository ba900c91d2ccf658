//! `acos`: the angle of a cosine.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, angles, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "acos",
    family: Family::Numbers,
    takes: &[once("x", Kinds::NUMBER)],
    gives: Gives::One(Kind::Number),
    says: words("The angle in radians, from 0 to pi(), that has the cosine x; to 20 places."),
    missing: words("Nothing of nothing, and of a number beyond -1 or 1."),
    examples: examples(&[("acos(1)", "0"), ("acos(0.5)", "1.04719755119659774615"), ("acos(-1.1)", "missing")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::of_number(arguments, angles::acos)
}
