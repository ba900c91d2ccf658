//! Units and code lists.

use crate::forms::{Choice, CodeList, DataType, Translated, Unit};

/// A unit; `symbol` is written in UCUM where UCUM has it.
pub fn unit(oid: &str, symbol: &str) -> Unit {
    Unit { oid: oid.into(), name: symbol.to_owned(), symbol: symbol.into(), ..Unit::default() }
}

/// A code list of texts: coded value and what a person reads.
pub fn list<T: Into<Translated>>(oid: &str, name: &str, choices: impl IntoIterator<Item = (&'static str, T)>) -> CodeList {
    let choice = |(value, label): (&str, T)| Choice { value: value.to_owned(), decode: Some(label.into()), ..Choice::default() };
    let choices = choices.into_iter().map(choice).collect();
    CodeList { oid: oid.into(), name: name.to_owned(), choices, ..CodeList::default() }
}

/// The same with whole numbers as coded values.
pub fn numbered<T: Into<Translated>>(oid: &str, name: &str, choices: impl IntoIterator<Item = (&'static str, T)>) -> CodeList {
    CodeList { data_type: DataType::Integer, ..list(oid, name, choices) }
}
