//! What an import made of a design file: what it found, what it kept without understanding it, why it refused.

use serde::{Deserialize, Serialize};

use super::Design;

/// The report of one file.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DesignReport {
    /// The file's name, as given.
    pub file: String,
    /// Whether a study comes of it.
    pub accepted: bool,
    /// What the file turned out to be; absent when it could not be told.
    pub format: Option<Format>,
    pub counts: Counts,
    /// What was found, not understood and kept; it goes out again.
    pub kept: Vec<Kept>,
    /// What was understood in a way worth knowing: duplicate OIDs, dangling references, data passed over.
    pub notes: Vec<Kept>,
    /// Why there is no study.
    pub refused: Vec<Kept>,
}

/// What a file turned out to be.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Format {
    /// `CDISC ODM`.
    pub name: String,
    /// `1.3.2`; empty where the file does not say.
    pub version: String,
    /// Whose extensions it carries: `REDCap`, `OpenClinica`, `Viedoc` …, or the namespace's URI.
    pub vendors: Vec<String>,
}

/// How many of each part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Counts {
    pub visits: usize,
    pub forms: usize,
    pub groups: usize,
    pub items: usize,
    pub code_lists: usize,
    pub units: usize,
    pub checks: usize,
    pub conditions: usize,
    pub methods: usize,
    #[serde(default)]
    pub rules: usize,
}

impl Counts {
    /// What a design has.
    pub fn of(design: &Design) -> Self {
        let library = &design.library;
        Self {
            visits: design.visits.len(),
            forms: library.forms.len(),
            groups: library.groups.len(),
            items: library.items.len(),
            code_lists: library.code_lists.len(),
            units: library.units.len(),
            checks: library.items.iter().map(|item| item.ranges.len()).sum(),
            conditions: library.conditions.len(),
            methods: library.methods.len(),
            rules: library.rules.len(),
        }
    }
}

/// A place in the file and what is to be said of it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Kept {
    /// `/ODM/Study[1]/MetaDataVersion[1]/ItemDef[3]/@redcap:Variable`.
    pub path: String,
    /// Counting from 1; 0 where a file has no lines.
    pub line: usize,
    pub what: String,
}
