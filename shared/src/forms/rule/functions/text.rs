//! `text`: a value as a text.

use super::{Family, Function, Gives, Kind, Kinds, Value, Work, examples, once, words};

pub const FUNCTION: Function = Function {
    name: "text",
    family: Family::Texts,
    takes: &[once("x", Kinds::ANY)],
    gives: Gives::One(Kind::Text),
    says: "The value as it is stored: a number without zeros that say nothing, a date as 2020-03-15, several choices with blanks between \
        them.",
    missing: words("Nothing of nothing."),
    examples: examples(&[("text(1.50)", "\"1.5\""), ("text(2020-03)", "\"2020-03\""), ("text(missing)", "missing")]),
    does: Work::Known(call),
};

fn call(arguments: &[Value]) -> Value {
    arguments.first().map(ToString::to_string).into()
}
