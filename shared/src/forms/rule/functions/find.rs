//! `find`: where a text is in another.

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "find",
    family: Family::Texts,
    takes: &[once("needle", Kinds::TEXT), once("text", Kinds::TEXT)],
    gives: Gives::One(Kind::Number),
    says: words("At which character of the text the needle begins, counting from 1; 0 when it is not there. Capitals count."),
    missing: words("Nothing of nothing."),
    examples: examples(&[("find(\"ß\", \"Straße\")", "5"), ("find(\"x\", \"Straße\")", "0"), ("find(missing, \"A\")", "missing")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    let (Some(needle), Some(text)) = (given::text(arguments, 0), given::text(arguments, 1)) else { return NOTHING };
    let Some((before, _)) = text.split_once(needle) else { return 0.into() };
    i64::try_from(before.chars().count() + 1).ok().into()
}
