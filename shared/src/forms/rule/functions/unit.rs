//! `unit`: the unit in which a value was entered.

use super::{Family, Function, Gives, Kind, Kinds, Place, Work, once};

pub const FUNCTION: Function = Function {
    name: "unit",
    family: Family::Units,
    takes: &[once("x", Kinds::NUMBER)],
    gives: Gives::One(Kind::Text),
    says: "The symbol of the unit in which the value of an item was entered.",
    missing: "Nothing when the item has several units and none was chosen.",
    examples: &[],
    does: Work::Place(Place::Unit),
};
