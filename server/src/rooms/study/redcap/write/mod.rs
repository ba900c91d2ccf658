//! From a design to a data dictionary: 18 columns, and behind them those that a dictionary brought with it.
//! Invariant: what came from a dictionary goes out as it came in; what a dictionary cannot say is reported, never dropped
//! silently.

mod looks;
mod names;
mod row;

use std::io::{self, Write};

use shared::forms::{FormDef, GroupDef, Oid, in_order};
use shared::study::{Design, Kept};

use super::NS;
use super::columns::Column;
use super::item::carried_cell;
use super::read::title;
use names::Named;
use row::Line;

/// Writes a dictionary; gives what could not be said in it.
pub fn export(design: &Design, out: &mut impl Write) -> io::Result<Vec<Kept>> {
    let mut lost = Vec::new();
    let lines = lines(design, &mut lost);
    let others = others(&lines);
    let mut writer = csv::WriterBuilder::new().from_writer(out);
    let headings = Column::ALL.iter().map(|column| column.heading());
    writer.write_record(headings.chain(others.iter().map(String::as_str)))?;
    for line in &lines {
        let known = Column::ALL.iter().map(|column| line.cell(*column));
        writer.write_record(known.chain(others.iter().map(|heading| line.other(heading))))?;
    }
    writer.flush()?;
    Ok(lost)
}

/// Headings of further columns, in the order in which an import takes them.
fn others(lines: &[Line]) -> Vec<String> {
    let mut all: Vec<String> = lines.iter().flat_map(|line| line.others.iter().map(|(heading, _)| heading.clone())).collect();
    all.sort();
    all.dedup();
    all
}

fn lines(design: &Design, lost: &mut Vec<Kept>) -> Vec<Line> {
    let named = Named::of(design);
    losses(design, lost);
    let mut lines: Vec<Line> = Vec::new();
    for form in &design.library.forms {
        let mut first = true;
        for at in in_order(&form.groups) {
            let Some(group) = design.library.groups.iter().find(|group| group.oid == at.oid) else { continue };
            let mut header = header(form, group, std::mem::take(&mut first));
            for item in in_order(&group.items) {
                let place = row::Place { design, named: &named, form, group: at, item };
                if let Some(mut line) = row::line(&place, lost) {
                    line.put_if_empty(Column::Section, std::mem::take(&mut header));
                    lines.push(line);
                }
            }
        }
    }
    lines
}

/// What stands above a group: nothing above the first one that is named like its form.
fn header(form: &FormDef, group: &GroupDef, first: bool) -> String {
    let carried = carried_cell(&group.carried, "SectionHeader").filter(|header| super::plain::plain(header.trim()) == group.name);
    match carried {
        Some(header) => header.to_owned(),
        None if first && (group.name == form.name || group.name == title(form.oid.as_str())) => String::new(),
        // Project files carry headers with the items, and name groups after them or their form.
        None if group.name == form.name => String::new(),
        None => group.name.clone(),
    }
}

/// Parts of a design for which a dictionary has no place.
fn losses(design: &Design, lost: &mut Vec<Kept>) {
    let mut lose = |path: String, what: &str| lost.push(Kept { path, line: 0, what: what.to_owned() });
    let is_dictionary = design.leftovers.prefixes.iter().any(|(_, ns)| ns == NS);
    if !is_dictionary {
        lose("visits".to_owned(), "A data dictionary has no visits; define the events in REDCap.");
    }
    for form in design.library.forms.iter().filter(|form| form.repeating) {
        lose(form.oid.0.clone(), "The form repeats; a data dictionary cannot say so.");
    }
    for group in design.library.groups.iter().filter(|group| group.repeating) {
        lose(group.oid.0.clone(), "The group repeats; REDCap repeats whole forms only. Its items are written once.");
    }
    for rule in design.library.rules.iter().filter(|rule| !looks::is_said(rule)) {
        lose(rule.oid.0.clone(), "REDCap has no such rule in a data dictionary.");
    }
    let several = |item: &shared::forms::ItemDef| item.question.0.len() > 1;
    if design.library.items.iter().any(several) {
        lose(String::new(), "A data dictionary has one language; the English texts are written where there are some.");
    }
    let with_units: Vec<&Oid> = design.library.items.iter().filter(|item| !item.units.is_empty()).map(|item| &item.oid).collect();
    if let Some(first) = with_units.first() {
        lose(first.0.clone(), "REDCap has no units; they are written into the field notes.");
    }
}
