//! `lab_high`: the upper limit of the normal range.

use super::{Family, Function, Gives, Kinds, Place, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "lab_high",
    family: Family::Labs,
    takes: &[once("x", Kinds::NUMBER)],
    gives: Gives::Same,
    says: words("The upper limit of the laboratory's normal range for the item, for the subject's sex and age on the day of the sample."),
    missing: words("Nothing until a range is known for the laboratory, the item and the subject."),
    examples: examples(&[]),
    does: Work::Place(Place::LabHigh),
};
