//! Rows of the endpoint table for studies, designs and sites.

use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{Design, DesignReport, RulesByForm};
use crate::forms::Oid;
use crate::kernel::{Checked, Instant, Nothing, Scope, Scoped, SiteId, StudyId, Upload, VersionId};
use crate::{checked, endpoints};

/// A path into one study.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InStudy {
    pub study: StudyId,
}

impl Scoped for InStudy {
    fn scope(&self) -> Scope {
        Scope::Study(self.study)
    }
}

/// A path to one version of a study's design.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OnVersion {
    pub study: StudyId,
    pub version: VersionId,
}

impl Scoped for OnVersion {
    fn scope(&self) -> Scope {
        Scope::Study(self.study)
    }
}

/// What a study's data are for (TEN-05). Anything but `live` is marked on every page and export.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Environment {
    Test,
    Training,
    #[default]
    Live,
}

impl Environment {
    pub const ALL: [Environment; 3] = [Environment::Live, Environment::Training, Environment::Test];

    pub const fn as_str(self) -> &'static str {
        match self {
            Environment::Test => "test",
            Environment::Training => "training",
            Environment::Live => "live",
        }
    }
}

impl std::str::FromStr for Environment {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Environment::ALL.into_iter().find(|one| one.as_str() == text).ok_or(())
    }
}

/// A study as a list shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct StudyView {
    pub id: StudyId,
    pub name: String,
    /// ODM ProtocolName.
    pub protocol: String,
    pub description: String,
    pub environment: Environment,
    /// The published version in use.
    pub version: VersionId,
    pub version_name: String,
    /// SHA-256 of the design.
    pub hash: String,
    /// Sites and subjects in the reader's reach.
    pub sites: i64,
    pub subjects: i64,
}

/// A site as its study shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SiteView {
    pub id: SiteId,
    /// Short, unique in the study, part of subject keys: `DE01`.
    pub code: String,
    pub name: String,
    /// ISO 3166-1 alpha-2.
    pub country: String,
    /// IANA name: `Europe/Berlin`.
    pub time_zone: String,
}

/// A site to open. The client names it, so that a retry opens it once.
#[derive(Clone, Debug, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewSite {
    pub id: SiteId,
    #[validate(length(min = 1, max = 16, message = "A site code has 1 to 16 characters."))]
    pub code: String,
    #[validate(length(min = 1, max = 200, message = "A site name has 1 to 200 characters."))]
    pub name: String,
    #[validate(length(equal = 2, message = "A country has two letters (ISO 3166-1)."))]
    pub country: String,
    #[validate(length(min = 1, max = 64, message = "A time zone has an IANA name, such as Europe/Berlin."))]
    pub time_zone: String,
}
checked!(NewSite);

/// What the study that a file becomes is for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ImportOptions {
    /// It stays so: a study never changes its environment.
    #[serde(default)]
    pub environment: Environment,
}
impl Checked for ImportOptions {}

/// How a file becomes a study.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Imported {
    pub study: StudyId,
    pub version: VersionId,
    pub report: DesignReport,
}

/// A version of a design, whole.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VersionView {
    pub id: VersionId,
    pub oid: Oid,
    pub hash: String,
    pub published: Instant,
    pub design: Design,
    /// The rules of its forms, compiled.
    #[serde(default, skip_serializing_if = "std::collections::BTreeMap::is_empty")]
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<Oid, serde_json::Value>"))]
    pub rules: RulesByForm,
}

endpoints! { "study";
    /// The studies in reach.
    ListStudies = Get  "/studies"                            needs StudyRead   : Nothing, Nothing => Vec<StudyView>;
    /// One study.
    ReadStudy   = Get  "/studies/{study}"                    needs StudyRead   : InStudy, Nothing => StudyView;
    /// One version of the study's design, without what only exports need. It never changes.
    ReadDesign  = Get  "/studies/{study}/versions/{version}" needs StudyRead   : OnVersion, Nothing => VersionView;
    /// Say what would become of a design file, without storing anything.
    CheckDesign = Post "/designs/check"                      needs SignedIn, upload    : Nothing, Upload<Nothing> => DesignReport;
    /// Create a study from a design file (CDISC ODM, REDCap data dictionary).
    ImportStudy = Post "/studies"                            needs StudyImport, upload : Nothing, Upload<ImportOptions> => Imported;
    /// The sites of the study in reach.
    ListSites   = Get  "/studies/{study}/sites"              needs StudyRead   : InStudy, Nothing => Vec<SiteView>;
    /// Open a site.
    OpenSite    = Post "/studies/{study}/sites"              needs SiteEdit    : InStudy, NewSite => SiteView;
}
