//! `right`: the end of a text.

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "right",
    family: Family::Texts,
    takes: &[once("text", Kinds::TEXT), once("length", Kinds::NUMBER)],
    gives: Gives::One(Kind::Text),
    says: words("The last so many characters of the text. right(concat(\"00\", x), 2) writes a number with two digits."),
    missing: words("Nothing of nothing, and when the length is negative."),
    examples: examples(&[("right(\"Straße\", 2)", "\"ße\""), ("right(\"A\", 5)", "\"A\""), ("right(concat(\"00\", 7), 2)", "\"07\"")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    let (Some(text), Some(length)) = (given::text(arguments, 0), given::places(arguments, 1)) else { return NOTHING };
    let before = text.chars().count().saturating_sub(length);
    text.chars().skip(before).collect::<String>().into()
}
