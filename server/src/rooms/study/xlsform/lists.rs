//! The choices sheet: lists of answers, with columns of their own that filters read.

use std::collections::BTreeSet;

use super::book::Sheet;
use super::log::Log;
use super::survey::{Survey, What};
use super::table::{Row, Table};

/// A list of answers.
#[derive(Clone, Debug, Default)]
pub struct List {
    pub name: String,
    pub choices: Vec<Row>,
    /// A question asks `or_other` of it: there is one answer more.
    pub other: bool,
}

impl List {
    /// The coded values.
    pub fn codes(&self) -> impl Iterator<Item = &str> {
        self.choices.iter().map(|row| row.cell("name")).chain(self.adds_other().then_some("other"))
    }

    /// Whether `or_other` adds an answer that is not there.
    pub fn adds_other(&self) -> bool {
        self.other && !self.choices.iter().any(|row| row.cell("name") == "other")
    }
}

/// All lists.
#[derive(Clone, Debug, Default)]
pub struct Lists {
    pub all: Vec<List>,
    /// The columns that choices have: what a filter may name.
    pub columns: BTreeSet<String>,
}

impl Lists {
    pub fn read(table: &Table, survey: &Survey, log: &mut Log) -> Self {
        let mut lists = Self::default();
        for row in &table.rows {
            lists.choice(row, log);
        }
        for node in &survey.nodes {
            let What::Question { list: Some(name), or_other, .. } = &node.what else { continue };
            match lists.all.iter_mut().find(|list| list.name == *name) {
                Some(list) => list.other |= or_other,
                // `select_one ${question}` chooses among rows that were filled in.
                None => log.keep(
                    node.place("type"),
                    node.row,
                    format!("There is no list “{name}” on the choices sheet. The answer is read as text."),
                ),
            }
        }
        lists
    }

    fn choice(&mut self, row: &Row, log: &mut Log) {
        let (list, name) = (row.cell("list_name"), row.cell("name"));
        let at = format!("choices!{}", Sheet::cell(row.at, 0));
        if list.is_empty() || name.is_empty() {
            return log.note(at, row.at, format!("A choice without list or name is passed over: {}", row.short()));
        }
        self.columns.extend(row.cells.iter().filter(|cell| cell.column.language.is_none()).map(|cell| cell.column.name.clone()));
        let found = self.all.iter().position(|one| one.name == list);
        let position = found.unwrap_or_else(|| {
            self.all.push(List { name: list.to_owned(), ..List::default() });
            self.all.len() - 1
        });
        let Some(found) = self.all.get_mut(position) else { return };
        found.choices.push(row.clone());
    }

    pub fn get(&self, name: &str) -> Option<&List> {
        self.all.iter().find(|list| list.name == name)
    }
}
