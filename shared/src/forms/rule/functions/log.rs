//! `log`: the logarithm to a base.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, given, once, series, words};

pub const FUNCTION: Function = Function {
    name: "log",
    family: Family::Numbers,
    takes: &[once("x", Kinds::NUMBER), once("base", Kinds::NUMBER)],
    gives: Gives::One(Kind::Number),
    says: words("The power of the base that gives x, to 20 digits."),
    missing: words("Nothing of nothing, of numbers that are not positive, and to base 1."),
    examples: examples(&[("log(8, 2)", "3"), ("log(100, 10)", "2"), ("log(8, 1)", "missing")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::number(arguments, 0).zip(given::number(arguments, 1)).and_then(|(x, base)| series::log(x, base)).into()
}
