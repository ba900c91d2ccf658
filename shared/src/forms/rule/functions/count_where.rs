//! `count_where`: in how many rows it is true.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, all, examples, words};

pub const FUNCTION: Function = Function {
    name: "count_where",
    family: Family::Rows,
    takes: &[all("condition", Kinds::BOOLEAN)],
    gives: Gives::One(Kind::Number),
    says: words("In how many rows or arguments the condition is certainly true."),
    missing: words("Rows in which it is unknown are not counted."),
    examples: examples(&[("count_where(true, false, missing = 1, true)", "2")]),
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    let found = arguments.iter().flat_map(Value::each).filter(|one| one.truth() == Some(true)).count();
    i64::try_from(found).ok().into()
}
