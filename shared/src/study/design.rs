//! The design of a study: what will be collected, when, and by what rules. Immutable once published, known by its hash.
//! The browser reads of it what it shows and evaluates: what it never looks at is passed over there (`skip_deserializing` on wasm32), so
//! that it does not carry the readers.

use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::forms::{Alias, Carried, Element, Library, Oid, Ref, Translated};

/// One version of a study's design (ODM Study with one MetaDataVersion).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Design {
    /// ODM Study/@OID.
    pub oid: Oid,
    /// ODM StudyName.
    pub name: String,
    /// ODM StudyDescription.
    #[serde(default)]
    pub description: String,
    /// ODM ProtocolName: how the study is known.
    #[serde(default)]
    pub protocol: String,
    /// ODM MetaDataVersion/@OID, @Name and @Description.
    pub version_oid: Oid,
    pub version_name: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub version_description: Option<String>,
    /// ODM Protocol/Description.
    #[serde(default, skip_serializing_if = "Translated::is_empty")]
    pub protocol_description: Translated,
    /// How a subject's key is made: `{site}` is the site's code, `{seq}` counts within the site, `{n}` within the study;
    /// `{seq:3}` pads to three digits.
    #[serde(default = "Design::default_pattern")]
    pub subject_pattern: String,
    /// Reasons for change that people choose from (AUD-07); empty: those that most studies use.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub change_reasons: Vec<Translated>,
    /// ODM Protocol/StudyEventRef: which visits every subject has. Empty means all visits, in the design's order.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub schedule: Vec<Ref>,
    /// The code list of reasons why a visit did not take place; absent: those that every study has.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub visit_reasons: Option<Oid>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub arms: Vec<Arm>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub visits: Vec<VisitDef>,
    /// An object of its own: flattened, every reader of a design would carry a reader of designs in no order at all.
    #[serde(default)]
    pub library: Library,
    /// ODM Protocol/Alias.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub aliases: Vec<Alias>,
    /// What was found and not understood, place by place. Boxed: most designs have little of it.
    #[serde(default, skip_serializing_if = "Leftovers::is_empty")]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub leftovers: Box<Leftovers>,
}

/// What an import keeps of places that are not parts of their own.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Leftovers {
    /// Prefixes of foreign namespaces, as the file had them: prefix and URI.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub prefixes: Vec<(String, String)>,
    /// Of ODM, Study, GlobalVariables, BasicDefinitions, MetaDataVersion and Protocol.
    #[serde(default, skip_serializing_if = "Carried::is_empty")]
    pub root: Carried,
    #[serde(default, skip_serializing_if = "Carried::is_empty")]
    pub study: Carried,
    #[serde(default, skip_serializing_if = "Carried::is_empty")]
    pub globals: Carried,
    #[serde(default, skip_serializing_if = "Carried::is_empty")]
    pub basics: Carried,
    #[serde(default, skip_serializing_if = "Carried::is_empty")]
    pub version: Carried,
    #[serde(default, skip_serializing_if = "Carried::is_empty")]
    pub protocol: Carried,
    /// Whole Study elements beside the one imported (sites, other versions it includes).
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub studies: Vec<Element>,
}

impl Leftovers {
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// A treatment arm. Which arm a subject is in is an unblinded value.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Arm {
    pub oid: Oid,
    pub name: String,
    #[serde(default, skip_serializing_if = "Translated::is_empty")]
    pub description: Translated,
    /// Planned share of subjects: 2 in a 2:1 randomisation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ratio: Option<u16>,
}

/// How a visit comes about (ODM StudyEventDef/@Type).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub enum VisitKind {
    #[default]
    Scheduled,
    Unscheduled,
    /// Forms that are there all through the study: adverse events, medication.
    Common,
}

/// A visit (ODM StudyEventDef).
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct VisitDef {
    pub oid: Oid,
    pub name: String,
    #[serde(default)]
    pub kind: VisitKind,
    #[serde(default)]
    pub repeating: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub category: Option<String>,
    #[serde(default, skip_serializing_if = "Translated::is_empty")]
    pub description: Translated,
    pub forms: Vec<Ref>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub window: Option<Window>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub aliases: Vec<Alias>,
    #[serde(default, skip_serializing_if = "Carried::is_empty")]
    #[cfg_attr(target_arch = "wasm32", serde(skip_deserializing))]
    pub carried: Carried,
}

impl VisitDef {
    /// What a person reads as the visit's name.
    pub fn title(&self) -> &str {
        if self.name.trim().is_empty() { self.oid.as_str() } else { &self.name }
    }
}

/// When a visit is planned: `day` days after the anchor visit's date, `before` and `after` days of tolerance.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Window {
    /// The visit that counts as day 0; absent: the first scheduled visit.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub anchor: Option<Oid>,
    pub day: i32,
    #[serde(default)]
    pub before: u16,
    #[serde(default)]
    pub after: u16,
}

impl Design {
    /// Site code and a count within the site: `DE01-007`.
    pub fn default_pattern() -> String {
        "{site}-{seq:3}".to_owned()
    }

    /// The content hash: SHA-256 over the design's JSON, in lower-case hexadecimal.
    pub fn hash(&self) -> String {
        let json = serde_json::to_vec(self).unwrap_or_default();
        Sha256::digest(&json).iter().map(|byte| format!("{byte:02x}")).collect()
    }

    pub fn visit(&self, oid: &Oid) -> Option<&VisitDef> {
        self.visits.iter().find(|visit| visit.oid == *oid)
    }

    /// The visits in the order in which a casebook shows them: the schedule first, then whatever it does not name.
    pub fn visits_in_order(&self) -> Vec<&VisitDef> {
        let scheduled: Vec<&VisitDef> = crate::forms::in_order(&self.schedule).filter_map(|one| self.visit(&one.oid)).collect();
        let rest = self.visits.iter().filter(|visit| !scheduled.iter().any(|one| one.oid == visit.oid));
        scheduled.iter().copied().chain(rest).collect()
    }

    /// The same design without what only an export needs: what the browser loads.
    #[must_use]
    pub fn lean(mut self) -> Self {
        let Library { units, forms, groups, items, code_lists, conditions, methods, rules, reasons: _ } = &mut self.library;
        units.iter_mut().for_each(|one| one.carried = Carried::default());
        forms.iter_mut().for_each(|one| one.carried = Carried::default());
        groups.iter_mut().for_each(|one| one.carried = Carried::default());
        items.iter_mut().for_each(|one| one.carried = Carried::default());
        code_lists.iter_mut().for_each(|one| one.carried = Carried::default());
        conditions.clear();
        methods.clear();
        rules.iter_mut().for_each(|one| one.carried = Carried::default());
        self.visits.iter_mut().for_each(|one| one.carried = Carried::default());
        *self.leftovers = Leftovers::default();
        self
    }
}
