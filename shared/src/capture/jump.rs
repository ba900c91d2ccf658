//! Jumping: from a few letters to a subject, a visit, a form or an item.

use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::checked;
use crate::forms::Oid;
use crate::kernel::{StudyId, SubjectId};

/// What to look for. Query parameters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct JumpTo {
    /// Words or parts of words, all of which must be there; or a subject's key followed by such words.
    #[validate(length(max = 100, message = "Look for at most 100 characters."))]
    pub text: String,
    /// The language of the forms: `de`.
    #[serde(default)]
    #[validate(length(max = 35, message = "A language has at most 35 characters."))]
    pub lang: String,
    /// Look in this study first, and for visits, forms and items in it alone.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub study: Option<StudyId>,
    /// The subject in whose casebook visits, forms and items are to be opened.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<SubjectId>,
}
checked!(JumpTo);

/// What kind of place was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum FoundKind {
    Study,
    Subject,
    Visit,
    Form,
    Item,
}

/// A place that was found. Without a subject, a visit leads to the list of subjects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Found {
    pub kind: FoundKind,
    /// What a person reads first: key, title, question.
    pub title: String,
    /// Where it is: study, visit, form.
    pub place: String,
    pub study: StudyId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<SubjectId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<Oid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Oid>,
    /// `GROUP/1/ITEM`, as a form's page names its fields.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub item: Option<String>,
}
