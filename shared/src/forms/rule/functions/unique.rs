//! `unique`: how many different values there are.

use super::super::value::NOTHING;
use super::{Family, Function, Gives, Kind, Kinds, Value, Work, all, examples, given, words};

pub const FUNCTION: Function = Function {
    name: "unique",
    family: Family::Rows,
    takes: &[all("x", Kinds::ANY)],
    gives: Gives::One(Kind::Number),
    says: words("How many different values there are, over all rows and arguments."),
    missing: words("Missing values are not counted; nothing when partial dates leave open whether they differ."),
    examples: examples(&[
        ("unique(\"A\", \"B\", \"A\", missing)", "2"),
        ("unique(1, 1.0)", "1"),
        ("unique(2020-03, 2020-04)", "2"),
        ("unique(2020-03, 2020-03-15)", "missing"),
        ("unique(missing)", "0"),
    ]),
    does: Work::Always(call),
};

fn call(arguments: &[Value]) -> Value {
    let mut different: Vec<&Value> = Vec::new();
    for one in given::known(arguments) {
        let mut unsure = false;
        let counted = different.iter().any(|other| {
            let same = is_same(one, other);
            unsure |= same.is_none();
            same == Some(true)
        });
        match (counted, unsure) {
            (true, _) => {}
            (false, false) => different.push(one),
            (false, true) => return NOTHING,
        }
    }
    i64::try_from(different.len()).ok().into()
}

/// Values of different types are different.
fn is_same(one: &Value, other: &Value) -> Option<bool> {
    let Some(relation) = one.relation(other) else { return Some(false) };
    match (relation.equal, relation.less || relation.greater) {
        (true, true) => None,
        (equal, _) => Some(equal),
    }
}
