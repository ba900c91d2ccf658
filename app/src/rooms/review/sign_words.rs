//! Signatures in words: what is signed, what hinders, what has changed.

use shared::capture::{Alteration, Level};
use shared::forms::Datum;
use shared::review::{Hindrance, Meaning, SignPlace};

use crate::rooms::capture::{Locale, reading};
use crate::rooms::study::OpenDesign;
use crate::ui::day;
use crate::{i18n, t};

pub fn meaning_words(meaning: Meaning) -> String {
    i18n::say(&format!("meaning-{}", meaning.as_str()), &[])
}

pub fn hindrance_words(one: Hindrance) -> String {
    i18n::say(&format!("hindrance-{}", one.as_str()), &[("n", one.count().unwrap_or_default().into())])
}

/// What is signed: the form with its visit, the visit, or the casebook.
pub fn place_words(design: &OpenDesign, place: &SignPlace) -> String {
    let visit = place.at_visit().map(|(visit, n)| numbered(design.visit_title(visit), n));
    let form = place.form.as_ref().map(|form| numbered(design.form_title(form, i18n::form_tag()), place.form_n.unwrap_or(1)));
    match (place.level, visit, form) {
        (Level::Form, Some(visit), Some(form)) => format!("{form} · {visit}"),
        (Level::Visit, Some(visit), _) => visit,
        _ => t!("sign-casebook"),
    }
}

/// Where a change happened.
pub fn where_words(design: &OpenDesign, change: &Alteration) -> String {
    let place = SignPlace {
        level: if change.form.is_some() { Level::Form } else { Level::Visit },
        visit: change.visit.clone(),
        visit_n: change.visit_n,
        form: change.form.clone(),
        form_n: change.form_n,
    };
    if change.visit.is_some() { place_words(design, &place) } else { t!("sign-casebook") }
}

/// What happened: the question whose answer changed, else the change itself.
pub fn what_words(design: &OpenDesign, change: &Alteration) -> String {
    let happened = i18n::say(&format!("breaks-{}", change.what.as_str()), &[]);
    let (Some(form), Some(at)) = (&change.form, &change.item) else {
        return match &change.row {
            Some(row) => format!("{happened} (#{})", row.row),
            None => happened,
        };
    };
    let plan = design.plan(form);
    let label = plan.as_ref().and_then(|plan| plan.item(at)).map(|(_, item)| item.item.label(i18n::form_tag()).to_owned());
    let label = label.filter(|label| !label.is_empty()).unwrap_or_else(|| at.item.to_string());
    if at.row > 1 { format!("{label} (#{})", at.row) } else { label }
}

/// A value before or after, as people read it.
pub fn value_words(design: &OpenDesign, change: &Alteration, datum: Option<&Datum>) -> String {
    let Some(datum) = datum.filter(|datum| !datum.is_blank()) else { return "—".to_owned() };
    let plan = change.form.as_ref().and_then(|form| design.plan(form));
    let item = plan.as_ref().zip(change.item.as_ref()).and_then(|(plan, at)| plan.item(at));
    match (&plan, item) {
        (Some(plan), Some((_, item))) => reading(item, datum, Locale::here(), Some(plan)),
        _ => datum.one().map(day).unwrap_or_default(),
    }
}

fn numbered(title: String, n: u32) -> String {
    if n > 1 { t!("visit-nth", title = title, n = n) } else { title }
}
