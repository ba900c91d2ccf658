//! Findings: what a form finds wrong, where, and why, in words.

use serde::{Deserialize, Serialize};

use super::rule::Trace;
use super::{ItemKey, Translated};

/// How serious a finding is. None blocks the truth (DAT-04).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Level {
    /// Worth knowing.
    Note,
    /// Unlikely: confirm or correct.
    Soft,
    /// Wrong unless explained.
    Hard,
    /// Must be answered, or said why not, before the form is complete.
    Required,
    /// Cannot be represented as the item's type; never stored.
    Unreadable,
}

/// What to say: the design's own message, or one of ours by key with its arguments.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Words {
    /// From the design, in its languages.
    Own(Translated),
    /// `finding-range-le` with `label`, `value`, `limit` (with its unit), `level` (`hard` or `soft`): a key of the app's message
    /// files. All keys are [`KEYS`](super::KEYS); `label` is in the design's default language or English.
    Key { key: String, args: Vec<(String, String)> },
}

/// One thing found wrong with one data point.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Finding {
    pub at: ItemKey,
    /// Which check: `IT.SBP#mandatory`, `IT.SBP#range1`. Stable within a design version.
    pub rule: String,
    pub level: Level,
    pub words: Words,
    /// The facts it rests on, in reading order: what was compared with what.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub because: Vec<String>,
    /// The other items that it is about.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub also: Vec<ItemKey>,
    /// Why the rule found it: its parts, with the values they had.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<Box<Trace>>,
}

impl Finding {
    /// Whether the form cannot be complete with it.
    pub fn blocks_completion(&self) -> bool {
        matches!(self.level, Level::Required | Level::Unreadable)
    }

    /// The check's name without its item: `mandatory`, `range1`.
    pub fn check(&self) -> &str {
        self.rule.rsplit_once('#').map_or(self.rule.as_str(), |(_, check)| check)
    }
}
