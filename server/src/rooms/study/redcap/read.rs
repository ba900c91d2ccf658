//! From a data dictionary to a design.

use shared::forms::{FormDef, GroupDef, Oid, Ref};
use shared::study::{Design, DesignReport};

use super::super::odm;
use super::columns::{Column, Columns};
use super::item::{self, Made};
use super::log::Log;
use super::plain::plain;
use super::rows::{Entry, entries, fields};
use super::{NS, sheet};

/// Reads a data dictionary. The design is there when the report says `accepted`.
pub fn import(file: &str, bytes: &[u8]) -> (DesignReport, Option<Design>) {
    let mut log = Log::default();
    let (version, design) = match read(file, bytes, &mut log) {
        Ok((version, design)) => (version, Some(design).filter(|_| log.refused.is_empty())),
        Err(refused) => {
            log.refused.push(*refused);
            (String::new(), None)
        }
    };
    (log.report(file, &version, design.as_ref()), design)
}

fn read(file: &str, bytes: &[u8], log: &mut Log) -> Result<(String, Design), Box<shared::study::Kept>> {
    let sheet = sheet::read(bytes)?;
    let refuse = |what: String| Box::new(shared::study::Kept { path: String::new(), line: 1, what });
    let columns = Columns::of(&sheet).map_err(refuse)?;
    let found = entries(&sheet, &columns, log);
    if found.is_empty() {
        return Err(refuse("The dictionary has no fields.".to_owned()));
    }
    if sheet.foreign {
        log.note("", 1, "The file is not UTF-8; it is read as Windows-1252.");
    }
    if let Some(guessed) = columns.guessed {
        log.note("", 1, guessed);
    }
    for (heading, _) in &columns.others {
        log.note(heading.clone(), 1, "REDCap has no such column; its cells are kept with their fields and exported again.");
    }
    Ok((format!("{} columns", sheet.headings.len()), design(file, &found, log)))
}

fn design(file: &str, found: &[Entry<'_>], log: &mut Log) -> Design {
    let name = study_name(file);
    let mut design = Design {
        oid: Oid(name.clone()),
        protocol: name.clone(),
        name,
        version_oid: "MDV.1".into(),
        version_name: "1".to_owned(),
        subject_pattern: Design::default_pattern(),
        ..Design::default()
    };
    let known = fields(found);
    let mut above: Option<&Entry<'_>> = None;
    for entry in found {
        let mut made = item::make(entry, &known, log);
        // Libraries of questions say the section in every row.
        let header = entry.cell(Column::Section);
        let repeated =
            !header.trim().is_empty() && above.is_some_and(|above| above.form == entry.form && above.cell(Column::Section) == header);
        if repeated {
            item::carry(&mut made.item.carried, "SectionHeader", header);
            item::in_order(&mut made.item.carried);
        }
        place(entry, made, if repeated { "" } else { header }, &mut design);
        above = Some(entry);
    }
    design.visits.push(odm::all_forms(&design.library.forms));
    design.leftovers.prefixes.push(("redcap-dictionary".to_owned(), NS.to_owned()));
    log.note("", 1, "A data dictionary does not say which events a project has. One visit with all forms was added.");
    design
}

/// `My Study_DataDictionary_2024-05-01.csv` is a dictionary of My Study; what is uploaded has no name.
fn study_name(file: &str) -> String {
    let name = file.rsplit(['/', '\\']).next().unwrap_or(file);
    let stem = name.strip_suffix(".csv").or_else(|| name.strip_suffix(".CSV")).unwrap_or_default();
    let title = stem.split("_DataDictionary").next().unwrap_or(stem).trim();
    if title.is_empty() { "REDCap project".to_owned() } else { title.to_owned() }
}

/// Puts an item where its row stands: into the last group of its form, or a new one where a section begins.
fn place(entry: &Entry<'_>, made: Made, header: &str, design: &mut Design) {
    let library = &mut design.library;
    let at = match library.forms.iter().position(|form| form.oid == entry.form) {
        Some(at) => at,
        None => {
            library.forms.push(FormDef { oid: entry.form.clone(), name: title(entry.form.as_str()), ..FormDef::default() });
            library.forms.len() - 1
        }
    };
    if let Some(form) = library.forms.get_mut(at) {
        if !header.trim().is_empty() || form.groups.is_empty() {
            let group = group(entry, header, &form.name);
            form.groups.push(Ref { oid: group.oid.clone(), ..Ref::default() });
            library.groups.push(group);
        }
        let last = form.groups.last().map(|last| last.oid.clone());
        // The last group of a form is nearly always the last of all.
        if let Some(group) = library.groups.iter_mut().rev().find(|group| Some(&group.oid) == last.as_ref()) {
            group.items.push(made.at);
        }
    }
    library.items.push(made.item);
    library.code_lists.extend(made.list);
    library.conditions.extend(made.condition);
    library.methods.extend(made.method);
    library.rules.extend(made.begins);
}

fn group(entry: &Entry<'_>, header: &str, form: &str) -> GroupDef {
    let words = plain(header.trim());
    let name = if words.is_empty() { form.to_owned() } else { words };
    let mut group = GroupDef { oid: Oid(format!("{}.{}", entry.form, entry.variable)), name, ..GroupDef::default() };
    if !header.trim().is_empty() {
        item::carry(&mut group.carried, "SectionHeader", header);
    }
    group
}

/// `visit_lab_data` is called Visit Lab Data.
pub fn title(form: &str) -> String {
    let word = |word: &str| {
        let mut letters = word.chars();
        letters.next().map(|first| first.to_uppercase().chain(letters).collect::<String>()).unwrap_or_default()
    };
    form.split('_').filter(|part| !part.is_empty()).map(word).collect::<Vec<_>>().join(" ")
}
