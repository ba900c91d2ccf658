//! `lower`: a text without capitals.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "lower",
    family: Family::Texts,
    takes: &[once("text", Kinds::TEXT)],
    gives: Gives::One(Kind::Text),
    says: words("The text without capitals."),
    missing: words("Nothing of nothing."),
    examples: examples(&[("lower(\"Fever\")", "\"fever\""), ("lower(missing)", "missing")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::of_text(arguments, str::to_lowercase)
}
