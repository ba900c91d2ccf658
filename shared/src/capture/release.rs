//! Releases: a published version of a design is given to sites; their subjects stay on the version they are on, or move to it.
//!
//! Invariant: a move never changes what was entered. It evaluates every record of the subject anew, and what that changed is
//! counted, rule by rule.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::checked;
use crate::kernel::{Instant, ReleaseId, SiteId, VersionId};

/// What becomes of the subjects who are there.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SubjectsThen {
    /// They stay on the version they are on; only new ones begin with this one.
    #[default]
    Keep,
    /// They move to this one, and every record is evaluated again.
    Move,
}

/// A version to release. The client names the release, so that a retry releases it once.
#[derive(Clone, Debug, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewRelease {
    pub id: ReleaseId,
    /// None means all of the study's, and those that open later.
    #[serde(default)]
    #[validate(length(max = 2000, message = "A release names at most 2000 sites."))]
    pub sites: Vec<SiteId>,
    #[serde(default)]
    pub subjects: SubjectsThen,
    /// What allows it at these sites: the ethics committee's or authority's reference and date.
    #[serde(default)]
    #[validate(length(max = 500, message = "An approval has at most 500 characters."))]
    pub approval: String,
}
checked!(NewRelease);

/// How far a release has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum ReleaseState {
    Moving,
    Paused,
    /// Those who have not moved stay where they are.
    Cancelled,
    /// All were tried, and some could not be moved; it can be taken up again.
    Incomplete,
    Done,
}

impl ReleaseState {
    const ALL: [Self; 5] = [Self::Moving, Self::Paused, Self::Cancelled, Self::Incomplete, Self::Done];

    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Moving => "moving",
            Self::Paused => "paused",
            Self::Cancelled => "cancelled",
            Self::Incomplete => "incomplete",
            Self::Done => "done",
        }
    }

    /// Whether anything more will happen to it.
    pub const fn is_open(self) -> bool {
        matches!(self, Self::Moving | Self::Paused | Self::Incomplete)
    }
}

impl std::str::FromStr for ReleaseState {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Self::ALL.into_iter().find(|one| one.as_str() == text).ok_or(())
    }
}

/// What moving changed: of one subject, or of all who have moved.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct Moved {
    /// Records that were evaluated by the new version.
    pub records: u32,
    /// Records of forms and visits that the new version does not have: they stay on theirs.
    pub left: u32,
    /// Forms that were complete and are not any more.
    pub reopened: u32,
    /// Entered values where the new version works one out: they stay.
    pub kept: u32,
    /// Queries to sites that rules opened.
    pub queries_opened: u32,
    /// Queries to sites that closed by themselves.
    pub queries_closed: u32,
    /// By rule.
    pub rules: BTreeMap<String, RuleEffect>,
}

/// What one rule did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct RuleEffect {
    /// Derived values that are different now.
    pub values: u32,
    /// Findings that were not there before, and that are not there any more.
    pub opened: u32,
    pub closed: u32,
}

impl RuleEffect {
    fn add(&mut self, other: Self) {
        self.values = self.values.saturating_add(other.values);
        self.opened = self.opened.saturating_add(other.opened);
        self.closed = self.closed.saturating_add(other.closed);
    }
}

impl Moved {
    /// Both together.
    pub fn add(&mut self, other: Self) {
        self.records = self.records.saturating_add(other.records);
        self.left = self.left.saturating_add(other.left);
        self.reopened = self.reopened.saturating_add(other.reopened);
        self.kept = self.kept.saturating_add(other.kept);
        self.queries_opened = self.queries_opened.saturating_add(other.queries_opened);
        self.queries_closed = self.queries_closed.saturating_add(other.queries_closed);
        for (rule, effect) in other.rules {
            self.rules.entry(rule).or_default().add(effect);
        }
    }

    /// Over all rules.
    pub fn total(&self) -> RuleEffect {
        self.rules.values().fold(RuleEffect::default(), |mut total, one| {
            total.add(*one);
            total
        })
    }
}

/// A subject who could not be moved, and why.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NotMoved {
    pub subject: String,
    pub why: String,
}

/// A release, how far it has come, and what it changed so far.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ReleaseView {
    pub id: ReleaseId,
    pub version: VersionId,
    pub version_n: u32,
    pub version_name: String,
    /// None means all.
    pub sites: Vec<SiteId>,
    pub subjects: SubjectsThen,
    pub state: ReleaseState,
    pub reason: String,
    pub approval: String,
    pub by: String,
    pub at: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Instant>,
    /// Subjects who have moved, of those who are to.
    pub done: u32,
    pub total: u32,
    pub moved: Moved,
    pub not_moved: Vec<NotMoved>,
}
