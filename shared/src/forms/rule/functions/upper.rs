//! `upper`: a text in capitals.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "upper",
    family: Family::Texts,
    takes: &[once("text", Kinds::TEXT)],
    gives: Gives::One(Kind::Text),
    says: words("The text in capitals."),
    missing: words("Nothing of nothing."),
    examples: examples(&[("upper(\"straße\")", "\"STRASSE\""), ("upper(missing)", "missing")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::of_text(arguments, str::to_uppercase)
}
