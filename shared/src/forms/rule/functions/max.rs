//! `max`: the greatest or latest.

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kinds, Value, Work, all};

pub const FUNCTION: Function = Function {
    name: "max",
    family: Family::Rows,
    takes: &[all("x", Kinds::ORDERED)],
    gives: Gives::Same,
    says: "The greatest number, the latest date or time, the last text, over all rows and arguments.",
    missing: "Missing values are passed over; nothing when all are missing, or when partial dates leave open which is the latest.",
    examples: &[
        ("max(3, missing, 7)", "7"),
        ("max(2020-03-01, 2020-04)", "2020-04"),
        ("max(2020-03, 2020-03-15)", "missing"),
        ("max(missing)", "missing"),
    ],
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    extreme(arguments, |relation| !relation.less)
}

/// The value that certainly stands to every other one in the way asked for.
pub fn extreme(arguments: &[Value], stands: impl Fn(crate::kernel::Relation) -> bool) -> Value {
    let known = || arguments.iter().flat_map(Value::each).filter(|one| !one.is_nothing());
    let wins = |one: &&Value| known().all(|other| *one == other || one.relation(other).is_some_and(&stands));
    known().find(wins).cloned().unwrap_or(NOTHING)
}
