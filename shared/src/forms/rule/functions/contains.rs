//! `contains`: whether a text is in another.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, given, once};

pub const FUNCTION: Function = Function {
    name: "contains",
    family: Family::Texts,
    takes: &[once("text", Kinds::TEXT), once("part", Kinds::TEXT)],
    gives: Gives::One(Kind::Boolean),
    says: "Whether the text has the other one in it. Capitals count: contains(lower(x), \"fever\") ignores them.",
    missing: "Nothing of nothing.",
    examples: &[
        ("contains(\"high fever\", \"fever\")", "true"),
        ("contains(\"Fever\", \"fever\")", "false"),
        ("contains(missing, \"A\")", "missing"),
    ],
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::of_texts(arguments, |text, part| text.contains(part))
}
