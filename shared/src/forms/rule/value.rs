//! Values of expressions.
//!
//! Invariant: *no value* and *unknown* are one thing ([`Value::Nothing`]): a comparison with what is not there cannot be answered.

use std::sync::Arc;

use rust_decimal::Decimal;

use crate::forms::Missing;
use crate::kernel::{PartialDate, PartialDateTime, PartialTime, Relation};

/// What an expression comes to. Cheap to copy: texts and lists are shared.
#[derive(Clone, Debug, PartialEq)]
pub enum Value {
    /// No value, with the reason where one was given; for a boolean: unknown.
    Nothing(Option<Missing>),
    Boolean(bool),
    Number(Decimal),
    Text(Arc<str>),
    Date(PartialDate),
    Time(PartialTime),
    DateTime(PartialDateTime),
    /// Coded values of a multiple choice, in the order in which they were chosen.
    Set(Arc<[Arc<str>]>),
    /// One value for each row, repeat or visit; only aggregates take it.
    List(Arc<[Value]>),
}

/// Unknown, or no value without a reason.
pub const NOTHING: Value = Value::Nothing(None);

impl Value {
    pub fn text(text: &str) -> Self {
        Self::Text(Arc::from(text))
    }

    pub const fn is_nothing(&self) -> bool {
        matches!(self, Value::Nothing(_))
    }

    /// Kleene's third value is `None`.
    pub const fn truth(&self) -> Option<bool> {
        match self {
            Value::Boolean(is) => Some(*is),
            _ => None,
        }
    }

    pub const fn number(&self) -> Option<Decimal> {
        match self {
            Value::Number(number) => Some(*number),
            _ => None,
        }
    }

    pub fn as_text(&self) -> Option<&str> {
        match self {
            Value::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The date, also of a date-time.
    pub const fn date(&self) -> Option<PartialDate> {
        match self {
            Value::Date(date) => Some(*date),
            Value::DateTime(moment) => Some(moment.date),
            _ => None,
        }
    }

    /// The date-time; a date alone leaves the time unknown.
    pub fn moment(&self) -> Option<PartialDateTime> {
        match self {
            Value::Date(date) => Some((*date).into()),
            Value::DateTime(moment) => Some(*moment),
            _ => None,
        }
    }

    /// The time of day, also of a date-time.
    pub const fn time(&self) -> Option<PartialTime> {
        match self {
            Value::Time(time) => Some(*time),
            Value::DateTime(moment) => Some(moment.time),
            _ => None,
        }
    }

    /// The value itself, or those of the list: what an aggregate goes through.
    pub fn each(&self) -> &[Value] {
        match self {
            Value::List(values) => values,
            other => std::slice::from_ref(other),
        }
    }

    /// Which outcomes a comparison of two values of one type can have; `None` when one is nothing, or they do not compare.
    pub fn relation(&self, other: &Self) -> Option<Relation> {
        Some(match (self, other) {
            (Value::Number(left), Value::Number(right)) => left.cmp(right).into(),
            (Value::Text(left), Value::Text(right)) => left.cmp(right).into(),
            (Value::Boolean(left), Value::Boolean(right)) => left.cmp(right).into(),
            (Value::Time(left), Value::Time(right)) => left.compare(*right),
            (Value::Date(left), Value::Date(right)) => left.compare(*right),
            (Value::Date(_) | Value::DateTime(_), Value::Date(_) | Value::DateTime(_)) => self.moment()?.compare(other.moment()?),
            (Value::Set(left), Value::Set(right)) => same_set(left, right),
            _ => return None,
        })
    }
}

/// Sets are equal or not; neither is less.
fn same_set(left: &[Arc<str>], right: &[Arc<str>]) -> Relation {
    let equal = left.iter().all(|one| right.contains(one)) && right.iter().all(|one| left.contains(one));
    Relation { less: !equal, equal, greater: !equal }
}

impl From<bool> for Value {
    fn from(is: bool) -> Self {
        Value::Boolean(is)
    }
}

impl From<Decimal> for Value {
    fn from(number: Decimal) -> Self {
        Value::Number(number)
    }
}

impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Value::Number(number.into())
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Value::text(text)
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Value::Text(text.into())
    }
}

impl From<PartialDate> for Value {
    fn from(date: PartialDate) -> Self {
        Value::Date(date)
    }
}

impl From<PartialTime> for Value {
    fn from(time: PartialTime) -> Self {
        Value::Time(time)
    }
}

impl From<PartialDateTime> for Value {
    fn from(moment: PartialDateTime) -> Self {
        Value::DateTime(moment)
    }
}

/// `None` is nothing.
impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(NOTHING, Into::into)
    }
}

/// As it is stored: what a derived item says. Nothing and lists are written as nothing.
impl std::fmt::Display for Value {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Value::Nothing(_) | Value::List(_) => Ok(()),
            Value::Boolean(is) => write!(f, "{is}"),
            Value::Number(number) => write!(f, "{}", plain(*number)),
            Value::Text(text) => f.write_str(text),
            Value::Date(date) => write!(f, "{date}"),
            Value::Time(time) => write!(f, "{time}"),
            Value::DateTime(moment) => write!(f, "{moment}"),
            Value::Set(codes) => f.write_str(&codes.join(" ")),
        }
    }
}

/// Without zeros that say nothing, and with at most 15 digits that count: what is beyond comes of dividing.
pub fn plain(number: Decimal) -> Decimal {
    let short = number.round_sf_with_strategy(15, rust_decimal::RoundingStrategy::MidpointAwayFromZero).unwrap_or(number);
    let exact = number.scale() <= 15;
    if exact { number.normalize() } else { short.normalize() }
}

/// Written as its kind and text: `["n", "1.50"]`.
impl serde::Serialize for Value {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        let (kind, text) = match self {
            Value::Nothing(why) => ("", why.map_or(String::new(), |why| why.as_str().to_owned())),
            Value::Boolean(is) => ("b", is.to_string()),
            Value::Number(number) => ("n", number.to_string()),
            Value::Text(text) => ("s", text.to_string()),
            Value::Date(date) => ("d", date.to_string()),
            Value::Time(time) => ("t", time.to_string()),
            Value::DateTime(moment) => ("dt", moment.to_string()),
            Value::Set(_) | Value::List(_) => return Err(serde::ser::Error::custom("a list is no literal")),
        };
        (kind, text).serialize(to)
    }
}

impl<'de> serde::Deserialize<'de> for Value {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let (kind, text) = <(String, String)>::deserialize(from)?;
        let read = match kind.as_str() {
            "" => Some(Value::Nothing(Missing::parse(&text))),
            "b" => Some(Value::Boolean(text == "true")),
            "n" => text.parse().ok().map(Value::Number),
            "s" => Some(text.as_str().into()),
            "d" => text.parse().ok().map(Value::Date),
            "t" => text.parse().ok().map(Value::Time),
            "dt" => text.parse().ok().map(Value::DateTime),
            _ => None,
        };
        read.ok_or_else(|| serde::de::Error::custom("not a value"))
    }
}
