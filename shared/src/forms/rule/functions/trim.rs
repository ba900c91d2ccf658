//! `trim`: a text without blanks around it.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "trim",
    family: Family::Texts,
    takes: &[once("text", Kinds::TEXT)],
    gives: Gives::One(Kind::Text),
    says: words("The text without blanks before and behind it."),
    missing: words("Nothing of nothing."),
    examples: examples(&[("trim(\"  A B \")", "\"A B\""), ("trim(missing)", "missing")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::of_text(arguments, |text| text.trim().to_owned())
}
