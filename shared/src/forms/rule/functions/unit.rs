//! `unit`: the unit in which a value was entered.

use super::{Family, Function, Gives, Kind, Kinds, Place, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "unit",
    family: Family::Units,
    takes: &[once("x", Kinds::NUMBER)],
    gives: Gives::One(Kind::Text),
    says: words("The symbol of the unit in which the value of an item was entered."),
    missing: words("Nothing when the item has several units and none was chosen."),
    examples: examples(&[]),
    does: Work::Place(Place::Unit),
};
