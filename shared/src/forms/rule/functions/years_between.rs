//! `years_between`: complete years from one date to another.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "years_between",
    family: Family::Dates,
    takes: &[once("from", Kinds::DAY), once("to", Kinds::DAY)],
    gives: Gives::One(Kind::Number),
    says: words("Complete years from the first date to the second, by the calendar; negative when the second is earlier."),
    missing: words("Of partial dates when every day they can be gives the same; else nothing."),
    examples: examples(&[
        ("years_between(2000-03-15, 2020-03-14)", "19"),
        ("years_between(2000-03-15, 2020-03-15)", "20"),
        ("years_between(2020-03-15, 2000-03-15)", "-20"),
        ("years_between(2000-03, 2020-06)", "20"),
        ("years_between(2000-03, 2020-03)", "missing"),
    ]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    super::months_between::certain(arguments, |from, to| super::months_between::months(from, to) / 12)
}
