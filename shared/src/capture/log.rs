//! Logs: forms that are kept all through the study, with what they are linked to.

use serde::{Deserialize, Serialize};

use super::{RecordKey, RecordState, RowKey};
use crate::forms::{Oid, Values};
use crate::kernel::Checked;

/// Which log: query parameters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WhichLog {
    pub form: Oid,
}
impl Checked for WhichLog {}

/// All records of a form, and of the forms that link to it or that it links to.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Log {
    pub records: Vec<LogRecord>,
}

/// A record as a log shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LogRecord {
    pub key: RecordKey,
    pub state: RecordState,
    pub revision: u32,
    /// It was complete once: a change needs a reason.
    pub needs_reason: bool,
    /// Out of use, by itself or with its visit.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub retired: bool,
    /// Rows taken out of use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub retired_rows: Vec<RowKey>,
    pub values: Values,
}
