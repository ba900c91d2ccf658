//! `trim`: a text without blanks around it.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, given, once};

pub const FUNCTION: Function = Function {
    name: "trim",
    family: Family::Texts,
    takes: &[once("text", Kinds::TEXT)],
    gives: Gives::One(Kind::Text),
    says: "The text without blanks before and behind it.",
    missing: "Nothing of nothing.",
    examples: &[("trim(\"  A B \")", "\"A B\""), ("trim(missing)", "missing")],
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::of_text(arguments, |text| text.trim().to_owned())
}
