//! `in_repeat`: the value in one repeat of a form that repeats.

use super::{Family, Function, Gives, Kinds, Place, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "in_repeat",
    family: Family::Rows,
    takes: &[once("x", Kinds::ANY), once("repeat", Kinds::NUMBER)],
    gives: Gives::Same,
    says: words(
        "The value of an item in that repeat of its form, which repeats: at the same visit, or at the one that x names. The repeat is a whole number, or form.repeat for the one with the number of this form.",
    ),
    missing: words("Nothing when there is no such repeat."),
    examples: examples(&[]),
    does: Work::Place(Place::InRepeat),
};
