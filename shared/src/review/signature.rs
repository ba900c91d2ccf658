//! Signatures (21 CFR 11.50, 11.70, 11.200): what is signed, by whom, with which meaning, and what has become of it since.
//! The document that is signed is specified in `docs/signatures.md`.

use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::access::Role;
use crate::capture::{Alteration, Level, RecordKey, RecordState, RowKey};
use crate::checked;
use crate::forms::{Datum, ItemKey, Missing, Oid, Text};
use crate::kernel::{Checked, Instant, PersonId, Place, RecordId, SignatureId, SiteId, StudyId, SubjectId, TenantId};

/// Which specification the content follows.
pub const CONTENT_FORMAT: &str = "probatum-content-1";
/// Which specification a signature follows.
pub const SIGNATURE_FORMAT: &str = "probatum-signature-1";

/// What the signer says by signing (11.50(a)(3)).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Meaning {
    /// "I have reviewed these data and approve them."
    ReviewApproval,
    /// "I entered these data, or they were entered under my eyes."
    Authorship,
    /// "I take responsibility for these data."
    Responsibility,
}

impl Meaning {
    pub const ALL: [Meaning; 3] = [Meaning::ReviewApproval, Meaning::Authorship, Meaning::Responsibility];

    /// The wire and database form, and the last part of the key of its words: `meaning-authorship`.
    pub const fn as_str(self) -> &'static str {
        match self {
            Meaning::ReviewApproval => "review_approval",
            Meaning::Authorship => "authorship",
            Meaning::Responsibility => "responsibility",
        }
    }

    /// In English, for exports and documents.
    pub const fn words(self) -> &'static str {
        match self {
            Meaning::ReviewApproval => "Reviewed and approved",
            Meaning::Authorship => "Authorship",
            Meaning::Responsibility => "Responsibility",
        }
    }
}

impl std::str::FromStr for Meaning {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Meaning::ALL.into_iter().find(|meaning| meaning.as_str() == text).ok_or(())
    }
}

/// What can be signed: a form, a visit, or the casebook of a subject. Also query parameters.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SignPlace {
    pub level: Level,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit: Option<Oid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit_n: Option<u32>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form: Option<Oid>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub form_n: Option<u32>,
}

impl SignPlace {
    pub const CASEBOOK: SignPlace = SignPlace { level: Level::Casebook, visit: None, visit_n: None, form: None, form_n: None };

    pub fn visit(visit: Oid, n: u32) -> Self {
        Self { level: Level::Visit, visit: Some(visit), visit_n: Some(n), ..Self::CASEBOOK }
    }

    pub fn form(key: &RecordKey) -> Self {
        Self { level: Level::Form, form: Some(key.form.clone()), form_n: Some(key.form_n), ..Self::visit(key.visit.clone(), key.visit_n) }
    }

    /// The record, where a form is signed.
    pub fn record(&self) -> Option<RecordKey> {
        let (visit, visit_n) = self.at_visit()?;
        Some(RecordKey { visit: visit.clone(), visit_n, form: self.form.clone()?, form_n: self.form_n? })
    }

    /// The visit, where a visit or one of its forms is signed.
    pub fn at_visit(&self) -> Option<(&Oid, u32)> {
        self.visit.as_ref().zip(self.visit_n)
    }

    /// Whether a record is covered.
    pub fn covers(&self, key: &RecordKey) -> bool {
        match self.level {
            Level::Form => self.record().as_ref() == Some(key),
            Level::Visit => self.at_visit() == Some((&key.visit, key.visit_n)),
            Level::Casebook => true,
        }
    }
}

impl Checked for SignPlace {
    fn places(&self) -> Vec<Place> {
        let fits = match self.level {
            Level::Form => self.record().is_some(),
            Level::Visit => self.at_visit().is_some() && self.form.is_none() && self.form_n.is_none(),
            Level::Casebook => *self == Self::CASEBOOK,
        };
        let place =
            || Place { at: "/level".into(), message: "Name the form with its visit, the visit, or neither for the casebook.".into() };
        (!fits).then(place).into_iter().collect()
    }
}

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
    pub id: crate::kernel::QueryId,
    pub state: String,
}

/// A signature as it is shown: the manifestation of 11.50, with what has become of it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SignatureView {
    pub id: SignatureId,
    pub subject: SubjectId,
    pub place: SignPlace,
    pub meaning: Meaning,
    pub signer: PersonId,
    /// The printed name, as it was at the signing.
    pub name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    pub organisation: String,
    pub at: Instant,
    /// The site's time zone at the signing, by its IANA name.
    pub zone: String,
    /// SHA-256 of the signature's document, hexadecimal.
    pub hash: String,
    /// The signature of the same place and meaning before this one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub previous: Option<SignatureId>,
    /// By what it was broken; absent: it stands.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub broken: Option<Breach>,
    /// A later signature of the same place and meaning has taken its place.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub superseded: bool,
}

/// By what a signature was broken first: what, where, who, when, why, old and new.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Breach {
    pub at: Instant,
    pub by: PersonId,
    pub name: String,
    pub what: Alteration,
}

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
            Hindrance::AlreadySigned => "already_signed",
        }
    }

    /// How many, where it counts.
    pub const fn count(self) -> Option<u32> {
        match self {
            Hindrance::Incomplete(n) | Hindrance::OpenQueries(n) | Hindrance::Findings(n) => Some(n),
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
    pub after: Option<crate::kernel::Cursor>,
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
