//! Files: what was handed in as an answer. The item's value is the file's id; the bytes are kept elsewhere.
//! Invariant: a file belongs to one record of one subject; one that was replaced stays readable.

use serde::{Deserialize, Serialize};
use validator::Validate;

use super::RecordKey;
use crate::checked;
use crate::forms::{ItemKey, Oid};
use crate::kernel::{Checked, Cursor, FileId, Instant, Scope, Scoped, StudyId, SubjectId};

/// A path to one file of a study.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OnFile {
    pub study: StudyId,
    pub file: FileId,
}

impl Scoped for OnFile {
    fn scope(&self) -> Scope {
        Scope::Study(self.study)
    }
}

/// What is said beside the bytes of a file. The client names it, so that a retry keeps it once. Query parameters.
#[derive(Clone, Debug, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewFile {
    pub id: FileId,
    pub visit: Oid,
    #[validate(range(min = 1, max = 9999, message = "Visits count from 1 to 9999."))]
    pub visit_n: u32,
    pub form: Oid,
    #[validate(range(min = 1, max = 9999, message = "Forms count from 1 to 9999."))]
    pub form_n: u32,
    /// The item it answers.
    pub at: ItemKey,
    /// As the sender's computer calls it.
    #[validate(length(min = 1, max = 255, message = "A file's name has 1 to 255 characters."))]
    pub name: String,
}
checked!(NewFile);

/// A file, without its bytes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FileView {
    pub id: FileId,
    pub subject: SubjectId,
    pub record: RecordKey,
    pub at: ItemKey,
    pub name: String,
    /// What it is, found from its content.
    pub media: String,
    /// In bytes.
    pub size: u64,
    /// Of the bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// Pixels, for a picture that could be read.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub width: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub height: Option<u32>,
    /// There is a small picture of it.
    pub thumbnail: bool,
    /// A scanner called it clean when it came in.
    pub scanned: bool,
    /// It is what its item says now; else it was replaced, or never said.
    pub in_use: bool,
    pub uploaded_at: Instant,
    pub uploaded_by: String,
}

/// Which files to list. Query parameters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct FileFilter {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub subject: Option<SubjectId>,
    /// True: those that no record names, now or before.
    #[serde(default)]
    pub orphans: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
}
impl Checked for FileFilter {}
