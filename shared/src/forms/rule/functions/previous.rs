//! `previous`: the value in the row before.

use super::{Family, Function, Gives, Kinds, Place, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "previous",
    family: Family::Rows,
    takes: &[once("x", Kinds::ANY)],
    gives: Gives::Same,
    says: words("The value of an item in the row before this one; of an item that does not repeat: in the visit before that has its form."),
    missing: words("Nothing in the first row."),
    examples: examples(&[]),
    does: Work::Place(Place::Previous),
};
