//! What a signature covers, in the form in which it is hashed (11.70). Specified in `docs/signatures.md`.

use serde::{Deserialize, Serialize};

use super::SignPlace;
use crate::capture::{RecordKey, RecordState, RowKey};
use crate::forms::{Datum, ItemKey, Missing, Oid, Text};
use crate::kernel::{QueryId, RecordId, StudyId, SubjectId, TenantId};

/// Which specification the content follows.
pub const CONTENT_FORMAT: &str = "probatum-content-1";
/// Which specification a signature follows.
pub const SIGNATURE_FORMAT: &str = "probatum-signature-1";

/// The data that a signature covers, as they are hashed: format `probatum-content-1`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Content {
    pub format: String,
    pub tenant: TenantId,
    pub study: StudyId,
    pub subject: SubjectId,
    pub subject_key: String,
    pub place: SignPlace,
    /// The visits covered; none where a form is signed.
    pub visits: Vec<SignedVisit>,
    pub records: Vec<SignedRecord>,
}

/// A visit as it is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignedVisit {
    pub visit: Oid,
    pub n: u32,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub date: Option<String>,
    /// The code of why it did not take place, and what was said beside it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub not_done: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
    pub retired: bool,
}

/// A record as it is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignedRecord {
    pub id: RecordId,
    pub key: RecordKey,
    /// The hash of the design under which it was entered.
    pub design: String,
    pub state: RecordState,
    /// Out of use.
    pub retired: bool,
    /// Findings for which there is no query.
    pub findings: u32,
    /// Rows out of use.
    pub retired_rows: Vec<RowKey>,
    pub values: Vec<SignedValue>,
    /// Queries that wait at the record.
    pub queries: Vec<SignedQuery>,
}

/// A data point as it is signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignedValue {
    pub at: ItemKey,
    /// Byte for byte as it was entered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<Text>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub missing: Option<Missing>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub unit: Option<Oid>,
    /// The rule that derived it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<String>,
}

impl SignedValue {
    pub fn of(at: &ItemKey, datum: &Datum) -> Self {
        let Datum { value, missing, unit, rule, .. } = datum.clone();
        Self { at: at.clone(), value, missing, unit, rule }
    }

    /// As a datum again, without when it was entered.
    pub fn datum(&self) -> Datum {
        let Self { value, missing, unit, rule, .. } = self.clone();
        Datum { value, missing, unit, rule, ..Datum::default() }
    }
}

/// A query that waited when it was signed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignedQuery {
    pub id: QueryId,
    pub state: String,
}
