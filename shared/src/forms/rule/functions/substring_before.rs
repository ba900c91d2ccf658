//! `substring_before`: a text up to another.

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "substring_before",
    family: Family::Texts,
    takes: &[once("text", Kinds::TEXT), once("part", Kinds::TEXT)],
    gives: Gives::One(Kind::Text),
    says: words("What stands before the first occurrence of the part; an empty text when it is not there."),
    missing: words("Nothing of nothing."),
    examples: examples(&[("substring_before(\"DE01-007\", \"-\")", "\"DE01\""), ("substring_before(\"DE01\", \"-\")", "\"\"")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    let (Some(text), Some(part)) = (given::text(arguments, 0), given::text(arguments, 1)) else { return NOTHING };
    text.split_once(part).map_or("", |(before, _)| before).into()
}
