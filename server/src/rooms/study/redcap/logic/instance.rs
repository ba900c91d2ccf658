//! Instances: `[field][2]`, `[event][field][last-instance]`. Of a form that repeats within an event an instance is a repeat of the
//! form; of an event that repeats, a repeat of the visit; where nothing repeats there is the first and no other.

use shared::forms::rule::expr::{From, Kind, Path, Which};
use shared::forms::rule::{Expr, Fault, Position};

use super::super::fields::{Field, Project};
use super::node::Reference;
use super::translate::Translator;

/// Which instance is meant.
enum Instance<'a> {
    Number(&'a str),
    Current,
    First,
    Last,
    Previous,
    Next,
}

impl<'a> Instance<'a> {
    fn of(word: &'a str) -> Option<Self> {
        Some(match word {
            "current-instance" => Self::Current,
            "first-instance" => Self::First,
            "last-instance" => Self::Last,
            "previous-instance" => Self::Previous,
            "next-instance" => Self::Next,
            number if number.parse::<u32>().is_ok_and(|number| number > 0) => Self::Number(number),
            _ => return None,
        })
    }
}

/// The item that `there` leads to, in the instance that the reference names. `which`: the event, where one is named.
pub fn of(
    translator: &Translator<'_>,
    one: &Reference,
    field: &Field,
    which: Option<Which>,
    there: Expr,
    at: Position,
) -> Result<Expr, Fault> {
    let fault = |what: &str| Fault::new(at, format!("{one}: {what}"));
    let instance = match one.instance.as_deref() {
        None => None,
        Some(word) => Some(Instance::of(word).ok_or_else(|| fault(&format!("there is no equivalent of [{word}].")))?),
    };
    let Some(project) = &translator.place.fields.project else {
        let what = "a data dictionary does not say which forms repeat. The project's XML file does: import that.";
        return if instance.is_none() { Ok(there) } else { Err(fault(what)) };
    };
    let own = which.is_none() && field.form == *translator.place.form;
    match instance {
        _ if project.repeating.contains(&field.form) => of_form(instance, own, there).map_err(fault),
        None => Ok(there),
        Some(instance) => of_event(instance, which, project, there).map_err(fault),
    }
}

/// A repeat of the form.
fn of_form(instance: Option<Instance<'_>>, own: bool, there: Expr) -> Result<Expr, &'static str> {
    let in_repeat = |number: Expr| Expr::call("in_repeat", [there.clone(), number]);
    Ok(match instance {
        None | Some(Instance::Current) if own => there,
        None => return Err("the field's form repeats, and the logic does not say which instance."),
        Some(Instance::Current) => in_repeat(Expr::path(From::Form, ["repeat"])),
        Some(Instance::Number(number)) => in_repeat(Expr::number(number.trim_start_matches('0'))),
        Some(Instance::First) => Expr::call("first_repeat", [there]),
        Some(Instance::Last) => Expr::call("last_repeat", [there]),
        Some(Instance::Previous) if own => Expr::call("previous", [there]),
        Some(Instance::Next) if own => Expr::call("next", [there]),
        Some(Instance::Previous | Instance::Next) => return Err("only a form that repeats has an instance before and after its own."),
    })
}

/// A repeat of the event that is named; of one that does not repeat, the first.
fn of_event(instance: Instance<'_>, which: Option<Which>, project: &Project, there: Expr) -> Result<Expr, &'static str> {
    let first = matches!(instance, Instance::First) || matches!(instance, Instance::Number(number) if number.parse() == Ok(1_u32));
    let Some(Which::Named(visit, _)) = &which else {
        let repeats = project.events.iter().any(|event| event.repeating);
        return match instance {
            Instance::Current => Ok(there),
            Instance::Last if !repeats => Ok(there),
            _ if first && !repeats => Ok(there),
            _ if repeats => Err("which instance of an event that repeats is meant can only be said of an event that is named."),
            _ => Err("the field's form does not repeat: there is no such instance."),
        };
    };
    let repeats = project.events.iter().any(|event| event.repeating && event.visit.as_str() == visit);
    let number = match instance {
        Instance::Number(number) if repeats => number.parse().ok(),
        _ if first && repeats => Some(1),
        Instance::Current | Instance::Last if !repeats => None,
        _ if first => None,
        _ if repeats => return Err("of an event that repeats an instance is named by its number."),
        _ => return Err("neither the event nor the form repeats: there is no such instance."),
    };
    let from = From::Visit(Which::Named(visit.clone(), number));
    let at = there.at;
    Ok(match there.kind {
        Kind::Path(Path { names, .. }) => Expr { kind: Kind::Path(Path { from, names }), at },
        kind => Expr { kind, at },
    })
}
