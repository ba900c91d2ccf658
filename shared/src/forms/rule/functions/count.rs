//! `count`: how many values are there.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, all, examples, words};

pub const FUNCTION: Function = Function {
    name: "count",
    family: Family::Rows,
    takes: &[all("x", Kinds::ANY)],
    gives: Gives::One(Kind::Number),
    says: words("How many of the values are there, over all rows and arguments."),
    missing: words("Missing values are not counted; 0 when there is none."),
    examples: examples(&[("count(1, missing, 3)", "2"), ("count(missing)", "0")]),
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    let known = arguments.iter().flat_map(Value::each).filter(|one| !one.is_nothing()).count();
    i64::try_from(known).ok().into()
}
