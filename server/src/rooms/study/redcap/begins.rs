//! What a field begins with: `@DEFAULT='…'`, `@TODAY`, `@NOW`. As in REDCap, it is filled in while a form is entered for the first time;
//! here with the first answer, so that whoever only looks stores nothing.

use shared::forms::rule::{Fault, Position, print};
use shared::forms::{DataType, Does, Expression, Oid, RuleDef};

use super::CONTEXT;
use super::columns::Column;
use super::fields::Worth;
use super::item::untranslated;
use super::log::Log;
use super::logic::{self, Place, Translation};
use super::rows::Entry;
use super::tags::tags;

/// What the field of a row begins with.
pub fn of(entry: &Entry<'_>, item: &Oid, place: Place<'_>, log: &mut Log) -> Option<RuleDef> {
    let (tag, argument) = tagged(entry.cell(Column::Annotation)).filter(|_| !entry.kind.derived)?;
    match value(&tag, argument, place, (&entry.worth(), entry.kind.data_type)) {
        Ok(found) => {
            log.note_shared(&entry.path(Column::Annotation), entry.line(), format!("{tag}: {FILLED_IN}"));
            Some(rule(&entry.variable, item, &entry.form, &found, &tag, argument))
        }
        Err(fault) => {
            log.keep(entry.path(Column::Annotation), entry.line(), untranslated(&fault, &format!("{tag} fills in nothing")));
            None
        }
    }
}

/// What is done of a default.
pub const FILLED_IN: &str = "filled in along with the first answer that is given on the form, for whoever enters to change.";

/// The tag of an annotation that says what a field begins with; the first counts.
pub fn tagged(annotation: &str) -> Option<(String, Option<&str>)> {
    tags(annotation).into_iter().find(|(name, _)| is_one(name))
}

/// Whether the tag says what a field begins with.
pub fn is_one(tag: &str) -> bool {
    matches!(tag, "@DEFAULT" | "@TODAY" | "@NOW")
}

/// The value that a tag gives a field of that worth and data type.
pub fn value(tag: &str, argument: Option<&str>, place: Place<'_>, of: (&Worth, DataType)) -> Result<Translation, Fault> {
    let fault = |what: String| Err(Fault::new(Position { line: 1, column: 1 }, what));
    let (worth, kind) = of;
    let moment = matches!(worth, Worth::Date | Worth::DateTime | Worth::Time);
    match (tag, argument.map(str::trim).unwrap_or_default()) {
        ("@TODAY" | "@NOW", _) if !moment => fault(format!("{tag} gives a date, and the field is none.")),
        ("@TODAY", _) => logic::calculated("'today'", place, worth),
        ("@NOW", _) if *worth == Worth::Time => Ok(logic::time_of_entry()),
        ("@NOW", _) => logic::calculated("'now'", place, worth),
        (_, "") => fault("The tag does not say with what.".to_owned()),
        (_, text) if text.contains('[') => match is_reference(text) {
            true => logic::calculated(text, place, worth),
            false => fault(format!("“{text}” joins a text with values of other fields.")),
        },
        (_, text) => written(text, place, worth, kind),
    }
}

/// What is written down.
fn written(text: &str, place: Place<'_>, worth: &Worth, kind: DataType) -> Result<Translation, Fault> {
    let fault = |what: String| Err(Fault::new(Position { line: 1, column: 1 }, what));
    match worth {
        Worth::Choice(codes) if !codes.is_empty() && !codes.iter().any(|code| code == text) => {
            fault(format!("The field has no choice with the code {text}."))
        }
        // Codes that are whole numbers are kept as such.
        Worth::Choice(_) if kind == DataType::Integer => logic::calculated(text, place, &Worth::Number),
        Worth::Many(_) | Worth::Boxes(_) => fault("A field of boxes has no beginning here.".to_owned()),
        _ if text.contains('\'') && text.contains('"') => fault(format!("“{text}” has quotation marks of both kinds.")),
        _ if text.contains('\'') => logic::calculated(&format!("\"{text}\""), place, worth),
        _ => logic::calculated(&format!("'{text}'"), place, worth),
    }
}

/// `[field]` and nothing else.
fn is_reference(text: &str) -> bool {
    text.starts_with('[') && text.ends_with(']') && !text.trim_start_matches('[').contains(|one: char| one == '[' || one.is_whitespace())
}

/// The rule, with the tag as it was written.
pub fn rule(variable: &str, item: &Oid, form: &Oid, found: &Translation, tag: &str, argument: Option<&str>) -> RuleDef {
    let written = argument.map_or_else(|| tag.to_owned(), |argument| format!("{tag}=\"{argument}\""));
    let verbatim = Expression { context: CONTEXT.to_owned(), text: written };
    RuleDef {
        oid: oid(variable),
        form: form.clone(),
        expressions: vec![Expression::own(print(&found.expr)), verbatim],
        does: Does::Begin { item: item.clone() },
        ..RuleDef::default()
    }
}

/// What the rule is called.
pub fn oid(variable: &str) -> Oid {
    Oid(format!("{variable}.begins"))
}
