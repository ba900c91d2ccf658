//! `middle`: a part of a text.

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "middle",
    family: Family::Texts,
    takes: &[once("text", Kinds::TEXT), once("start", Kinds::NUMBER), once("length", Kinds::NUMBER)],
    gives: Gives::One(Kind::Text),
    says: words("So many characters of the text, from the start on; the first character is 1."),
    missing: words("Nothing of nothing, when the start is before 1, or the length is negative."),
    examples: examples(&[
        ("middle(\"DE01-007\", 3, 2)", "\"01\""),
        ("middle(\"ABC\", 3, 5)", "\"C\""),
        ("middle(\"ABC\", 9, 1)", "\"\""),
        ("middle(\"ABC\", 0, 1)", "missing"),
    ]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    let before = given::places(arguments, 1).and_then(|start| start.checked_sub(1));
    let (Some(text), Some(before), Some(length)) = (given::text(arguments, 0), before, given::places(arguments, 2)) else { return NOTHING };
    text.chars().skip(before).take(length).collect::<String>().into()
}
