//! `if`: one of several values, by conditions asked in order.

use super::{Family, Function, Gives, Kinds, Place, Work, examples, more, once, words};

pub const FUNCTION: Function = Function {
    name: "if",
    family: Family::Logic,
    takes: &[once("condition", Kinds::BOOLEAN), once("then", Kinds::ANY), more("otherwise", Kinds::ANY)],
    gives: Gives::Same,
    says: "The value behind the first condition that is true; the last value when none is. Conditions and values take turns: if(a, 1, b, \
        2, 3).",
    missing: words("An unknown condition makes the result unknown, unless all that can follow from it come to the same."),
    examples: examples(&[
        ("if(2 > 1, \"more\", \"less\")", "\"more\""),
        ("if(1 > 2, 1, 2 > 1, 2, 3)", "2"),
        ("if(missing > 1, 5, 5)", "5"),
        ("if(missing > 1, 5, 6)", "missing"),
    ]),
    does: Work::Place(Place::If),
};
