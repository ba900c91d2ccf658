//! `truncate`: a number without what is behind the point.

use super::{Family, Function, Gives, Kinds, Value, Work, given, once};

pub const FUNCTION: Function = Function {
    name: "truncate",
    family: Family::Numbers,
    takes: &[once("x", Kinds::NUMBER)],
    gives: Gives::Same,
    says: "The number without what is behind the point.",
    missing: "Nothing of nothing.",
    examples: &[("truncate(2.9)", "2"), ("truncate(-2.9)", "-2")],
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::of_number(arguments, |x| Some(x.trunc()))
}
