//! The survey sheet: by the outline that an import kept, then whatever is not in it.

use std::collections::BTreeSet;

use shared::forms::{Element, FormDef, Oid, Ref, in_order};
use shared::study::{Design, Kept};

use super::question::{Desk, name};
use super::sheet::Sheet;
use super::{Languages, carry, cells};

const COLUMNS: &[&str] = &[
    "type",
    "name",
    "label",
    "hint",
    "required",
    "relevant",
    "calculation",
    "constraint",
    "constraint_message",
    "choice_filter",
    "default",
    "read_only",
];

pub fn sheet(design: &Design, languages: &Languages, lost: &mut Vec<Kept>) -> Sheet {
    let mut sheet = Sheet::new("survey", &[]);
    let several = design.library.forms.len() > 1;
    let mut writing = Writing { desk: Desk { design, languages, lost }, rows: Vec::new(), written: BTreeSet::new() };
    for form in &design.library.forms {
        if several {
            writing.begin("group", &name(&form.oid), &form.name, None);
        }
        writing.form(form);
        if several {
            writing.push("end group");
        }
    }
    let used = |column: &str| {
        writing.rows.iter().flatten().any(|(known, text)| !text.is_empty() && (known == column || known.split("::").next() == Some(column)))
    };
    // Headers of ours first, in the order in which people look for them; of a text in languages each has its own.
    let mut headers: Vec<String> = Vec::new();
    for column in COLUMNS.iter().filter(|column| used(column)) {
        let mut own: Vec<String> = (writing.rows.iter().flatten())
            .filter(|(known, text)| {
                !text.is_empty() && (known == column || known.strip_prefix(column).is_some_and(|rest| rest.starts_with("::")))
            })
            .map(|(known, _)| known.clone())
            .collect();
        own.sort();
        own.dedup();
        headers.extend(own);
    }
    sheet.columns(headers);
    writing.rows.into_iter().for_each(|row| sheet.push(row));
    sheet
}

struct Writing<'a> {
    desk: Desk<'a>,
    rows: Vec<Vec<(String, String)>>,
    written: BTreeSet<Oid>,
}

impl Writing<'_> {
    fn form(&mut self, form: &FormDef) {
        if let Some(outline) = form.carried.elements.iter().find(|one| carry::is(one, "outline")) {
            let refs = self.refs(form);
            carry::children(outline).for_each(|one| self.part(one, &refs));
        }
        for at in in_order(&form.groups) {
            self.rest(form, at);
        }
    }

    fn refs(&self, form: &FormDef) -> Vec<Ref> {
        let groups = form.groups.iter().filter_map(|at| self.desk.design.library.groups.iter().find(|group| group.oid == at.oid));
        groups.flat_map(|group| group.items.iter().cloned()).collect()
    }

    /// A part of the outline.
    fn part(&mut self, part: &Element, refs: &[Ref]) {
        if carry::is(part, "item") {
            let at = refs.iter().find(|at| Some(at.oid.as_str()) == carry::value(part, "oid"));
            at.into_iter().for_each(|at| self.item(at));
        } else if carry::is(part, "group") || carry::is(part, "repeat") {
            let begin = cells(part);
            let kind = begin.iter().find(|(column, _)| column == "type").map_or("", |(_, text)| text.as_str());
            let end = if carry::is(part, "repeat") {
                "end repeat"
            } else if kind.to_lowercase().contains("loop") {
                "end loop"
            } else {
                "end group"
            };
            self.rows.push(begin);
            carry::children(part).for_each(|one| self.part(one, refs));
            self.push(end);
        }
    }

    fn item(&mut self, at: &Ref) {
        self.written.insert(at.oid.clone());
        let row = self.desk.question(at);
        self.rows.extend(row);
    }

    /// What the outline does not have.
    fn rest(&mut self, form: &FormDef, at: &Ref) {
        let design = self.desk.design;
        let Some(group) = design.library.groups.iter().find(|group| group.oid == at.oid) else { return };
        let items: Vec<&Ref> =
            in_order(&group.items).filter(|item| !self.written.contains(&item.oid) && !self.is_generated(item)).collect();
        if items.is_empty() {
            return;
        }
        // A group that only holds what stands in none needs no rows of its own.
        let bare = !group.repeating && at.unless.is_none() && (group.oid == form.oid || group.name.is_empty());
        if !bare {
            let relevant = self.desk.relevant(at);
            self.begin(if group.repeating { "repeat" } else { "group" }, &name(&group.oid), &group.name, relevant);
        }
        items.into_iter().for_each(|item| self.item(item));
        if !bare {
            self.push(if group.repeating { "end repeat" } else { "end group" });
        }
    }

    /// What an import adds of itself says nothing in a survey.
    fn is_generated(&self, at: &Ref) -> bool {
        let item = self.desk.design.library.items.iter().find(|item| item.oid == at.oid);
        item.is_some_and(|item| carry::one(&item.carried, "generated").is_some())
    }

    fn begin(&mut self, what: &str, name: &str, label: &str, relevant: Option<String>) {
        let mut row = vec![("type", format!("begin {what}")), ("name", name.to_owned()), ("label", label.to_owned())];
        row.extend(relevant.map(|text| ("relevant", text)));
        self.rows.push(row.into_iter().map(|(column, text)| (column.to_owned(), text)).collect());
    }

    fn push(&mut self, kind: &str) {
        self.rows.push(vec![("type".to_owned(), kind.to_owned())]);
    }
}
