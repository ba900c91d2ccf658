//! `coalesce`: the first value that is there.

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kinds, Value, Work, more, once};

pub const FUNCTION: Function = Function {
    name: "coalesce",
    family: Family::Missing,
    takes: &[once("x", Kinds::ANY), more("otherwise", Kinds::ANY)],
    gives: Gives::Same,
    says: "The first of the values that is there.",
    missing: "Missing values are passed over; nothing when all are missing.",
    examples: &[("coalesce(missing, 2, 3)", "2"), ("coalesce(missing, missing)", "missing")],
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    arguments.iter().find(|one| !one.is_nothing()).cloned().unwrap_or(NOTHING)
}
