//! `join`: texts joined with something between.

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kind, Kinds, Value, Work, all, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "join",
    family: Family::Texts,
    takes: &[once("separator", Kinds::TEXT), all("x", Kinds::ANY)],
    gives: Gives::One(Kind::Text),
    says: words("The values as texts, one behind the other, with the separator between them."),
    missing: words("Missing values are passed over, and their separators with them."),
    examples: examples(&[("join(\", \", \"A\", missing, 2)", "\"A, 2\""), ("join(\"-\", missing)", "\"\"")]),
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    let (Some(separator), Some(rest)) = (given::text(arguments, 0), arguments.get(1..)) else { return NOTHING };
    let texts: Vec<String> = given::known(rest).map(ToString::to_string).collect();
    given::bounded(texts.join(separator))
}
