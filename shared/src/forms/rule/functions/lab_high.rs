//! `lab_high`: the upper limit of the normal range.

use super::{Family, Function, Gives, Kinds, Place, Work, once};

pub const FUNCTION: Function = Function {
    name: "lab_high",
    family: Family::Labs,
    takes: &[once("x", Kinds::NUMBER)],
    gives: Gives::Same,
    says: "The upper limit of the laboratory's normal range for the item, for the subject's sex and age on the day of the sample.",
    missing: "Nothing until a range is known for the laboratory, the item and the subject.",
    examples: &[],
    does: Work::Place(Place::LabHigh),
};
