//! Smart variables that say something here: of the record, the event, the form and its instance. What they say of the person at the
//! screen, of surveys or of all records together, no rule reads.

use shared::forms::rule::expr::{Binary, From, Which};
use shared::forms::rule::{Expr, Fault, Position};

use super::super::fields::Event;
use super::node::Reference;
use super::translate::Translator;
use super::truth::Truth;
use super::worth::Value;

/// What a smart variable is worth; nothing for what is a field.
pub fn value(translator: &Translator<'_>, one: &Reference, at: Position) -> Result<Option<Value>, Fault> {
    let fault = |what: &str| Fault::new(at, format!("{one}: {what}"));
    let instrument = || translator.place.fields.instruments.get(translator.place.form);
    Ok(Some(match one.field.as_str() {
        "record-name" => Value::Text(Expr::path(From::Subject, ["key"])),
        "project-title" => Value::Text(Expr::path(From::Study, ["name"])),
        "instrument-name" => Value::Literal(instrument().map(|one| one.name.clone()).unwrap_or_default()),
        "instrument-label" => Value::Literal(instrument().map(|one| one.label.clone()).unwrap_or_default()),
        // Whoever enters here does so on a form; there are no surveys.
        "is-form" => Value::Truth(Truth::Certain(Expr::boolean(true))),
        "is-survey" => Value::Truth(Truth::Certain(Expr::boolean(false))),
        "event-name" => Value::Text(by_event(events(translator).map_err(fault)?, |event| Some(Expr::text(&event.name)))),
        "event-label" => {
            events(translator).map_err(fault)?;
            Value::Text(here("name"))
        }
        "event-number" => {
            let all = events(translator).map_err(fault)?;
            Value::Number(by_event(all, |event| Some(Expr::number(place_in_arm(event, all).to_string()))))
        }
        "arm-number" => Value::Number(by_event(events(translator).map_err(fault)?, |event| event.arm().map(Expr::number))),
        "current-instance" => current(translator).map_err(fault)?,
        "first-instance" => Value::Literal("1".to_owned()),
        name if name.contains('-') => return Err(Fault::new(at, format!("The smart variable {one} has no equivalent."))),
        _ => return Ok(None),
    }))
}

fn here(property: &str) -> Expr {
    Expr::path(From::Visit(Which::Current), [property])
}

fn events<'a>(translator: &Translator<'a>) -> Result<&'a [Event], &'static str> {
    let known = translator.place.fields.project.as_ref().filter(|project| !project.events.is_empty());
    known.map(|project| project.events.as_slice()).ok_or("a data dictionary does not say which events there are.")
}

/// What is so of the event in which the record stands.
fn by_event(events: &[Event], what: impl Fn(&Event) -> Option<Expr>) -> Expr {
    let mut parts = Vec::with_capacity(events.len() * 2 + 1);
    for event in events {
        parts.push(here("oid").with(Binary::Equal, Expr::text(event.visit.as_str())));
        parts.push(what(event).unwrap_or_else(Expr::missing));
    }
    parts.push(Expr::missing());
    Expr::call("if", parts)
}

/// Counting from 1 among the events of its arm.
fn place_in_arm(event: &Event, all: &[Event]) -> usize {
    all.iter().filter(|one| one.arm() == event.arm()).take_while(|one| *one != event).count() + 1
}

/// The number of the form's instance, or of the event's where that repeats.
fn current(translator: &Translator<'_>) -> Result<Value, &'static str> {
    let Some(project) = &translator.place.fields.project else {
        return Err("a data dictionary does not say which forms repeat. The project's XML file does: import that.");
    };
    Ok(match project.repeating.contains(translator.place.form) {
        true => Value::Number(Expr::path(From::Form, ["repeat"])),
        false if project.events.iter().any(|event| event.repeating) => Value::Number(here("repeat")),
        false => Value::Literal("1".to_owned()),
    })
}
