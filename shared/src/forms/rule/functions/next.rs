//! `next`: the value in the row after.

use super::{Family, Function, Gives, Kinds, Place, Work, once};

pub const FUNCTION: Function = Function {
    name: "next",
    family: Family::Rows,
    takes: &[once("x", Kinds::ANY)],
    gives: Gives::Same,
    says: "The value of an item in the row after this one; of an item that does not repeat: in the next visit that has its form.",
    missing: "Nothing in the last row.",
    examples: &[],
    does: Work::Place(Place::Next),
};
