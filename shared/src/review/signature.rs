//! Signatures (21 CFR 11.50, 11.70, 11.200): what is signed, by whom, with which meaning, and what has become of it since.
//! The document that is signed is specified in `docs/signatures.md`.

use serde::{Deserialize, Serialize};

use crate::access::Role;
use crate::capture::{Alteration, Level, RecordKey};
use crate::forms::Oid;
use crate::kernel::{Checked, Instant, PersonId, Place, SignatureId, SubjectId};

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
