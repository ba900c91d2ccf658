//! `ceiling`: the whole number above.

use super::{Family, Function, Gives, Kinds, Value, Work, given, once};

pub const FUNCTION: Function = Function {
    name: "ceiling",
    family: Family::Numbers,
    takes: &[once("x", Kinds::NUMBER)],
    gives: Gives::Same,
    says: "The least whole number that is not less.",
    missing: "Nothing of nothing.",
    examples: &[("ceiling(2.1)", "3"), ("ceiling(-2.9)", "-2")],
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::of_number(arguments, |x| Some(x.ceil()))
}
