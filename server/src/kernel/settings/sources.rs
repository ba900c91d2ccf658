//! Where the values of settings come from, and which wins.

use std::collections::HashMap;
use std::path::Path;
use std::{env, fs};

use thiserror::Error;

use super::readable::Readable;
use super::{Setting, TABLE, derived, file};

/// A value that cannot be used, in a sentence that says where it stands.
#[derive(Debug, Error, PartialEq, Eq)]
#[error("{0}")]
pub struct Refused(pub String);

/// A text and where it was written.
#[derive(Clone)]
pub(super) struct Given {
    pub(super) text: String,
    pub(super) from: String,
}

/// What was given, by name of the setting; the strongest source has won already.
#[derive(Clone, Default)]
pub struct Sources {
    given: HashMap<&'static str, Given>,
}

impl Sources {
    /// From the defaults alone.
    pub fn defaults() -> Self {
        let given = |text| Given { text, from: "default".to_owned() };
        let row = |row: &Setting| (row.default)().map(|text| (row.name, given(text)));
        Self { given: TABLE.iter().filter_map(row).collect() }
    }

    /// Adds a settings file: the one named, else the first that exists where one is looked for.
    pub fn with_file(mut self, named: Option<&Path>) -> Result<Self, Refused> {
        let found = derived::files().into_iter().find(|path| path.exists());
        if let Some(path) = named.map(Path::to_path_buf).or(found) {
            self.given.extend(file::read(&path)?);
        }
        Ok(self)
    }

    /// Adds the process's environment.
    pub fn with_environment(self) -> Result<Self, Refused> {
        self.with_variables(|name| env::var(name).ok())
    }

    /// Adds variables: `PROBATUM_…`, the customary one where there is one, and for secrets `PROBATUM_…_FILE`, a file
    /// that holds the value (as container platforms hand them out).
    pub fn with_variables(mut self, variable: impl Fn(&str) -> Option<String>) -> Result<Self, Refused> {
        for row in TABLE {
            for name in row.also.map(str::to_owned).into_iter().chain([row.variable()]) {
                if let Some(text) = variable(&name) {
                    self.give(row, text, format!("environment variable {name}"));
                }
            }
            let named = format!("{}_FILE", row.variable());
            if let Some(path) = variable(&named).filter(|_| row.secret) {
                let text = fs::read_to_string(&path).map_err(|error| Refused(format!("{named}: {path}: {error}")))?;
                self.give(row, text.trim_end().to_owned(), format!("file {path}"));
            }
        }
        Ok(self)
    }

    /// Adds flags, by name of the setting.
    pub fn with_flags(mut self, flag: impl Fn(&str) -> Option<String>) -> Self {
        for row in TABLE.iter().filter(|row| !row.secret) {
            if let (Some(text), Some(name)) = (flag(row.name), row.flag()) {
                self.give(row, text, format!("flag --{name}"));
            }
        }
        self
    }

    pub(super) fn value<T: Readable>(&self, name: &str) -> Result<T, Refused> {
        let Some(given) = self.given.get(name) else {
            return T::absent().map_err(|why| Refused(format!("the setting {name} {why}")));
        };
        T::read(&given.text).map_err(|why| Refused(format!("{}: {name} {why}", given.from)))
    }

    fn give(&mut self, row: &'static Setting, text: String, from: String) {
        self.given.insert(row.name, Given { text, from });
    }
}

#[cfg(test)]
impl Sources {
    pub(super) fn with_text(mut self, text: &str) -> Result<Self, Refused> {
        self.given.extend(file::parse(text, "probatum.toml")?);
        Ok(self)
    }
}
