//! `concat`: texts joined without anything between.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, all, examples, given, words};

pub const FUNCTION: Function = Function {
    name: "concat",
    family: Family::Texts,
    takes: &[all("x", Kinds::ANY)],
    gives: Gives::One(Kind::Text),
    says: words("The values as texts, one behind the other."),
    missing: words("Missing values are passed over."),
    examples: examples(&[("concat(\"A\", missing, 1.50)", "\"A1.5\""), ("concat(missing)", "\"\"")]),
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    given::bounded(arguments.iter().flat_map(Value::each).map(ToString::to_string).collect())
}
