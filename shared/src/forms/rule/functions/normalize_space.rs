//! `normalize_space`: a text with single blanks.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "normalize_space",
    family: Family::Texts,
    takes: &[once("text", Kinds::TEXT)],
    gives: Gives::One(Kind::Text),
    says: words("The text without blanks before and behind it, and with a single blank wherever there are several, or a line ends."),
    missing: words("Nothing of nothing."),
    examples: examples(&[("normalize_space(\"  A   B \")", "\"A B\""), ("normalize_space(missing)", "missing")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    given::of_text(arguments, |text| text.split_whitespace().collect::<Vec<_>>().join(" "))
}
