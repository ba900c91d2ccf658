//! `normalize_space`: a text with single blanks.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, given, once};

pub const FUNCTION: Function = Function {
    name: "normalize_space",
    family: Family::Texts,
    takes: &[once("text", Kinds::TEXT)],
    gives: Gives::One(Kind::Text),
    says: "The text without blanks before and behind it, and with a single blank wherever there are several, or a line ends.",
    missing: "Nothing of nothing.",
    examples: &[("normalize_space(\"  A   B \")", "\"A B\""), ("normalize_space(missing)", "missing")],
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::of_text(arguments, |text| text.split_whitespace().collect::<Vec<_>>().join(" "))
}
