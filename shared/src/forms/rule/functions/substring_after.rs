//! `substring_after`: a text from another on.

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "substring_after",
    family: Family::Texts,
    takes: &[once("text", Kinds::TEXT), once("part", Kinds::TEXT)],
    gives: Gives::One(Kind::Text),
    says: words("What stands behind the first occurrence of the part; an empty text when it is not there."),
    missing: words("Nothing of nothing."),
    examples: examples(&[("substring_after(\"DE01-007\", \"-\")", "\"007\""), ("substring_after(\"DE01\", \"-\")", "\"\"")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    let (Some(text), Some(part)) = (given::text(arguments, 0), given::text(arguments, 1)) else { return NOTHING };
    text.split_once(part).map_or("", |(_, after)| after).into()
}
