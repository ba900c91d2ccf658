//! `row`: which row this is.

use super::{Family, Function, Gives, Kind, Place, Work};

pub const FUNCTION: Function = Function {
    name: "row",
    family: Family::Rows,
    takes: &[],
    gives: Gives::One(Kind::Number),
    says: "The number of the row in which the rule stands, counting from 1; retired rows keep their numbers.",
    missing: "Always a number.",
    examples: &[],
    does: Work::Place(Place::Row),
};
