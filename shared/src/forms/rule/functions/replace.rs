//! `replace`: a text with parts exchanged.

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "replace",
    family: Family::Texts,
    takes: &[once("text", Kinds::TEXT), once("part", Kinds::TEXT), once("by", Kinds::TEXT)],
    gives: Gives::One(Kind::Text),
    says: words("The text with every occurrence of the part replaced. Capitals count."),
    missing: words("Nothing of nothing; the text itself when the part is empty."),
    examples: examples(&[
        ("replace(\"1,5\", \",\", \".\")", "\"1.5\""),
        ("replace(\"aXbX\", \"X\", \"\")", "\"ab\""),
        ("replace(\"ab\", \"\", \"-\")", "\"ab\""),
    ]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    let (Some(text), Some(part), Some(by)) = (given::text(arguments, 0), given::text(arguments, 1), given::text(arguments, 2)) else {
        return NOTHING;
    };
    // What comes out is bounded before it is made.
    let found = if part.is_empty() { 0 } else { text.matches(part).count() };
    match found.saturating_mul(by.len()) {
        _ if found == 0 => text.into(),
        0..=given::LONGEST => given::bounded(text.replace(part, by)),
        _ => NOTHING,
    }
}
