//! `sqrt`: the square root.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, given, once, series, words};

pub const FUNCTION: Function = Function {
    name: "sqrt",
    family: Family::Numbers,
    takes: &[once("x", Kinds::NUMBER)],
    gives: Gives::One(Kind::Number),
    says: words("The number that gives x when multiplied by itself."),
    missing: words("Nothing of nothing, and of a negative number."),
    examples: examples(&[("sqrt(2.25)", "1.5"), ("sqrt(2)", "1.4142135623730950488016887242"), ("sqrt(-1)", "missing")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::of_number(arguments, series::sqrt)
}
