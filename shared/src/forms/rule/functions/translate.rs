//! `translate`: a text with characters exchanged.

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "translate",
    family: Family::Texts,
    takes: &[once("text", Kinds::TEXT), once("from", Kinds::TEXT), once("to", Kinds::TEXT)],
    gives: Gives::One(Kind::Text),
    says: words(
        "The text with each character that stands in from replaced by the one at the same place of to; left out when to is too short.",
    ),
    missing: words("Nothing of nothing."),
    examples: examples(&[
        ("translate(\"1,5 mg\", \",\", \".\")", "\"1.5 mg\""),
        ("translate(\"(089) 12-3\", \"()- \", \"\")", "\"089123\""),
    ]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    let (Some(text), Some(from), Some(to)) = (given::text(arguments, 0), given::text(arguments, 1), given::text(arguments, 2)) else {
        return NOTHING;
    };
    let mut by = std::collections::BTreeMap::new();
    for (n, one) in from.chars().enumerate() {
        by.entry(one).or_insert_with(|| to.chars().nth(n));
    }
    let translated: String = text.chars().filter_map(|one| by.get(&one).copied().unwrap_or(Some(one))).collect();
    given::bounded(translated)
}
