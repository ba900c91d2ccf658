//! A dictionary's rows, each a field: what its cells say, and where it stands.

use shared::forms::Oid;

use super::columns::{Column, Columns};
use super::fields::{Field, Fields, Instrument, Worth};
use super::kinds::{self, Kind};
use super::log::Log;
use super::sheet::{Row, Sheet};

/// A field of a dictionary.
pub struct Entry<'a> {
    row: &'a Row,
    columns: &'a Columns,
    pub variable: String,
    pub form: Oid,
    pub kind: Kind,
}

impl<'a> Entry<'a> {
    /// The cell as it stands in the file.
    pub fn cell(&self, column: Column) -> &'a str {
        self.columns.cell(self.row, column)
    }

    pub const fn line(&self) -> usize {
        self.row.line
    }

    /// Cells of columns that REDCap does not know, with their headings.
    pub fn others(&self) -> impl Iterator<Item = (&'a str, &'a str)> {
        let cells = self.columns.others.iter().map(|(heading, at)| (heading.as_str(), self.row.cell(*at)));
        cells.filter(|(_, cell)| !cell.is_empty())
    }

    /// How the report names a cell.
    pub fn path(&self, column: Column) -> String {
        format!("[{}] {}", self.variable, column.heading())
    }

    pub fn worth(&self) -> Worth {
        let codes = || self.kind.choices.iter().map(|choice| choice.value.clone()).collect();
        match (self.kind.many, self.kind.coded || !self.kind.choices.is_empty()) {
            (true, _) => Worth::Many(codes()),
            (false, true) => Worth::Choice(codes()),
            (false, false) => Worth::of(self.kind.data_type),
        }
    }
}

/// The fields, in the order of the file. Rows that are none are reported; so are names that stand twice.
pub fn entries<'a>(sheet: &'a Sheet, columns: &'a Columns, log: &mut Log) -> Vec<Entry<'a>> {
    let mut entries: Vec<Entry<'a>> = Vec::with_capacity(sheet.rows.len());
    let mut seen: std::collections::HashMap<String, usize> = std::collections::HashMap::new();
    for row in &sheet.rows {
        let Some(entry) = entry(row, columns, entries.last(), log) else { continue };
        if let Some(first) = seen.insert(entry.variable.clone(), row.line) {
            let what = format!("The field [{}] stands on line {first} and on line {}; names must differ.", entry.variable, row.line);
            log.refuse(entry.path(Column::Variable), row.line, what);
        }
        entries.push(entry);
    }
    // Forms stand in the order of their first fields, each in one piece.
    let mut forms: Vec<Oid> = Vec::new();
    for entry in &entries {
        if !forms.contains(&entry.form) {
            forms.push(entry.form.clone());
        }
    }
    entries.sort_by_key(|entry| forms.iter().position(|form| *form == entry.form));
    entries
}

fn entry<'a>(row: &'a Row, columns: &'a Columns, before: Option<&Entry<'a>>, log: &mut Log) -> Option<Entry<'a>> {
    let cell = |column| columns.cell(row, column).trim();
    let variable = cell(Column::Variable);
    if variable.is_empty() {
        log.note(Column::Variable.heading(), row.line, "The row has no field name; it is passed over.");
        return None;
    }
    let form = match slug(cell(Column::Form)) {
        form if !form.is_empty() => Oid(form),
        _ => before.map_or_else(|| Oid::from("form_1"), |before| before.form.clone()),
    };
    let kind = kinds::kind(&cell(Column::Type).to_ascii_lowercase(), cell(Column::Validation), columns.cell(row, Column::Choices));
    Some(Entry { row, columns, variable: variable.to_owned(), form, kind })
}

/// A name as REDCap allows it for forms and fields: small letters, digits and underscores.
pub fn slug(name: &str) -> String {
    let is_one = |one: char| one.is_ascii_lowercase() || one.is_ascii_digit() || one == '_';
    if name.chars().all(is_one) {
        return name.to_owned();
    }
    let letters = name.trim().chars().map(|one| if one.is_alphanumeric() { one } else { '_' });
    let small: String = letters.flat_map(char::to_lowercase).collect();
    small.split('_').filter(|part| !part.is_empty()).collect::<Vec<_>>().join("_")
}

/// What logic may refer to.
pub fn fields(entries: &[Entry<'_>]) -> Fields {
    let mut fields = Fields::default();
    for entry in entries {
        let field = Field { item: entry.variable.as_str().into(), form: entry.form.clone(), worth: entry.worth() };
        fields.add(&entry.variable, field);
        let named = || Instrument { name: entry.form.0.clone(), label: super::read::title(entry.form.as_str()) };
        fields.instruments.entry(entry.form.clone()).or_insert_with(named);
    }
    fields
}
