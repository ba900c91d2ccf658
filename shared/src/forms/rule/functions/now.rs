//! `now`: the moment at which the data are entered.

use super::{Family, Function, Gives, Kind, Place, Work};

pub const FUNCTION: Function = Function {
    name: "now",
    family: Family::Dates,
    takes: &[],
    gives: Gives::One(Kind::DateTime),
    says: "Day and time of entry at the site. The browser takes its own, the server decides with the site's.",
    missing: "Always a date with time. A stored value that was derived from it is not recomputed as time goes by.",
    examples: &[],
    does: Work::Place(Place::Now),
};
