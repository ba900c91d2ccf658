//! What was answered: values exactly as entered, or missing with a reason.
//! Invariant: byte-exact. `1.50`, `007`, `2020-03` and a trailing blank survive (DAT-05).

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};

use super::{Missing, Oid};
use crate::kernel::Instant;

/// Where a value stands inside a record: group, row of the group, item. Written `GROUP/1/ITEM`; `/` and `%` inside an
/// OID are percent-encoded. Rows count from 1, are never reused, and stay when others are retired (DAT-13).
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct ItemKey {
    pub group: Oid,
    pub row: u32,
    pub item: Oid,
}

impl ItemKey {
    pub fn new(group: impl Into<Oid>, row: u32, item: impl Into<Oid>) -> Self {
        Self { group: group.into(), row, item: item.into() }
    }
}

impl From<&Oid> for Oid {
    fn from(oid: &Oid) -> Self {
        oid.clone()
    }
}

impl std::fmt::Display for ItemKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let escape = |oid: &Oid| oid.0.replace('%', "%25").replace('/', "%2F");
        write!(f, "{}/{}/{}", escape(&self.group), self.row, escape(&self.item))
    }
}

/// Not of the form `GROUP/1/ITEM`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("an item key reads GROUP/1/ITEM")]
pub struct NotAnItemKey;

impl std::str::FromStr for ItemKey {
    type Err = NotAnItemKey;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let unescape = |part: &str| Oid(part.replace("%2F", "/").replace("%25", "%"));
        let mut parts = text.split('/');
        let (Some(group), Some(row), Some(item), None) = (parts.next(), parts.next(), parts.next(), parts.next()) else {
            return Err(NotAnItemKey);
        };
        let row = row.parse().map_err(|_| NotAnItemKey)?;
        if row == 0 || group.is_empty() || item.is_empty() {
            return Err(NotAnItemKey);
        }
        Ok(Self { group: unescape(group), row, item: unescape(item) })
    }
}

impl Serialize for ItemKey {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for ItemKey {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(from)?;
        text.parse().map_err(serde::de::Error::custom)
    }
}

#[cfg(feature = "schema")]
impl schemars::JsonSchema for ItemKey {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "ItemKey".into()
    }
    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        schemars::json_schema!({ "type": "string", "description": "GROUP/1/ITEM", "examples": ["IG.VS/1/IT.SBP"] })
    }
}

/// A value as entered: one text, or several for a multiple choice.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(untagged)]
pub enum Text {
    One(String),
    Many(Vec<String>),
}

/// By what stands there, not by trying: the browser's reader tries nothing twice.
impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Texts)
    }
}

struct Texts;

impl<'de> Visitor<'de> for Texts {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a list of texts")
    }

    fn visit_str<E>(self, text: &str) -> Result<Text, E> {
        Ok(Text::One(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<Text, E> {
        Ok(Text::One(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut all: A) -> Result<Text, A::Error> {
        let mut texts = Vec::new();
        while let Some(text) = all.next_element()? {
            texts.push(text);
        }
        Ok(Text::Many(texts))
    }
}

/// One data point. All absent: it was cleared. Not in the record at all: never entered.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Datum {
    /// The value as entered.
    #[serde(rename = "v", default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Text>,
    /// Or why there is none.
    #[serde(rename = "m", default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<Missing>,
    /// The unit of measurement chosen, where the item has several.
    #[serde(rename = "u", default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Oid>,
    /// The record's revision at which this last changed. The server's; what a client sends is ignored.
    #[serde(rename = "r", default, skip_serializing_if = "Option::is_none")]
    pub revision: Option<u32>,
    /// The method that derived the value. The server's; what a client sends is ignored.
    #[serde(rename = "d", default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
    /// When it was typed, by the clock of the computer it was typed at, set right by the server's (TIM-05). Absent: nobody said.
    /// A claim, kept beside the server's own times and never in their place; never later than the server's receipt.
    #[serde(rename = "t", default, skip_serializing_if = "Option::is_none")]
    pub entered: Option<Instant>,
}

impl Datum {
    /// Characters of one value at most.
    pub const LONGEST: usize = 100_000;

    /// How many characters the value has.
    pub fn characters(&self) -> usize {
        match &self.value {
            Some(Text::One(text)) => text.chars().count(),
            Some(Text::Many(texts)) => texts.iter().map(|text| text.chars().count()).sum(),
            None => 0,
        }
    }

    /// A single value.
    pub fn text(value: impl Into<String>) -> Self {
        Self { value: Some(Text::One(value.into())), ..Self::default() }
    }

    /// Several choices.
    pub fn many<T: Into<String>>(values: impl IntoIterator<Item = T>) -> Self {
        Self { value: Some(Text::Many(values.into_iter().map(Into::into).collect())), ..Self::default() }
    }

    /// No value, and why.
    pub fn missing(why: Missing) -> Self {
        Self { missing: Some(why), ..Self::default() }
    }

    /// Neither a value nor a reason: blank on the page.
    pub fn is_blank(&self) -> bool {
        self.missing.is_none()
            && match &self.value {
                None => true,
                Some(Text::One(text)) => text.is_empty(),
                Some(Text::Many(texts)) => texts.is_empty(),
            }
    }

    /// A person said it, not a rule.
    pub fn is_by_hand(&self) -> bool {
        self.rule.is_none() && !self.is_unanswered()
    }

    /// No answer and no reason: blank, or nothing but blanks (which are kept as entered).
    pub fn is_unanswered(&self) -> bool {
        self.missing.is_none()
            && match &self.value {
                None => true,
                Some(Text::One(text)) => text.trim().is_empty(),
                Some(Text::Many(texts)) => texts.is_empty(),
            }
    }

    /// Whether both say the same, whenever they were written.
    pub fn same(&self, other: &Self) -> bool {
        self.missing == other.missing && self.unit == other.unit && self.value == other.value
    }

    /// The value, when it is a single one.
    pub fn one(&self) -> Option<&str> {
        match &self.value {
            Some(Text::One(text)) => Some(text),
            _ => None,
        }
    }
}

/// A record's values.
pub type Values = BTreeMap<ItemKey, Datum>;
