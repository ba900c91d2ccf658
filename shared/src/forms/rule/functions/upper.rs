//! `upper`: a text in capitals.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, given, once};

pub const FUNCTION: Function = Function {
    name: "upper",
    family: Family::Texts,
    takes: &[once("text", Kinds::TEXT)],
    gives: Gives::One(Kind::Text),
    says: "The text in capitals.",
    missing: "Nothing of nothing.",
    examples: &[("upper(\"straße\")", "\"STRASSE\""), ("upper(missing)", "missing")],
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::of_text(arguments, str::to_uppercase)
}
