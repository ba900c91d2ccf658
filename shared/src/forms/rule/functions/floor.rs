//! `floor`: the whole number below.

use super::{Family, Function, Gives, Kinds, Value, Work, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "floor",
    family: Family::Numbers,
    takes: &[once("x", Kinds::NUMBER)],
    gives: Gives::Same,
    says: words("The greatest whole number that is not greater."),
    missing: words("Nothing of nothing."),
    examples: examples(&[("floor(2.9)", "2"), ("floor(-2.1)", "-3")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::of_number(arguments, |x| Some(x.floor()))
}
