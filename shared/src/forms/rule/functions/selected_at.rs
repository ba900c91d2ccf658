//! `selected_at`: one of the choices that were made.

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, given, once, words};

pub const FUNCTION: Function = Function {
    name: "selected_at",
    family: Family::Choices,
    takes: &[once("set", Kinds::SET.or(Kinds::TEXT)), once("n", Kinds::NUMBER)],
    gives: Gives::One(Kind::Text),
    says: words("The code of the n-th choice that was made, counting from 1, in the order in which they were made."),
    missing: words("Nothing of nothing, and when fewer choices were made."),
    examples: examples(&[("selected_at(\"A\", 1)", "\"A\""), ("selected_at(\"A\", 2)", "missing")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    let nth = given::places(arguments, 1).and_then(|n| super::count_selected::chosen(arguments).get(n.checked_sub(1)?));
    nth.map_or(NOTHING, |code| Value::Text(code.clone()))
}
