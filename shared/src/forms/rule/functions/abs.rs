//! `abs`: a number without its sign.

use super::{Family, Function, Gives, Kinds, Value, Work, once};

pub const FUNCTION: Function = Function {
    name: "abs",
    family: Family::Numbers,
    takes: &[once("x", Kinds::NUMBER)],
    gives: Gives::Same,
    says: "The number without its sign.",
    missing: "Nothing of nothing.",
    examples: &[("abs(-2.5)", "2.5"), ("abs(missing)", "missing")],
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    arguments.first().and_then(Value::number).map(|number| number.abs()).into()
}
