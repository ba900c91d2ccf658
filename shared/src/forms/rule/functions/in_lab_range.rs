//! `in_lab_range`: whether a value is normal.

use super::{Family, Function, Gives, Kind, Kinds, Place, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "in_lab_range",
    family: Family::Labs,
    takes: &[once("x", Kinds::NUMBER)],
    gives: Gives::One(Kind::Boolean),
    says: words("Whether the value lies within the laboratory's normal range, limits included."),
    missing: words("Nothing of nothing, and until a range is known for the laboratory, the item and the subject."),
    examples: examples(&[]),
    does: Work::Place(Place::InLabRange),
};
