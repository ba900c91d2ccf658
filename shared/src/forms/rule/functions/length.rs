//! `length`: characters of a text.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "length",
    family: Family::Texts,
    takes: &[once("text", Kinds::TEXT)],
    gives: Gives::One(Kind::Number),
    says: words("How many characters the text has."),
    missing: words("Nothing of nothing."),
    examples: examples(&[("length(\"Straße\")", "6"), ("length(missing)", "missing")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    let characters = arguments.first().and_then(Value::as_text).map(|text| text.chars().count());
    characters.and_then(|count| i64::try_from(count).ok()).into()
}
