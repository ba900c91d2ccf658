//! `missing_reason`: why there is no value.

use crate::forms::Missing;

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "missing_reason",
    family: Family::Missing,
    takes: &[once("x", Kinds::ANY)],
    gives: Gives::One(Kind::Text),
    says: "The code of the reason why there is no value: ND (not done), UNK (unknown), NASK (not asked), NA (not applicable), NI (no \
        information).",
    missing: words("Nothing when there is a value, or no reason was given."),
    examples: examples(&[("missing_reason(5)", "missing"), ("missing_reason(missing)", "missing")]),
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    match arguments.first() {
        Some(Value::Nothing(why)) => why.as_ref().map(Missing::as_str).into(),
        _ => super::super::value::NOTHING,
    }
}
