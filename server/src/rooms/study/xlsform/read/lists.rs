//! Lists of choices, as code lists.

use shared::forms::{Alias, Choice, CodeList, Dictionary, Oid};

use super::Making;
use crate::rooms::study::xlsform::carry;
use crate::rooms::study::xlsform::lists::List;
use crate::rooms::study::xlsform::table::{Cell, Row};

impl Making<'_> {
    pub(super) fn lists(&mut self) {
        let lists = self.source.lists.all.iter().map(|list| self.list(list)).collect();
        self.design.library.code_lists = lists;
    }

    fn list(&self, list: &List) -> CodeList {
        let mut choices: Vec<Choice> = list.choices.iter().map(|row| self.choice(row)).collect();
        if list.adds_other() {
            let mut other = Choice { value: "other".to_owned(), decode: Some("Other".into()), ..Choice::default() };
            carry::put(&mut other.carried, "generated", "or_other");
            choices.push(other);
        }
        CodeList { oid: list.name.as_str().into(), name: list.name.clone(), choices, ..CodeList::default() }
    }

    fn choice(&self, row: &Row) -> Choice {
        let label = self.source.languages.text(&row.cells, "label");
        let known = |cell: &&Cell| !matches!(cell.column.name.as_str(), "list_name" | "name" | "label");
        // What a filter may ask for is an alias in the column's name; pictures and texts in languages are carried.
        let column = |cell: &&Cell| cell.column.language.is_none() && !cell.column.name.contains("::");
        let mut aliases: Vec<Alias> = (row.cells.iter().filter(known).filter(column))
            .map(|cell| Alias { context: cell.column.name.clone(), name: cell.text.clone() })
            .collect();
        aliases.sort_by(|left, right| left.context.cmp(&right.context));
        Choice {
            value: row.cell("name").to_owned(),
            decode: (!label.0.is_empty()).then_some(label),
            aliases,
            carried: carry::cells(row.cells.iter().filter(known).filter(|cell| !column(cell))),
            ..Choice::default()
        }
    }

    /// The list; one in a file is a dictionary outside the design.
    pub(super) fn code_list(&mut self, list: Option<&str>, file: Option<&str>) -> Option<Oid> {
        if let Some(file) = file {
            let oid = Oid::from(file);
            if !self.design.library.code_lists.iter().any(|list| list.oid == oid) {
                let external = Some(Dictionary { href: Some(file.to_owned()), ..Dictionary::default() });
                self.design.library.code_lists.push(CodeList { oid: oid.clone(), name: file.to_owned(), external, ..CodeList::default() });
            }
            return Some(oid);
        }
        list.filter(|name| self.source.lists.get(name).is_some()).map(Oid::from)
    }
}
