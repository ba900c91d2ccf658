//! `row`: which row this is.

use super::{Family, Function, Gives, Kind, Place, Work, examples, words};

pub const FUNCTION: Function = Function {
    name: "row",
    family: Family::Rows,
    takes: &[],
    gives: Gives::One(Kind::Number),
    says: words("The number of the row in which the rule stands, counting from 1; retired rows keep their numbers."),
    missing: words("Always a number."),
    examples: examples(&[]),
    does: Work::Place(Place::Row),
};
