//! What an import has to say, collected on the way. Rows count from 0 here and from 1 in the report.

use shared::study::{Counts, Design, DesignReport, Format, Kept};

#[derive(Debug, Default)]
pub struct Log {
    kept: Vec<Kept>,
    notes: Vec<Kept>,
    refused: Vec<Kept>,
}

impl Log {
    /// Kept without being acted upon.
    pub fn keep(&mut self, path: impl Into<String>, row: usize, what: impl Into<String>) {
        self.kept.push(Kept { path: path.into(), line: row + 1, what: what.into() });
    }

    /// Worth knowing.
    pub fn note(&mut self, path: impl Into<String>, row: usize, what: impl Into<String>) {
        self.notes.push(Kept { path: path.into(), line: row + 1, what: what.into() });
    }

    /// Why there is no design.
    pub fn refuse(&mut self, path: impl Into<String>, row: usize, what: impl Into<String>) {
        self.refused.push(Kept { path: path.into(), line: row + 1, what: what.into() });
    }

    pub fn has_refused(&self) -> bool {
        !self.refused.is_empty()
    }

    pub fn report(mut self, file: &str, format: Option<Format>, design: Option<&Design>) -> DesignReport {
        self.kept.sort_by_key(|one| one.line);
        self.notes.sort_by_key(|one| one.line);
        DesignReport {
            file: file.to_owned(),
            accepted: design.is_some(),
            format,
            counts: design.map(Counts::of).unwrap_or_default(),
            kept: self.kept,
            notes: self.notes,
            refused: self.refused,
        }
    }
}
