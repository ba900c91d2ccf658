//! `left`: the beginning of a text.

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "left",
    family: Family::Texts,
    takes: &[once("text", Kinds::TEXT), once("length", Kinds::NUMBER)],
    gives: Gives::One(Kind::Text),
    says: words("The first so many characters of the text."),
    missing: words("Nothing of nothing, and when the length is negative."),
    examples: examples(&[("left(\"Straße\", 2)", "\"St\""), ("left(\"A\", 5)", "\"A\""), ("left(\"A\", -1)", "missing")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    let (Some(text), Some(length)) = (given::text(arguments, 0), given::places(arguments, 1)) else { return NOTHING };
    text.chars().take(length).collect::<String>().into()
}
