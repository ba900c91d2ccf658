//! The list of subjects as it is asked for and answered, and the views of it that people keep.

use serde::{Deserialize, Serialize};
use uuid::Uuid;
use validator::Validate;

use super::api::SubjectRow;
use crate::checked;
use crate::kernel::{Cursor, PersonId};

/// By what a list of subjects is in order; the key decides among equals.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum SubjectSort {
    #[default]
    Key,
    /// The site's code.
    Site,
    /// Screening first, then as a subject goes on.
    State,
    /// When anything was last entered or changed.
    Changed,
    /// How many findings nobody has answered yet.
    Findings,
}

impl SubjectSort {
    pub const ALL: [SubjectSort; 5] =
        [SubjectSort::Key, SubjectSort::Site, SubjectSort::State, SubjectSort::Changed, SubjectSort::Findings];

    /// The wire form.
    pub const fn as_str(self) -> &'static str {
        match self {
            SubjectSort::Key => "key",
            SubjectSort::Site => "site",
            SubjectSort::State => "state",
            SubjectSort::Changed => "changed",
            SubjectSort::Findings => "findings",
        }
    }

    pub fn is_key(&self) -> bool {
        *self == SubjectSort::Key
    }
}

impl std::str::FromStr for SubjectSort {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        SubjectSort::ALL.into_iter().find(|sort| sort.as_str() == text).ok_or(())
    }
}

/// A page of the list of subjects.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Subjects {
    pub rows: Vec<SubjectRow>,
    /// Where the next page starts; absent on the last one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub next: Option<Cursor>,
    /// How many the filter leaves, where that was asked.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub total: Option<u32>,
}

/// A view to keep. The client names it, so that a retry keeps one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewView {
    pub id: Uuid,
    /// Which list: `subjects`.
    #[validate(length(min = 1, max = 32, message = "A list has a name of 1 to 32 characters."))]
    pub list: String,
    #[validate(length(min = 1, max = 80, message = "A view has a name of 1 to 80 characters."))]
    pub name: String,
    /// Filter, order and columns as the page's address has them, without the question mark.
    #[validate(length(max = 20_000, message = "This view says too much to be kept."))]
    pub query: String,
    /// Everybody of the study may choose it.
    #[serde(default)]
    pub shared: bool,
    /// Out of use.
    #[serde(default)]
    pub retired: bool,
}
checked!(NewView);

/// A view that was kept.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct KeptView {
    pub id: Uuid,
    pub list: String,
    pub name: String,
    pub query: String,
    pub shared: bool,
    /// Whose it is; only they change it.
    pub person: PersonId,
    pub person_name: String,
}
