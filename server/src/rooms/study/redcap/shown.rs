//! How REDCap shows a field: sliders with their labels, matrices, files and signatures, choices that stand alone.
//! Invariant: it follows from what is carried, of a dictionary's row as of a project file; so neither export says it twice.

use shared::forms::{Attribute, Carried, Hand, Look, Presentation, Scale, Translated};

use super::NS;
use super::begins;
use super::columns::Column;
use super::log::Log;
use super::plain::plain;
use super::rows::Entry;
use super::tags::tags;

/// What the attributes that REDCap added say of how an item is shown.
pub fn shown(carried: &Carried) -> Option<Box<Presentation>> {
    let said = |names: [&str; 2]| carried.attributes.iter().find(|one| is_redcap(one) && names.contains(&one.name.as_str()));
    let cell = |names| said(names).map(|one| one.value.trim()).unwrap_or_default();
    let (kind, validation) = (cell(["FieldType", "FieldType"]), cell(["Validation", "TextValidationType"]));
    let annotation = cell(["Annotation", "FieldAnnotation"]);
    let matrix = Some(cell(["MatrixGroup", "MatrixGroupName"])).filter(|name| !name.is_empty()).map(str::to_owned);
    let mut shown = Presentation { matrix, exclusive: exclusive(annotation), hand: hand(annotation), ..Presentation::default() };
    shown.look = match kind {
        "slider" => Look::Analogue,
        "file" if validation == "signature" => Look::Signature,
        "file" => Look::File,
        "dropdown" | "select" => Look::List,
        "radio" | "checkbox" if shown.matrix.is_some() => Look::Matrix,
        "radio" => Look::Radios,
        _ => Look::Usual,
    };
    if shown.look == Look::List && tags(annotation).iter().any(|(name, _)| name == "@AUTOCOMPLETE") || validation == "autocomplete" {
        shown.look = Look::Search;
    }
    if shown.look != Look::Matrix {
        shown.matrix = None;
    }
    if shown.look == Look::Analogue {
        let limits = [cell(["Min", "TextValidationMin"]), cell(["Max", "TextValidationMax"])];
        shown.scale = Some(scale(cell(["Choices", "SliderLabels"]), limits, validation));
    }
    (!shown.is_usual()).then(|| Box::new(shown))
}

fn is_redcap(one: &Attribute) -> bool {
    one.ns.as_deref().is_some_and(|ns| ns == NS || ns.contains("projectredcap.org"))
}

/// `Low | Middle | High`; the number is shown where the validation says so.
fn scale(labels: &str, [from, to]: [&str; 2], validation: &str) -> Scale {
    let whole = |text: &str| Some(text.to_owned()).filter(|text| text.parse::<i64>().is_ok());
    let words = |text: Option<&str>| text.map(|text| plain(text.trim())).filter(|text| !text.is_empty()).map(Translated::plain);
    let parts: Vec<&str> = labels.split('|').collect();
    let (low, middle, high) = match parts.as_slice() {
        [low, high] => (Some(*low), None, Some(*high)),
        parts => (parts.first().copied(), parts.get(1).copied(), parts.get(2).copied()),
    };
    Scale {
        from: whole(from),
        to: whole(to),
        low: words(low).unwrap_or_default(),
        middle: words(middle).unwrap_or_default(),
        high: words(high).unwrap_or_default(),
        hides_number: validation != "number",
        ..Scale::default()
    }
}

/// `@NONEOFTHEABOVE='98,99'` or `@NONEOFTHEABOVE=99`
fn exclusive(annotation: &str) -> Vec<String> {
    let codes = tags(annotation).into_iter().find(|(name, _)| name == "@NONEOFTHEABOVE").and_then(|(_, codes)| codes);
    codes.into_iter().flat_map(|codes| codes.split(',')).map(|code| code.trim().to_owned()).filter(|code| !code.is_empty()).collect()
}

/// Whether people enter it: whoever enters here does so on a form, never in a survey.
fn hand(annotation: &str) -> Hand {
    let tags = tags(annotation);
    let has = |names: [&str; 2]| tags.iter().any(|(name, _)| names.contains(&name.as_str()));
    if has(["@HIDDEN", "@HIDDEN-FORM"]) {
        Hand::Hidden
    } else if has(["@READONLY", "@READONLY-FORM"]) {
        Hand::Reads
    } else {
        Hand::Open
    }
}

/// Whether the tag is acted upon here.
fn is_acted_upon(tag: &str) -> bool {
    matches!(tag, "@NONEOFTHEABOVE" | "@HIDDEN" | "@HIDDEN-FORM" | "@READONLY" | "@READONLY-FORM")
}

/// Why a tag has nothing to do here, where that is so: it is kept, and nothing is lost.
fn is_beside_the_point(tag: &str) -> bool {
    matches!(tag, "@HIDDEN-SURVEY" | "@READONLY-SURVEY" | "@HIDDEN-APP" | "@READONLY-APP")
}

/// Says of action tags on which we do not act.
pub fn report_tags(entry: &Entry<'_>, log: &mut Log) {
    for (name, _) in tags(entry.cell(Column::Annotation)) {
        let path = entry.path(Column::Annotation);
        if is_beside_the_point(&name) {
            log.note_shared(
                &path,
                entry.line(),
                format!("{name}: kept and exported again. It is of surveys and the mobile app, which are not here."),
            );
        } else if !is_read(&name) {
            log.keep_shared(&path, entry.line(), format!("{name}: kept and exported again; Probatum does not act upon it."));
        }
    }
}

/// Tags that are acted upon, or reported where they are.
fn is_read(tag: &str) -> bool {
    matches!(tag, "@CALCTEXT" | "@CALCDATE" | "@CHARLIMIT" | "@FORCE-MINMAX") || is_acted_upon(tag) || begins::is_one(tag)
}
