//! What the columns mean: sites, items, code lists, units.

use std::io::Write;

use shared::forms::{CodeList, ItemDef};
use shared::study::Design;

use super::super::bundle::Bundle;
use super::super::source::Source;
use super::super::table::plan::LANG;
use super::super::table::{Column, Of, Part, Table};
use super::{broken, file, sheet};
use crate::kernel::failure::Outcome;

pub fn write<W: Write>(source: &Source, tables: &[Table], folder: &str, bundle: &mut Bundle<W>) -> Outcome<()> {
    bundle.file(&format!("{folder}sites.csv"), |file| sites(source, file))?;
    bundle.file(&format!("{folder}items.csv"), |file| items(source, tables, file))?;
    bundle.file(&format!("{folder}codelists.csv"), |file| code_lists(source, file))?;
    bundle.file(&format!("{folder}units.csv"), |file| units(source, file))
}

/// The designs in use, the present one first.
fn designs(source: &Source) -> impl Iterator<Item = &Design> {
    let older = source.used.iter().map(|(version, _)| version).filter(|version| version.id != source.version.id);
    std::iter::once(&source.version).chain(older).map(|version| &version.design)
}

fn sites(source: &Source, out: &mut dyn Write) -> Outcome<()> {
    let mut sheet = sheet(out, &["STUDY", "SITE", "NAME", "COUNTRY", "TIME_ZONE"])?;
    for (site, _) in &source.sites {
        sheet.write_record([super::study(source), &site.code, &site.name, &site.country, &site.time_zone]).map_err(broken)?;
    }
    sheet.flush().map_err(broken)
}

const ITEMS: [&str; 16] = [
    "FILE",
    "COLUMN",
    "MISSING_COLUMN",
    "UNIT_COLUMN",
    "GROUP",
    "GROUP_NAME",
    "REPEATING",
    "FORMS",
    "ITEM",
    "NAME",
    "LABEL",
    "DATA_TYPE",
    "LENGTH",
    "SIGNIFICANT_DIGITS",
    "CODELIST",
    "MANY",
];

fn items(source: &Source, tables: &[Table], out: &mut dyn Write) -> Outcome<()> {
    let mut sheet = sheet(out, &ITEMS)?;
    for table in tables {
        for column in table.set.columns.iter().filter(|column| column.part == Part::Value) {
            let item = designs(source).find_map(|design| design.library.items.iter().find(|item| Some(&item.oid) == column.item.as_ref()));
            if let Some(item) = item {
                sheet.write_record(line(table, column, item)).map_err(broken)?;
            }
        }
    }
    sheet.flush().map_err(broken)
}

fn line(table: &Table, column: &Column, item: &ItemDef) -> [String; 16] {
    let number = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
    let yes = |is: bool| if is { "yes" } else { "no" }.to_owned();
    let beside = |part: Part| {
        let of = |one: &&Column| one.item == column.item && one.part == part;
        table.set.columns.iter().find(of).map(|one| one.name.clone()).unwrap_or_default()
    };
    let group = if let Of::Group(group) = &table.set.of { group.0.clone() } else { String::new() };
    [
        file(table),
        column.name.clone(),
        beside(Part::Missing),
        beside(Part::Unit),
        group,
        table.set.label.clone(),
        yes(table.set.repeating),
        table.set.forms.iter().map(|form| form.as_str()).collect::<Vec<_>>().join(" "),
        item.oid.0.clone(),
        item.name.clone(),
        item.label(LANG).to_owned(),
        item.data_type.as_str().to_owned(),
        number(item.length),
        number(item.significant_digits),
        item.code_list.as_ref().map(|list| list.0.clone()).unwrap_or_default(),
        yes(item.many),
    ]
}

/// One line for each choice and language.
fn code_lists(source: &Source, out: &mut dyn Write) -> Outcome<()> {
    let mut sheet = sheet(out, &["CODELIST", "NAME", "CODE", "LANGUAGE", "LABEL"])?;
    let mut seen: Vec<&CodeList> = Vec::new();
    for list in designs(source).flat_map(|design| &design.library.code_lists) {
        if seen.contains(&list) {
            continue;
        }
        seen.push(list);
        for choice in &list.choices {
            let labels = choice.decode.as_ref().map(|decode| decode.0.as_slice()).unwrap_or_default();
            if labels.is_empty() {
                sheet.write_record([list.oid.as_str(), &list.name, &choice.value, "", ""]).map_err(broken)?;
            }
            for label in labels {
                let lang = label.lang.as_deref().unwrap_or_default();
                sheet.write_record([list.oid.as_str(), &list.name, &choice.value, lang, &label.text]).map_err(broken)?;
            }
        }
    }
    sheet.flush().map_err(broken)
}

/// Which units an item may have, and what they are.
fn units(source: &Source, out: &mut dyn Write) -> Outcome<()> {
    let mut sheet = sheet(out, &["ITEM", "UNIT", "NAME", "SYMBOL"])?;
    let mut seen = std::collections::HashSet::new();
    for design in designs(source) {
        for item in &design.library.items {
            for unit in item.units.iter().filter(|unit| seen.insert((&item.oid, *unit))) {
                let known = design.library.units.iter().find(|one| one.oid == *unit);
                let (name, symbol) = known.map_or(("", ""), |known| (known.name.as_str(), known.symbol.pick(LANG)));
                sheet.write_record([item.oid.as_str(), unit.as_str(), name, symbol]).map_err(broken)?;
            }
        }
    }
    sheet.flush().map_err(broken)
}
