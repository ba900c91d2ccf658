//! `starts_with`: whether a text begins with another.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "starts_with",
    family: Family::Texts,
    takes: &[once("text", Kinds::TEXT), once("part", Kinds::TEXT)],
    gives: Gives::One(Kind::Boolean),
    says: words("Whether the text begins with the other one. Capitals count."),
    missing: words("Nothing of nothing."),
    examples: examples(&[("starts_with(\"DE01-007\", \"DE\")", "true"), ("starts_with(\"DE01-007\", \"de\")", "false")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::of_texts(arguments, |text, part| text.starts_with(part))
}
