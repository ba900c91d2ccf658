//! Seals of the audit trail, as clients see them (docs/seals.md).

use serde::{Deserialize, Serialize};

use crate::kernel::{Checked, Instant, SiteId};

/// Since when: query parameters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SealsSince {
    /// The number of a seal that the caller has kept: the answer proves that the newest grew out of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub since: Option<u64>,
}
impl Checked for SealsSince {}

/// The newest seal.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SealView {
    /// Counted from 0.
    pub number: u64,
    /// The database's clock.
    pub at: Instant,
    /// Entries of the tenant that are sealed by now.
    pub entries: u64,
    /// The id of the key that signed it.
    pub key: String,
    /// By which it is named, hexadecimal.
    pub hash: String,
    /// The text that was signed, and the signature over it, hexadecimal.
    pub body: String,
    pub signature: String,
}

/// The trail was verified against its seals, by itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SealCheck {
    pub at: Instant,
    /// Milliseconds.
    pub took_ms: u64,
    /// Seals that hold, and entries that were proven.
    pub seals: u64,
    pub entries: u64,
    /// Places that are not as they were sealed.
    pub faults: u32,
    /// The first 20 of them, as `probatum audit verify` names them; to whoever sees all sites.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub places: Vec<String>,
}

/// How far the trail is sealed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SealsView {
    /// Absent: nothing was sealed yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<SealView>,
    /// Entries in reach that no seal holds yet.
    pub waiting: u64,
    /// When all of the tenant's trail was last verified. Absent: not yet.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub checked: Option<SealCheck>,
    /// The audit path of the seal that was asked about in the log of the newest (RFC 6962, 2.1.1).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub inclusion: Vec<String>,
    /// That the newest seal's log begins with that seal's (RFC 6962, 2.1.2).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub consistency: Vec<String>,
}

/// Whose bundle: query parameters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct BundleOf {
    /// One site's alone. Without it, of all that is in reach.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteId>,
}
impl Checked for BundleOf {}
