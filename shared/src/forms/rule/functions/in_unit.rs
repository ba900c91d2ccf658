//! `in_unit`: a quantity in another unit.

use super::{Family, Function, Gives, Kinds, Place, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "in_unit",
    family: Family::Units,
    takes: &[once("x", Kinds::NUMBER), once("unit", Kinds::TEXT)],
    gives: Gives::Same,
    says: words("The quantity converted to another UCUM unit of the same dimension."),
    missing: words("Nothing when the unit in which it was entered is unknown."),
    examples: examples(&[]),
    does: Work::Place(Place::InUnit),
};
