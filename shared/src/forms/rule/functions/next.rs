//! `next`: the value in the row after.

use super::{Family, Function, Gives, Kinds, Place, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "next",
    family: Family::Rows,
    takes: &[once("x", Kinds::ANY)],
    gives: Gives::Same,
    says: words("The value of an item in the row after this one; of an item that does not repeat: in the next visit that has its form."),
    missing: words("Nothing in the last row."),
    examples: examples(&[]),
    does: Work::Place(Place::Next),
};
