//! The manifest: what is in a snapshot, which file has which hash, and what some format could not hold as it is.

use std::fmt::Write as _;

use serde_json::{Value, json};
use shared::exports::{Format, SnapshotContent};

use super::super::table::{Column, Kind, Part, Table, Weight};
use super::pack::Packing;
use crate::kernel::failure::{Outcome, internal};

/// As JSON.
pub fn json(packing: &Packing, content: &SnapshotContent) -> Outcome<String> {
    let Packing { source, taken, view } = packing;
    let about = &taken.about;
    let manifest = json!({
        "probatum": about.system_version,
        "study": about.study,
        "study_name": about.study_name,
        "protocol": about.protocol,
        "environment": source.study.environment.as_str(),
        "marking": about.marking,
        "design": { "version": about.version, "name": about.version_name, "sha256": source.study.hash },
        "moment": about.moment,
        "audience": if view.filter.unblinded { "unblinded" } else { "blinded" },
        "filter": { "sites": sites(packing), "visits": view.filter.visits, "forms": view.filter.forms, "standing": view.filter.standing },
        "formats": view.formats,
        "subjects": content.subjects,
        "forms": content.records,
        "values": content.values,
        "tables": taken.tables.iter().map(table).collect::<Vec<_>>(),
        "notes": content.notes,
        "files": content.files,
    });
    serde_json::to_string_pretty(&manifest).map(|text| text + "\n").map_err(|error| internal(&error))
}

/// The codes of the sites that were chosen.
fn sites(packing: &Packing) -> Vec<String> {
    let code = |id: &shared::kernel::SiteId| packing.source.site(*id).map_or_else(|| id.to_string(), |site| site.code.clone());
    packing.view.filter.sites.iter().map(code).collect()
}

fn table(table: &Table) -> Value {
    let columns: Vec<Value> = table.columns().zip(table.held()).map(|((one, weight), held)| column(one, weight, held)).collect();
    json!({
        "name": table.set.symbol,
        "csv": table.set.name,
        "sas": table.set.short,
        "label": table.set.label,
        "rows": table.rows.count,
        "columns": columns,
    })
}

fn column(column: &Column, weight: &Weight, held: Kind) -> Value {
    let codes: Option<Value> = column.codes.as_ref().map(|codes| codes.choices.iter().map(|(code, label)| json!([code, label])).collect());
    json!({
        "name": column.symbol,
        "csv": column.name,
        "sas": column.short,
        "label": column.label,
        "type": super::super::dataset_json::types(held).0,
        "key": column.key,
        "unit": column.unit,
        "codes": codes,
        "values": weight.filled,
    })
}

/// What some format holds otherwise than it was entered: never in silence.
pub fn notes(tables: &[Table], formats: &[Format], unplaced: u64) -> Vec<String> {
    let mut notes = Vec::new();
    if unplaced > 0 {
        notes.push(format!(
            "{unplaced} answers belong to items that no version of the design in use has. They are in the ODM export alone."
        ));
    }
    let sas = formats.iter().any(|format| matches!(format, Format::XptV5 | Format::XptV8));
    let typed = formats.iter().any(|format| !matches!(format, Format::Csv));
    for table in tables {
        for (column, weight) in table.columns() {
            let at = format!("{}.{}", table.set.symbol, column.symbol);
            if let Some(row) = weight.misfit.filter(|_| typed) {
                notes.push(format!(
                    "{at}: row {row} has a value that is no {} that can be held exactly. The column is text in every format.",
                    word(column.kind)
                ));
            } else if weight.respelled > 0 && typed && column.part == Part::Value {
                notes.push(format!(
                    "{at}: {} values are spelled otherwise than numbers are (1.50, 007). CSV has them as entered{}.",
                    weight.respelled,
                    if column.kind == Kind::Decimal { ", and so has Dataset-JSON" } else { "" }
                ));
            }
            if sas {
                for_sas(&mut notes, &at, weight, formats);
            }
        }
    }
    notes
}

fn for_sas(notes: &mut Vec<String>, at: &str, weight: &Weight, formats: &[Format]) {
    if weight.bytes > 200 && formats.contains(&Format::XptV5) {
        notes.push(format!(
            "{at}: texts of up to {} bytes. In SAS transport files of version 5 they go on in further variables.",
            weight.bytes
        ));
    }
    if weight.trailing > 0 {
        notes.push(format!("{at}: {} values end with a blank, which SAS does not tell from none.", weight.trailing));
    }
    if weight.foreign > 0 {
        notes.push(format!("{at}: {} values have characters beyond ASCII. SAS transport files have them in UTF-8.", weight.foreign));
    }
}

const fn word(kind: Kind) -> &'static str {
    match kind {
        Kind::Integer => "whole number",
        Kind::Decimal | Kind::Float => "number",
        Kind::Date => "whole date",
        Kind::Time => "time",
        Kind::Datetime => "date and time",
        _ => "text",
    }
}

/// The first thing that is read, for whoever opens it in ten years.
pub fn readme(packing: &Packing, notes: &[String]) -> String {
    let Packing { taken, view, .. } = packing;
    let about = &taken.about;
    let mut text = String::new();
    // Writing to a String cannot fail.
    if let Some(marking) = about.marking {
        let _ = write!(text, "*** {marking} ***\r\n\r\n");
    }
    let audience = if view.filter.unblinded { "UNBLINDED: it tells treatments" } else { "blinded" };
    let _ = write!(
        text,
        "{} ({}), {}\r\nDesign version {}\r\nAs of {}, taken from Probatum {}; {audience}; forms: {}.\r\n{} subjects, {} forms, {} answers.\r\n\r\n{}",
        about.study_name,
        about.protocol,
        view.name,
        about.version_name,
        about.moment,
        about.system_version,
        view.filter.standing.as_str(),
        taken.subjects,
        taken.records,
        taken.values(),
        WHERE.replace('\n', "\r\n"),
    );
    notes.iter().for_each(|note| {
        let _ = write!(text, "  {note}\r\n");
    });
    text
}

const WHERE: &str = "\
manifest.json   every file with its SHA-256, every table and column, what the filter let through
define.xml      the tables and columns, as Define-XML 2.1
csv/            values exactly as entered, with read.R, read.sas, read.sps and read.do to read them
dataset-json/, dataset-ndjson/, xpt-v5/, xpt-v8/, parquet/, xlsx/   the same tables in these formats, where they were ordered

Rows are told apart by STUDY, SITE, SUBJECT, VISIT, VISIT_N, FORM, FORM_N and ROW. <item>__missing says why there is no answer,
<item>__unit in which unit it was given. Forms, visits and rows out of use are not here.

What a format holds otherwise than it was entered:
";
