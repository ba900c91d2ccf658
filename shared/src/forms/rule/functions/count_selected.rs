//! `count_selected`: how many choices were made.

use std::sync::Arc;

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "count_selected",
    family: Family::Choices,
    takes: &[once("set", Kinds::SET.or(Kinds::TEXT))],
    gives: Gives::One(Kind::Number),
    says: words("How many choices of a multiple choice were made; 1 of a single choice."),
    missing: words("Nothing of nothing: coalesce(count_selected(x), 0) counts an unanswered item as 0."),
    examples: examples(&[("count_selected(\"A\")", "1"), ("count_selected(missing)", "missing")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    i64::try_from(chosen(arguments).len()).ok().into()
}

/// The codes of several choices, or of one.
pub fn chosen(arguments: &[Value]) -> &[Arc<str>] {
    match arguments.first() {
        Some(Value::Set(codes)) => codes,
        Some(Value::Text(code)) => std::slice::from_ref(code),
        _ => &[],
    }
}
