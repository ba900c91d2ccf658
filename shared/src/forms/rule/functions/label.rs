//! `label`: what a person reads for a choice.

use super::{Family, Function, Gives, Kind, Kinds, Place, Work, once};

pub const FUNCTION: Function = Function {
    name: "label",
    family: Family::Choices,
    takes: &[once("x", Kinds::ANY)],
    gives: Gives::One(Kind::Text),
    says: "The text of the choice that is stored as a code.",
    missing: "Nothing of nothing; the code itself when the list does not know it.",
    examples: &[],
    does: Work::Place(Place::Label),
};
