//! Which tables there are and which columns they have: one table for each item group, whatever the forms it stands in.

use std::collections::{HashMap, HashSet};

use shared::forms::{GroupPlan, ItemDef, Oid};

use super::super::layout::Row;
use super::super::source::{Source, as_text};
use crate::rooms::study::Version;

/// The columns that every table begins with.
pub const KEYS: [&str; 8] = ["STUDY", "SITE", "SUBJECT", "VISIT", "VISIT_N", "FORM", "FORM_N", "ROW"];

/// The table of one item group.
#[derive(Debug)]
pub struct Table {
    pub group: Oid,
    pub group_name: String,
    pub repeating: bool,
    /// Its place in the zip.
    pub file: String,
    /// The forms in which the group stands.
    pub forms: Vec<Oid>,
    pub columns: Vec<Column>,
}

/// The columns of one item.
#[derive(Debug)]
pub struct Column {
    pub item: Oid,
    pub value: String,
    pub missing: String,
    /// Where the item has several units.
    pub unit: Option<String>,
}

impl Table {
    pub fn header(&self) -> Vec<String> {
        let items = self.columns.iter().flat_map(|column| [Some(&column.value), Some(&column.missing), column.unit.as_ref()]);
        KEYS.iter().map(|key| (*key).to_owned()).chain(items.flatten().cloned()).collect()
    }

    /// The row's cells behind the keys.
    pub fn cells(&self, row: &Row) -> Vec<String> {
        let answers: HashMap<_, _> = row.items.iter().copied().collect();
        let mut cells = Vec::with_capacity(self.columns.len() * 2);
        for column in &self.columns {
            let datum = answers.get(&column.item).copied();
            cells.push(datum.and_then(as_text).unwrap_or_default());
            cells.push(datum.and_then(|datum| datum.missing).map(|why| why.as_str().to_owned()).unwrap_or_default());
            if column.unit.is_some() {
                cells.push(datum.and_then(|datum| datum.unit.as_ref()).map(|unit| unit.0.clone()).unwrap_or_default());
            }
        }
        cells
    }
}

/// Every group that stands in a form, in the order of the design; items of older versions behind those of the present one.
pub fn all(source: &Source) -> Vec<Table> {
    let mut tables = Vec::new();
    let mut files = Names::default();
    merge(&mut tables, &mut files, &source.version);
    let older = source.used.iter().map(|(version, _)| version).filter(|version| version.id != source.version.id);
    older.for_each(|version| merge(&mut tables, &mut files, version));
    tables
}

fn merge(tables: &mut Vec<Table>, files: &mut Names, version: &Version) {
    for form in &version.design.library.forms {
        for group in version.plan(&form.oid).into_iter().flat_map(|plan| &plan.groups) {
            let at = tables.iter().position(|table| table.group == group.group.oid).unwrap_or(tables.len());
            if at == tables.len() {
                tables.push(table(group, files));
            }
            if let Some(table) = tables.get_mut(at) {
                extend(table, &form.oid, group);
            }
        }
    }
}

fn table(group: &GroupPlan, files: &mut Names) -> Table {
    let clean = |c: char| if c.is_ascii_alphanumeric() || "-_.".contains(c) { c } else { '_' };
    let name: String = group.group.oid.as_str().chars().map(clean).collect();
    Table {
        group: group.group.oid.clone(),
        group_name: group.group.name.clone(),
        repeating: group.group.repeating,
        file: format!("data/{}.csv", files.take(&name)),
        forms: Vec::new(),
        columns: Vec::new(),
    }
}

fn extend(table: &mut Table, form: &Oid, group: &GroupPlan) {
    if !table.forms.contains(form) {
        table.forms.push(form.clone());
    }
    let mut names = Names::default();
    table.header().iter().for_each(|name| drop(names.take(name)));
    for item in &group.items {
        if !table.columns.iter().any(|column| column.item == item.item.oid) {
            table.columns.push(column(&item.item, &mut names));
        }
    }
}

fn column(item: &ItemDef, names: &mut Names) -> Column {
    let oid = item.oid.as_str();
    let value = names.take(oid);
    Column {
        missing: names.take(&format!("{value}__missing")),
        unit: (item.units.len() > 1).then(|| names.take(&format!("{value}__unit"))),
        item: item.oid.clone(),
        value,
    }
}

/// Names that differ even where case does not count.
#[derive(Debug, Default)]
struct Names(HashSet<String>);

impl Names {
    fn take(&mut self, wanted: &str) -> String {
        let candidates = std::iter::once(wanted.to_owned()).chain((2_u32..).map(|n| format!("{wanted}__{n}")));
        let name = candidates.into_iter().find(|name| !self.0.contains(&name.to_lowercase())).unwrap_or_default();
        self.0.insert(name.to_lowercase());
        name
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_differ_even_where_case_does_not_count() {
        let mut names = Names::default();
        assert_eq!(["SITE", "Site", "site", "AGE"].map(|name| names.take(name)), ["SITE", "Site__2", "site__3", "AGE"]);
    }
}
