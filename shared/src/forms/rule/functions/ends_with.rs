//! `ends_with`: whether a text ends with another.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "ends_with",
    family: Family::Texts,
    takes: &[once("text", Kinds::TEXT), once("part", Kinds::TEXT)],
    gives: Gives::One(Kind::Boolean),
    says: words("Whether the text ends with the other one. Capitals count."),
    missing: words("Nothing of nothing."),
    examples: examples(&[("ends_with(\"DE01-007\", \"007\")", "true"), ("ends_with(\"DE01-007\", \"07-\")", "false")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::of_texts(arguments, |text, part| text.ends_with(part))
}
