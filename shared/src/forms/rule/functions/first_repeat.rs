//! `first_repeat`: the value in the first repeat of a form that repeats.

use super::{Family, Function, Gives, Kinds, Place, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "first_repeat",
    family: Family::Rows,
    takes: &[once("x", Kinds::ANY)],
    gives: Gives::Same,
    says: words("The value of an item in the first repeat of its form, which repeats: at the same visit, or at the one that x names."),
    missing: words("Nothing when there is no repeat yet, or nothing stands there."),
    examples: examples(&[]),
    does: Work::Place(Place::FirstRepeat),
};
