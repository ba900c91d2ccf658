//! `label`: what a person reads for a choice.

use super::{Family, Function, Gives, Kind, Kinds, Place, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "label",
    family: Family::Choices,
    takes: &[once("x", Kinds::ANY)],
    gives: Gives::One(Kind::Text),
    says: words("The text of the choice that is stored as a code."),
    missing: words("Nothing of nothing; the code itself when the list does not know it."),
    examples: examples(&[]),
    does: Work::Place(Place::Label),
};
