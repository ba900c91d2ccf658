//! `now`: the moment at which the data are entered.

use super::{Family, Function, Gives, Kind, Place, Work, examples, words};

pub const FUNCTION: Function = Function {
    name: "now",
    family: Family::Dates,
    takes: &[],
    gives: Gives::One(Kind::DateTime),
    says: words("Day and time of entry at the site. The browser takes its own, the server decides with the site's."),
    missing: words(
        "Always a date with time. A stored value that was derived from it is worked out again whenever its record is evaluated.",
    ),
    examples: examples(&[]),
    does: Work::Place(Place::Now),
};
