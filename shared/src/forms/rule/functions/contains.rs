//! `contains`: whether a text is in another.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "contains",
    family: Family::Texts,
    takes: &[once("text", Kinds::TEXT), once("part", Kinds::TEXT)],
    gives: Gives::One(Kind::Boolean),
    says: words("Whether the text has the other one in it. Capitals count: contains(lower(x), \"fever\") ignores them."),
    missing: words("Nothing of nothing."),
    examples: examples(&[
        ("contains(\"high fever\", \"fever\")", "true"),
        ("contains(\"Fever\", \"fever\")", "false"),
        ("contains(missing, \"A\")", "missing"),
    ]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::of_texts(arguments, |text, part| text.contains(part))
}
