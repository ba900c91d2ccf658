//! REDCap's field types and validations as data types.
//! dmy and mdy say how a date is shown; it is always stored as year, month, day.

use shared::forms::{Choice, DataType, Translated};

use super::choices;

/// What a field becomes.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Kind {
    pub data_type: DataType,
    /// What may be chosen; the list may be kept elsewhere and be empty here.
    pub choices: Vec<Choice>,
    pub many: bool,
    /// Whether the value is a code, even where the list of codes is not known.
    pub coded: bool,
    pub multiline: bool,
    /// Decimal places that must not be exceeded.
    pub places: Option<u32>,
    /// Whether a comma stands for the decimal point.
    pub comma: bool,
    pub derived: bool,
    /// What is lost on the way, in a sentence.
    pub note: Option<&'static str>,
}

/// What a dictionary's row says of the kind of its field.
pub fn kind(field_type: &str, validation: &str, cell: &str) -> Kind {
    let chosen = |many| Kind { many, coded: true, ..of_choices(choices::parse(cell)) };
    let text = Kind::default;
    match field_type {
        "radio" | "dropdown" | "select" => chosen(false),
        "checkbox" => chosen(true),
        "yesno" => of_choices(two("Yes", "No")),
        "truefalse" => of_choices(two("True", "False")),
        "calc" => Kind { data_type: DataType::Float, derived: true, ..text() },
        "slider" => Kind { data_type: DataType::Integer, ..text() },
        "notes" | "textarea" => Kind { multiline: true, ..text() },
        "text" => validated(validation),
        "descriptive" => Kind { note: Some("Text without a question: shown as a question that needs no answer."), ..text() },
        // A file or signature: how it is shown says so.
        "file" => text(),
        "sql" => Kind { coded: true, note: Some("A list that a database query fills: the item takes text."), ..text() },
        // ISARIC's question library names lists that it keeps elsewhere.
        "list" | "user_list" => Kind { note: Some(ELSEWHERE), ..chosen(false) },
        "multi_list" => Kind { note: Some(ELSEWHERE), ..chosen(true) },
        "" => validated(validation),
        // ... and writes a validation as a type.
        other if is_validation(other) => validated(other),
        _ => Kind { note: Some("The field type is not known; the item takes text."), ..text() },
    }
}

const ELSEWHERE: &str = "The list of choices is kept outside of the dictionary.";

fn of_choices(choices: Vec<Choice>) -> Kind {
    let data_type = if choices::are_whole(&choices) { DataType::Integer } else { DataType::Text };
    Kind { data_type, choices, ..Kind::default() }
}

fn two(yes: &str, no: &str) -> Vec<Choice> {
    let choice = |value: &str, label: &str| Choice { value: value.to_owned(), decode: Some(Translated::plain(label)), ..Choice::default() };
    vec![choice("1", yes), choice("0", no)]
}

fn is_validation(word: &str) -> bool {
    validated(word) != Kind::default()
}

/// What a validation says of a text field; one that is not known leaves it text.
fn validated(validation: &str) -> Kind {
    let of = |data_type| Kind { data_type, ..Kind::default() };
    if let Some(rest) = validation.strip_prefix("number") {
        return number(rest).unwrap_or_default();
    }
    match validation {
        "integer" | "int" => of(DataType::Integer),
        "float" => of(DataType::Float),
        "time" | "time_hh_mm_ss" => of(DataType::Time),
        // Old dictionaries know one date.
        "date" => of(DataType::Date),
        _ if validation.starts_with("datetime") => of(DataType::Datetime),
        _ if validation.starts_with("date_") => of(DataType::Date),
        _ => Kind::default(),
    }
}

/// `number`, `number_2dp`, `number_comma_decimal`, `number_2dp_comma_decimal`
fn number(rest: &str) -> Option<Kind> {
    let (rest, comma) = match rest.strip_suffix("_comma_decimal") {
        Some(rest) => (rest, true),
        None => (rest, false),
    };
    let places = match rest {
        "" => None,
        rest => Some(rest.strip_prefix('_')?.strip_suffix("dp")?.parse().ok()?),
    };
    Some(Kind { data_type: DataType::Float, places, comma, ..Kind::default() })
}
