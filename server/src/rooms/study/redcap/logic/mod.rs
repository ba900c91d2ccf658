//! REDCap's logic: read, and translated into the rule language.
//!
//! Order inside: [`token`] → [`parse`] (to a [`node`]) → [`translate`] with `reference`, `compare` and the functions, which make
//! [`worth`] of it and join [`truth`]s.

mod back;
mod compare;
mod dates;
mod functions;
mod instance;
mod node;
mod parse;
mod reference;
mod smart;
mod texts;
mod token;
mod translate;
mod truth;
mod worth;

use shared::forms::rule::{Expr, Fault, Position};

use super::fields::Worth;
pub use back::{Names, branching, calculation};
pub use translate::Place;
use translate::Translator;

/// A translation, and which events it takes for the visit there is, because the project does not say which it has.
#[derive(Clone, Debug, PartialEq)]
pub struct Translation {
    pub expr: Expr,
    pub assumed: Vec<String>,
}

/// When a field is not shown: the opposite of its branching logic. Always true or false.
pub fn hidden(branching: &str, place: Place<'_>) -> Result<Translation, Fault> {
    translated(branching, place, |translator, node| {
        let shown = translator.truth(node)?;
        Ok(match shown {
            // “Not certainly” is nearer to what was written than “possibly not”.
            truth::Truth::Sure(expr) => expr.certainly().negated(),
            shown => shown.negated().expr(),
        })
    })
}

/// What a field of that worth is given: a calculation, `@CALCTEXT`.
pub fn calculated(text: &str, place: Place<'_>, worth: &Worth) -> Result<Translation, Fault> {
    translated(text, place, |translator, node| translator.result(node, worth))
}

/// The time of day at which a form is begun.
pub fn time_of_entry() -> Translation {
    Translation { expr: Expr::call("time", [Expr::call("now", [])]), assumed: Vec::new() }
}

/// The limit of a field: another field, `today`, `now`, or what is written down.
pub fn limit(text: &str, place: Place<'_>, worth: &Worth) -> Result<Translation, Fault> {
    translated(text, place, |translator, node| match worth {
        Worth::Date | Worth::DateTime | Worth::Time => match translator.moment(node)? {
            worth::Value::Date(expr) | worth::Value::DateTime(expr) | worth::Value::Time(expr) => Ok(expr),
            other => Err(Fault::new(node.at, format!("{} is no limit of a date.", other.words()))),
        },
        _ => translator.number(node),
    })
}

fn translated(
    text: &str,
    place: Place<'_>,
    make: impl Fn(&Translator<'_>, &node::Node) -> Result<Expr, Fault>,
) -> Result<Translation, Fault> {
    if text.trim().is_empty() {
        return Err(Fault::new(Position { line: 1, column: 1 }, "There is no expression."));
    }
    let node = parse::parse(text)?;
    let translator = Translator::at(place);
    let expr = make(&translator, &node)?;
    Ok(Translation { expr, assumed: translator.assumed.into_inner() })
}

/// Whether a text is a number as logic writes it.
pub fn is_number(text: &str) -> bool {
    worth::decimal(text).is_some()
}
