//! Typed values: what an entered text says, given the item's data type.

use rust_decimal::Decimal;

use super::{Datum, ItemPlan};
use crate::kernel::{PartialDate, PartialDateTime, PartialTime};

/// What an answer says.
#[derive(Clone, Debug, PartialEq)]
pub enum Typed {
    Text(String),
    Integer(Decimal),
    Decimal(Decimal),
    Boolean(bool),
    Date(PartialDate),
    Time(PartialTime),
    DateTime(PartialDateTime),
    Choices(Vec<String>),
}

/// Why a text cannot be read as the item's type: a key of the app's message files with its arguments.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    pub key: &'static str,
    pub args: Vec<(String, String)>,
}

/// Reads a data point as its item's type; `None` when it is blank or missing.
pub fn read(_item: &ItemPlan, _datum: &Datum) -> Result<Option<Typed>, Unreadable> {
    Ok(None)
}

impl Unreadable { pub fn english(&self) -> String { String::new() } }
