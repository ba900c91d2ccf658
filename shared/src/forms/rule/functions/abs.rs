//! `abs`: a number without its sign.

use super::{Family, Function, Gives, Kinds, Value, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "abs",
    family: Family::Numbers,
    takes: &[once("x", Kinds::NUMBER)],
    gives: Gives::Same,
    says: words("The number without its sign."),
    missing: words("Nothing of nothing."),
    examples: examples(&[("abs(-2.5)", "2.5"), ("abs(missing)", "missing")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    arguments.first().and_then(Value::number).map(|number| number.abs()).into()
}
