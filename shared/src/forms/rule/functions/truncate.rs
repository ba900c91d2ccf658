//! `truncate`: a number without what is behind the point.

use super::{Family, Function, Gives, Kinds, Value, Work, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "truncate",
    family: Family::Numbers,
    takes: &[once("x", Kinds::NUMBER)],
    gives: Gives::Same,
    says: words("The number without what is behind the point."),
    missing: words("Nothing of nothing."),
    examples: examples(&[("truncate(2.9)", "2"), ("truncate(-2.9)", "-2")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::of_number(arguments, |x| Some(x.trunc()))
}
