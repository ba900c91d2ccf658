//! `boolean`: a value as true or false.

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "boolean",
    family: Family::Logic,
    takes: &[once("x", Kinds::BOOLEAN.or(Kinds::NUMBER).or(Kinds::TEXT))],
    gives: Gives::One(Kind::Boolean),
    says: words("True of \"true\", \"1\" and any number but 0; false of \"false\", \"0\" and 0."),
    missing: words("Nothing of nothing, and of any other text."),
    examples: examples(&[
        ("boolean(\"1\")", "true"),
        ("boolean(\"false\")", "false"),
        ("boolean(0)", "false"),
        ("boolean(\"yes\")", "missing"),
    ]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    match arguments.first() {
        Some(Value::Boolean(is)) => (*is).into(),
        Some(Value::Number(number)) => (!number.is_zero()).into(),
        Some(Value::Text(text)) if matches!(&**text, "true" | "1") => true.into(),
        Some(Value::Text(text)) if matches!(&**text, "false" | "0") => false.into(),
        _ => NOTHING,
    }
}
