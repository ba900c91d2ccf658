//! `number`: a text as a number.

use crate::forms::lexical;

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "number",
    family: Family::Numbers,
    takes: &[once("x", Kinds::NUMBER.or(Kinds::TEXT).or(Kinds::BOOLEAN))],
    gives: Gives::One(Kind::Number),
    says: "The number that a text says: digits with a point, perhaps a sign and an exponent; blanks around it do not matter. True is 1, \
        false is 0.",
    missing: words("Nothing of nothing, and of a text that is no number."),
    examples: examples(&[
        ("number(\"1.50\")", "1.5"),
        ("number(\" -2 \")", "-2"),
        ("number(\"1,5\")", "missing"),
        ("number(\"many\")", "missing"),
        ("number(true)", "1"),
    ]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    match arguments.first() {
        Some(Value::Number(number)) => (*number).into(),
        Some(Value::Boolean(is)) => i64::from(*is).into(),
        Some(Value::Text(text)) => lexical::number(text.trim()).into(),
        _ => NOTHING,
    }
}
