//! `ceiling`: the whole number above.

use super::{Family, Function, Gives, Kinds, Value, Work, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "ceiling",
    family: Family::Numbers,
    takes: &[once("x", Kinds::NUMBER)],
    gives: Gives::Same,
    says: words("The least whole number that is not less."),
    missing: words("Nothing of nothing."),
    examples: examples(&[("ceiling(2.1)", "3"), ("ceiling(-2.9)", "-2")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::of_number(arguments, |x| Some(x.ceil()))
}
