//! Typed values: what an entered text says, given the item's data type.
//!
//! Invariant: reading never changes what is stored (DAT-05). Only what cannot be represented at all is unreadable: letters
//! in a number, 31 February (DAT-04). A choice outside its list, a text too long or a number with too many decimals is
//! readable, and a finding.

use rust_decimal::Decimal;

use super::lexical;
use super::rule::node::Reading;
use super::{DataType, Datum, ItemPlan, Text, Words};
use crate::kernel::{PartialDate, PartialDateTime, PartialTime, Unclear};

/// What an answer says.
#[derive(Clone, Debug, PartialEq)]
pub enum Typed {
    Text(String),
    Integer(Decimal),
    /// A number beyond 28 digits is the nearest that can be held; the stored text keeps every digit.
    Decimal(Decimal),
    Boolean(bool),
    Date(PartialDate),
    Time(PartialTime),
    DateTime(PartialDateTime),
    /// Coded values of the item's code list, one or several, in the order in which they were entered.
    Choices(Vec<String>),
}

/// Why a text cannot be read as the item's type: a key of the app's message files with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    pub key: &'static str,
    pub args: Vec<(String, String)>,
}

impl Unreadable {
    fn new(key: &'static str, value: &str) -> Self {
        Self { key, args: vec![("value".to_owned(), value.to_owned())] }
    }

    /// The same in English.
    pub fn english(&self) -> String {
        super::english(&self.clone().words())
    }

    /// The same as a finding says it.
    pub fn words(self) -> Words {
        Words::Key { key: self.key.to_owned(), args: self.args }
    }
}

/// Reads a data point as its item's type; `None` when it is blank or missing.
pub fn read(item: &ItemPlan, datum: &Datum) -> Result<Option<Typed>, Unreadable> {
    Ok(view(item, datum)?.map(View::into_typed))
}

/// A number as the page's language writes it, as it is stored: with `comma`, `24,06` becomes `24.06`. `None` when it is
/// not certainly a number: `1.234,5` and `1,234.5` stay as typed and are asked about.
pub fn canonical_number(text: &str, comma: bool) -> Option<String> {
    let plain = text.trim().replace('\u{2212}', "-");
    let plain = if comma && !plain.contains('.') { plain.replacen(',', ".", 1) } else { plain };
    lexical::number(&plain).map(|_| plain)
}

/// What an answer says, borrowed: nothing is allocated where nothing is wrong.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum View<'a> {
    Text(&'a str),
    Integer(Decimal),
    Decimal(Decimal),
    Boolean(bool),
    Date(PartialDate),
    Time(PartialTime),
    DateTime(PartialDateTime),
    Choices(&'a [String]),
}

impl View<'_> {
    fn into_typed(self) -> Typed {
        match self {
            View::Text(text) => Typed::Text(text.to_owned()),
            View::Integer(number) => Typed::Integer(number),
            View::Decimal(number) => Typed::Decimal(number),
            View::Boolean(is) => Typed::Boolean(is),
            View::Date(date) => Typed::Date(date),
            View::Time(time) => Typed::Time(time),
            View::DateTime(moment) => Typed::DateTime(moment),
            View::Choices(values) => Typed::Choices(values.to_vec()),
        }
    }
}

/// Reads without allocating.
pub(super) fn view<'a>(item: &ItemPlan, datum: &'a Datum) -> Result<Option<View<'a>>, Unreadable> {
    view_as(item.reading(), datum)
}

/// The same where only the manner of reading is known.
pub(super) fn view_as(reading: Reading, datum: &Datum) -> Result<Option<View<'_>>, Unreadable> {
    let Some(value) = datum.value.as_ref().filter(|_| datum.missing.is_none() && !datum.is_unanswered()) else { return Ok(None) };
    let several = match value {
        Text::One(text) if reading.choice => std::slice::from_ref(text),
        Text::One(text) => return scalar(reading.data_type, text).map(Some),
        Text::Many(texts) => texts,
    };
    match several {
        [one] if !reading.choice => scalar(reading.data_type, one).map(Some),
        [_] => Ok(Some(View::Choices(several))),
        _ if reading.many => Ok(Some(View::Choices(several))),
        _ => Err(Unreadable::new("unreadable-several", &several.join(", "))),
    }
}

/// Reads one text as a data type. Blanks around it belong to the stored value, not to what it says.
pub(super) fn scalar(kind: DataType, text: &str) -> Result<View<'_>, Unreadable> {
    let trimmed = text.trim();
    let unclear = |why: Unclear| Unreadable { key: why.key(), args: why.args(trimmed) };
    let check = |reads: bool, key| if reads { Ok(View::Text(text)) } else { Err(Unreadable::new(key, trimmed)) };
    match kind {
        DataType::Text | DataType::String => Ok(View::Text(text)),
        DataType::Integer => lexical::integer(trimmed).map(View::Integer).ok_or_else(|| Unreadable::new("unreadable-integer", trimmed)),
        DataType::Double if trimmed == "NaN" => Ok(View::Text(text)),
        DataType::Float | DataType::Double => number(kind, trimmed),
        DataType::Boolean => lexical::boolean(trimmed).map(View::Boolean).ok_or_else(|| Unreadable::new("unreadable-boolean", trimmed)),
        DataType::Date | DataType::PartialDate | DataType::IncompleteDate => trimmed.parse().map(View::Date).map_err(unclear),
        DataType::Time | DataType::PartialTime | DataType::IncompleteTime => trimmed.parse().map(View::Time).map_err(unclear),
        DataType::Datetime | DataType::PartialDatetime | DataType::IncompleteDatetime => {
            trimmed.parse().map(View::DateTime).map_err(unclear)
        }
        DataType::DurationDatetime => check(lexical::is_duration(trimmed), "unreadable-duration"),
        DataType::IntervalDatetime => check(lexical::is_interval(trimmed), "unreadable-interval"),
        DataType::Uri => check(lexical::is_uri(trimmed), "unreadable-uri"),
        DataType::HexBinary => check(lexical::is_hex(trimmed), "unreadable-hex"),
        DataType::HexFloat => check(lexical::is_hex(trimmed) && trimmed.len() <= 16, "unreadable-hex"),
        // The id of a file, or what an import found in its place.
        DataType::Base64Binary => check(lexical::is_base64(trimmed) || uuid::Uuid::parse_str(trimmed).is_ok(), "unreadable-base64"),
        DataType::Base64Float => check(lexical::is_base64(trimmed) && trimmed.len() <= 12, "unreadable-base64"),
    }
}

fn number(kind: DataType, text: &str) -> Result<View<'_>, Unreadable> {
    let infinite = match (kind, text) {
        (DataType::Double, "INF") => Some(Decimal::MAX),
        (DataType::Double, "-INF") => Some(Decimal::MIN),
        _ => None,
    };
    infinite.or_else(|| lexical::number(text)).map(View::Decimal).ok_or_else(|| Unreadable::new("unreadable-number", text))
}
