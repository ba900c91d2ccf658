//! Languages of a form: `label::English (en)` is a text in `en`.
//!
//! Invariant: each language of the file has a tag of its own, so that texts find their way back.

use std::collections::BTreeSet;

use shared::forms::{Translated, Translation};

use super::table::{Cell, Table};

/// As written in the file, with its tag.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Languages(Vec<(String, String)>);

impl Languages {
    /// The languages of all columns; by their names, so that the order of columns does not matter.
    pub fn of<'a>(tables: impl IntoIterator<Item = &'a Table>) -> Self {
        let cells = tables.into_iter().flat_map(|table| &table.rows).flat_map(|row| &row.cells);
        let names: BTreeSet<&String> = cells.filter_map(|cell| cell.column.language.as_ref()).collect();
        let mut found = Self::default();
        names.into_iter().for_each(|name| found.add(name));
        found
    }

    fn add(&mut self, name: &str) {
        if self.0.iter().any(|(known, _)| known == name) {
            return;
        }
        let wanted = tag(name);
        let numbered = (2..).map(|n| format!("{wanted}-x-{n}"));
        let free = std::iter::once(wanted.clone()).chain(numbered).find(|one| self.0.iter().all(|(_, tag)| tag != one));
        self.0.push((name.to_owned(), free.unwrap_or_default()));
    }

    /// As they were written, with their tags: for the way back.
    pub fn pairs(&self) -> &[(String, String)] {
        &self.0
    }

    pub fn known(pairs: Vec<(String, String)>) -> Self {
        Self(pairs)
    }

    /// How the file writes a tag.
    pub fn written(&self, tag: &str) -> String {
        self.0.iter().find(|(_, known)| known == tag).map_or_else(|| tag.to_owned(), |(name, _)| name.clone())
    }

    /// The text of a column in all its languages, in the order of their tags; the one without language first.
    pub fn text(&self, cells: &[Cell], column: &str) -> Translated {
        let tag = |language: &String| self.0.iter().find(|(name, _)| name == language).map(|(_, tag)| tag.clone());
        let of = |cell: &&Cell| cell.column.name == column;
        let one = |cell: &Cell| Translation { lang: cell.column.language.as_ref().and_then(tag), text: cell.text.clone() };
        let mut all: Vec<Translation> = cells.iter().filter(of).map(one).collect();
        all.sort_by(|left, right| left.lang.cmp(&right.lang));
        Translated(all)
    }
}

/// `en` for `English (en)`; else the name as a tag, made to look like one.
fn tag(name: &str) -> String {
    let inside = name.rsplit_once('(').and_then(|(_, rest)| rest.strip_suffix(')')).map(str::trim);
    if let Some(code) = inside.filter(|code| is_tag(code)) {
        return code.to_owned();
    }
    if is_tag(name) {
        return name.to_owned();
    }
    let letters: String = name.chars().filter(char::is_ascii_alphanumeric).take(8).collect();
    if letters.is_empty() { "x-other".to_owned() } else { format!("x-{}", letters.to_lowercase()) }
}

/// Whether a text is formed like a language tag: parts of at most eight letters or digits.
fn is_tag(text: &str) -> bool {
    let part = |part: &str| (1..=8).contains(&part.len()) && part.chars().all(|one| one.is_ascii_alphanumeric());
    text.len() >= 2 && text.split('-').all(part) && text.chars().next().is_some_and(|one| one.is_ascii_alphabetic())
}
