//! What an import has to say. What many fields share is said once, with their number.

use std::collections::BTreeMap;

use shared::study::{Counts, Design, DesignReport, Format, Kept};

#[derive(Default)]
pub struct Log {
    pub kept: Vec<Kept>,
    pub notes: Vec<Kept>,
    pub refused: Vec<Kept>,
    /// By what is said: how often, of which field first, and on which line.
    shared: BTreeMap<(bool, String), (usize, String, usize)>,
}

impl Log {
    pub fn note(&mut self, path: impl Into<String>, line: usize, what: impl Into<String>) {
        self.notes.push(Kept { path: path.into(), line, what: what.into() });
    }

    pub fn keep(&mut self, path: impl Into<String>, line: usize, what: impl Into<String>) {
        self.kept.push(Kept { path: path.into(), line, what: what.into() });
    }

    pub fn refuse(&mut self, path: impl Into<String>, line: usize, what: impl Into<String>) {
        self.refused.push(Kept { path: path.into(), line, what: what.into() });
    }

    /// Something of a field is kept, as of others.
    pub fn keep_shared(&mut self, field: &str, line: usize, what: impl Into<String>) {
        self.shared.entry((true, what.into())).or_insert_with(|| (0, field.to_owned(), line)).0 += 1;
    }

    /// Something is to be known of a field, as of others.
    pub fn note_shared(&mut self, field: &str, line: usize, what: impl Into<String>) {
        self.shared.entry((false, what.into())).or_insert_with(|| (0, field.to_owned(), line)).0 += 1;
    }

    /// The report, with what is shared counted.
    pub fn report(mut self, file: &str, version: &str, design: Option<&Design>) -> DesignReport {
        for ((kept, what), (count, field, line)) in std::mem::take(&mut self.shared) {
            let what = if count > 1 { format!("{what} ({count} fields)") } else { what };
            if kept { self.keep(field, line, what) } else { self.note(field, line, what) }
        }
        self.kept.sort_by_key(|one| one.line);
        self.notes.sort_by_key(|one| one.line);
        let format = Format { name: "REDCap data dictionary".to_owned(), version: version.to_owned(), vendors: vec!["REDCap".to_owned()] };
        DesignReport {
            file: file.to_owned(),
            accepted: design.is_some(),
            format: (!version.is_empty()).then_some(format),
            counts: design.map(Counts::of).unwrap_or_default(),
            kept: self.kept,
            notes: self.notes,
            refused: self.refused,
        }
    }
}
