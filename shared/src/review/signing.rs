//! Signing: what is shown before, what hinders, what is asked for, what comes of it; and proving signatures afterwards.

use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{Content, Meaning, SignPlace, SignatureView};
use crate::capture::{Alteration, Level};
use crate::checked;
use crate::kernel::{Checked, Cursor, Instant, Place, SignatureId, SiteId, SubjectId};

/// What has changed since a signature, with who changed it last, when and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Difference {
    #[serde(flatten)]
    pub change: Alteration,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Instant>,
}

/// Why something cannot be signed now.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "why", content = "n", rename_all = "snake_case")]
pub enum Hindrance {
    /// Nothing was entered.
    Nothing,
    /// It is out of use, or did not take place.
    OutOfUse,
    /// So many forms are not complete.
    Incomplete(u32),
    /// So many queries wait for the site or for whoever asked.
    OpenQueries(u32),
    /// So many findings that nobody has asked about or answered.
    Findings(u32),
    /// So many forms are locked: under a lock nothing goes on, signing neither.
    Locked(u32),
    /// It is signed with this meaning, and nothing has changed since.
    AlreadySigned,
}

impl Hindrance {
    /// The wire form, and the last part of the key of its words.
    pub const fn as_str(self) -> &'static str {
        match self {
            Hindrance::Nothing => "nothing",
            Hindrance::OutOfUse => "out_of_use",
            Hindrance::Incomplete(_) => "incomplete",
            Hindrance::OpenQueries(_) => "open_queries",
            Hindrance::Findings(_) => "findings",
            Hindrance::Locked(_) => "locked",
            Hindrance::AlreadySigned => "already_signed",
        }
    }

    /// How many, where it counts.
    pub const fn count(self) -> Option<u32> {
        match self {
            Hindrance::Incomplete(n) | Hindrance::OpenQueries(n) | Hindrance::Findings(n) | Hindrance::Locked(n) => Some(n),
            _ => None,
        }
    }

    /// In English, for whoever calls the API.
    pub fn words(self) -> String {
        match self {
            Hindrance::Nothing => "Nothing was entered: there is nothing to sign.".into(),
            Hindrance::OutOfUse => "It is out of use, or did not take place.".into(),
            Hindrance::Incomplete(n) => format!("Forms that are not complete: {n}."),
            Hindrance::OpenQueries(n) => format!("Queries that are not closed: {n}."),
            Hindrance::Findings(n) => format!("Findings that nobody has answered: {n}."),
            Hindrance::Locked(n) => format!("Forms that are locked: {n}. Ask data management to have them unlocked, and say why."),
            Hindrance::AlreadySigned => "It is signed with this meaning, and nothing has changed since.".into(),
        }
    }
}

/// All that somebody must see before they sign.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Signable {
    pub subject: SubjectId,
    pub subject_key: String,
    pub site: SiteId,
    pub site_code: String,
    pub zone: String,
    pub place: SignPlace,
    /// SHA-256 of the content, hexadecimal: sent back at signing, so that nothing else is signed than what was shown.
    pub content_hash: String,
    pub content: Content,
    /// Why it cannot be signed now; nothing: it can.
    pub hindrances: Vec<Hindrance>,
    /// One's own last signature of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<SignatureView>,
    /// What has changed since then.
    pub differences: Vec<Difference>,
}

/// In short: what can be signed of a subject.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignableRow {
    pub subject: SubjectId,
    pub subject_key: String,
    pub site_code: String,
    pub place: SignPlace,
    /// Records covered.
    pub records: u32,
    pub content_hash: String,
    pub hindrances: Vec<Hindrance>,
    /// Its last signature, whoever's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<SignatureView>,
    /// What has changed since.
    pub changes: u32,
}

/// Which signables to list: query parameters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SignableFilter {
    pub level: Level,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteId>,
    /// The last subject key of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
    /// Subjects on a page, 1 to 100; 50 when absent.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(min = 1, max = 100, message = "A page has 1 to 100 subjects."))]
    pub limit: Option<u16>,
}
checked!(SignableFilter);

/// One thing to sign, as it was shown.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Target {
    pub subject: SubjectId,
    pub place: SignPlace,
    /// The hash of what was shown.
    #[validate(length(equal = 64, message = "A hash has 64 hexadecimal digits."))]
    pub content_hash: String,
}

/// An act of signing: one meaning, one proof, as many objects as the person has seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewSignatures {
    /// Named by the client: sent twice, nothing is signed twice.
    pub id: SignatureId,
    pub meaning: Meaning,
    #[validate(length(min = 1, max = 500, message = "Sign 1 to 500 objects at once."), nested)]
    pub targets: Vec<Target>,
}
impl Checked for NewSignatures {
    fn places(&self) -> Vec<Place> {
        let own = crate::kernel::places_of(Validate::validate(self));
        own.into_iter().chain(self.targets.iter().flat_map(|target| target.place.places())).collect()
    }
}

/// What became of one object.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "came", rename_all = "snake_case")]
pub enum Signing {
    /// It is signed.
    Signed { subject: SubjectId, place: SignPlace, signature: Box<SignatureView> },
    /// It cannot be signed now.
    Hindered { subject: SubjectId, place: SignPlace, hindrances: Vec<Hindrance> },
    /// It has changed since it was shown: look again.
    Changed { subject: SubjectId, place: SignPlace },
    /// There is no such object, or not for this person.
    NotFound { subject: SubjectId, place: SignPlace },
}

impl Signing {
    pub fn signature(&self) -> Option<&SignatureView> {
        match self {
            Signing::Signed { signature, .. } => Some(signature),
            _ => None,
        }
    }
}

/// Whether a signature is what it was.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Verdict {
    pub signature: SignatureView,
    pub subject_key: String,
    /// What is wrong with it; nothing: it is proved.
    pub faults: Vec<Fault>,
}

/// What is wrong with a signature.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Fault {
    /// What was signed is not what it was: its text does not have its hash.
    Content,
    /// Signer, meaning, time or another part of the signature is not what it was.
    Signature,
    /// It stands at another tenant, study, subject, visit or form than the one that was signed.
    Moved,
    /// The data, as they were then by the audit trail, are not what was signed.
    Data,
    /// It stands unbroken, and the data of today are not what was signed.
    Unnoticed,
    /// A record that it covers does not know of it, or the audit trail does not know of its signing.
    Unlinked,
}
