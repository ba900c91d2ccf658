//! `last_repeat`: the value in the last repeat of a form that repeats.

use super::{Family, Function, Gives, Kinds, Place, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "last_repeat",
    family: Family::Rows,
    takes: &[once("x", Kinds::ANY)],
    gives: Gives::Same,
    says: words("The value of an item in the last repeat of its form, which repeats: at the same visit, or at the one that x names."),
    missing: words("Nothing when there is no repeat yet, or nothing stands there."),
    examples: examples(&[]),
    does: Work::Place(Place::LastRepeat),
};
