//! Rows of the endpoint table for studies, designs and sites.

use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{Design, DesignReport, Difference, RulesByForm};
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

/// How far a version of a design has come. It never goes back.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum VersionState {
    /// Looked at, not in use.
    Draft,
    /// Can be released to sites.
    Published,
    /// Not to be released any more.
    Retired,
}

impl VersionState {
    pub const fn as_str(self) -> &'static str {
        match self {
            VersionState::Draft => "draft",
            VersionState::Published => "published",
            VersionState::Retired => "retired",
        }
    }
}

impl std::str::FromStr for VersionState {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        [VersionState::Draft, VersionState::Published, VersionState::Retired].into_iter().find(|one| one.as_str() == text).ok_or(())
    }
}

/// A version as a list shows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VersionRow {
    pub id: VersionId,
    /// Counting from 1 in the study.
    pub n: u32,
    /// ODM MetaDataVersion/@Name.
    pub name: String,
    /// SHA-256 of the design.
    pub hash: String,
    pub state: VersionState,
    /// Whether sites that open from now on begin with it.
    pub current: bool,
    pub added: Instant,
    pub added_by: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub published_by: Option<String>,
    /// The file it came from.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub file: Option<String>,
    /// Sites whose new subjects begin with it, and subjects who are on it; in the reader's reach.
    pub sites: i64,
    pub subjects: i64,
}

/// What would become of a file as a new version of a study's design.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VersionCheck {
    pub report: DesignReport,
    /// Against the version that new sites begin with; nothing where the file is refused.
    pub changes: Vec<Difference>,
}

/// What a version is called where the file's own name is not to be taken.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct VersionOptions {
    /// The file's name.
    #[serde(default)]
    #[validate(length(max = 200, message = "A file name has at most 200 characters."))]
    pub file: String,
    /// The version's name, such as "Amendment 2"; empty takes the file's.
    #[serde(default)]
    #[validate(length(max = 100, message = "A version's name has at most 100 characters."))]
    pub name: String,
}
checked!(VersionOptions);

/// With what a version is compared: the version that new sites begin with when absent. Query parameters.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Against {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub against: Option<VersionId>,
}
impl Checked for Against {}

/// What a version changes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Comparison {
    pub version: VersionRow,
    pub against: VersionRow,
    pub changes: Vec<Difference>,
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
    /// The versions of the study's design, the newest first.
    ListVersions   = Get  "/studies/{study}/versions"                    needs StudyRead   : InStudy, Nothing => Vec<VersionRow>;
    /// Say what a design file would change as a new version, without storing anything.
    CheckVersion   = Post "/studies/{study}/versions/check"              needs StudyImport, upload : InStudy, Upload<Nothing> => VersionCheck;
    /// Add a version to the study from a design file. It is a draft until it is published.
    AddVersion     = Post "/studies/{study}/versions"                    needs StudyImport, upload : InStudy, Upload<VersionOptions> => VersionRow;
    /// What a version changes, part by part.
    CompareVersion = Get  "/studies/{study}/versions/{version}/changes"  needs StudyRead   : OnVersion, Against => Comparison;
    /// Publish a draft that somebody else added: from then on it can be released to sites. One with rules that cannot be compiled is refused.
    PublishVersion = Post "/studies/{study}/versions/{version}/publish"  needs StudyRelease : OnVersion, Nothing => VersionRow;
    /// Retire a version: it is not released any more. Subjects who are on it stay.
    RetireVersion  = Post "/studies/{study}/versions/{version}/retire"   needs StudyRelease : OnVersion, Nothing => VersionRow;
    /// The sites of the study in reach.
    ListSites   = Get  "/studies/{study}/sites"              needs StudyRead   : InStudy, Nothing => Vec<SiteView>;
    /// Open a site.
    OpenSite    = Post "/studies/{study}/sites"              needs SiteEdit    : InStudy, NewSite => SiteView;
}
