//! References: a field here, in another event, in another instance of a form that repeats.

use shared::forms::rule::expr::{Binary, From, Which};
use shared::forms::rule::{Expr, Fault, Position};

use super::super::choices::ending;
use super::super::fields::{Field, Worth};
use super::node::{Comparison, Kind, Node, Reference};
use super::translate::Translator;
use super::truth::Truth;
use super::worth::Value;
use super::{instance, smart};

/// What a reference is worth.
pub fn value(translator: &Translator<'_>, one: &Reference, at: Position) -> Result<Value, Fault> {
    if one.event.is_none()
        && let Some(value) = smart::value(translator, one, at)?
    {
        return Ok(value);
    }
    let field = translator.reference(one).ok_or_else(|| Fault::new(at, translator.place.fields.unknown(&one.field)))?;
    if one.event.is_none() && one.instance.is_none() && one.field == translator.place.own {
        return Err(Fault::new(at, format!("{one} refers to the field itself.")));
    }
    if let Some(code) = &one.code {
        return ticked(translator, one, field, code, at).map(Value::Ticked);
    }
    let expr = path(translator, one, field, &field.item, at)?;
    let value = match &field.worth {
        Worth::Number => Value::Number(expr),
        Worth::Boolean => Value::YesNo(expr),
        Worth::Text => Value::Text(expr),
        Worth::Date => Value::Date(expr),
        Worth::DateTime => Value::DateTime(expr),
        Worth::Time => Value::Time(expr),
        Worth::Choice(codes) => Value::Choice(expr, codes.clone()),
        Worth::Many(_) => Value::Set(expr),
        Worth::Boxes(_) => return Err(Fault::new(at, format!("{one} has boxes: logic names one of them, [{}(code)].", one.field))),
    };
    modified(one, value, at)
}

fn modified(one: &Reference, value: Value, at: Position) -> Result<Value, Fault> {
    match (one.modifier.as_deref(), value) {
        (None | Some("value"), value) => Ok(value),
        (Some("label"), Value::Choice(expr, _)) => Ok(Value::Text(Expr::call("label", [expr]))),
        (Some(modifier), _) => Err(Fault::new(at, format!("{one}: “:{modifier}” has no equivalent."))),
    }
}

/// Whether a box is ticked. One that nobody has ticked is unticked, not unknown.
fn ticked(translator: &Translator<'_>, one: &Reference, field: &Field, code: &str, at: Position) -> Result<Truth, Fault> {
    let unknown = || Fault::new(at, format!("{one}: the field has no choice with the code {code}."));
    match &field.worth {
        Worth::Many(codes) => {
            let same = |known: &&String| **known == code || ending(known) == ending(code);
            let code = match codes.iter().find(|known| **known == code).or_else(|| codes.iter().find(same)) {
                Some(known) => known.as_str(),
                // A list that is kept elsewhere.
                None if codes.is_empty() => code,
                None => return Err(unknown()),
            };
            let set = path(translator, one, field, &field.item, at)?;
            Ok(Truth::Sure(Expr::text(code).with(Binary::In, set)))
        }
        Worth::Boxes(boxes) => {
            let (_, item) = boxes.iter().find(|(known, _)| ending(known) == ending(code)).ok_or_else(unknown)?;
            Ok(Truth::Sure(path(translator, one, field, item, at)?))
        }
        _ => Err(Fault::new(at, format!("{one}: the field is no checkbox."))),
    }
}

/// The path to an item: from the same form by its name, else by form and item; in another event by its visit.
fn path(translator: &Translator<'_>, one: &Reference, field: &Field, item: &shared::forms::Oid, at: Position) -> Result<Expr, Fault> {
    let long = || [field.form.0.clone(), item.0.clone()];
    let here = || if field.form == *translator.place.form { Expr::item([item.0.clone()]) } else { Expr::item(long()) };
    let Some(event) = &one.event else { return instance::of(translator, one, field, None, here(), at) };
    let which = match event.as_str() {
        "event-name" => Which::Current,
        "previous-event-name" => Which::Previous,
        "next-event-name" => Which::Next,
        "first-event-name" => Which::First,
        "last-event-name" => Which::Last,
        name => match translator.place.fields.events.get(name) {
            Some(visit) => Which::Named(visit.0.clone(), None),
            None if translator.place.fields.events.is_empty() && !name.contains('-') => {
                translator.assumed.borrow_mut().push(name.to_owned());
                return instance::of(translator, one, field, None, here(), at);
            }
            None => return Err(Fault::new(at, format!("There is no event [{name}]."))),
        },
    };
    let there = Expr::path(From::Visit(which.clone()), long());
    instance::of(translator, one, field, Some(which), there, at)
}

/// `[event-name] = 'visit_1_arm_1'`: whether the record stands in that visit.
pub fn event(translator: &Translator<'_>, how: Comparison, left: &Node, right: &Node) -> Result<Option<Truth>, Fault> {
    let is_event = |node: &Node| matches!(&node.kind, Kind::Reference(one) if one.field == "event-name" && one.event.is_none());
    let name = match (&left.kind, &right.kind) {
        (_, Kind::Literal(name)) if is_event(left) => name,
        (Kind::Literal(name), _) if is_event(right) => name,
        _ => return Ok(None),
    };
    let operator = match how {
        Comparison::Equal => Binary::Equal,
        Comparison::Different => Binary::Different,
        _ => return Err(Fault::new(left.at, "Events are the same or not; neither is more.")),
    };
    let visit = translator.place.fields.events.get(name).ok_or_else(|| Fault::new(left.at, format!("There is no event [{name}].")))?;
    let truth = Expr::path(From::Visit(Which::Current), ["oid"]).with(operator, Expr::text(visit.0.as_str()));
    Ok(Some(if operator == Binary::Equal { Truth::Sure(truth) } else { Truth::Maybe(truth) }))
}
