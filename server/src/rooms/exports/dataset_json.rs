//! CDISC Dataset-JSON 1.1, and its NDJSON twin: line 1 what the table is, then a line for each row.
//!
//! Decisions:
//! * Numbers with decimal places are `decimal`: texts, with every place as it was entered. Whole numbers are numbers.
//! * A whole day, time or moment is ISO 8601 text with `targetDataType` `integer`: in SAS it is a number. What may be partial is text on
//!   both sides.
//! * What is not there is `null` for numbers and days, and an empty text for texts.
//! * A column in which one value is not what it says is `string`, with every value as entered; the manifest names the first.

use std::io::Write;

use serde::Serialize;

use super::table::{About, Broken, Column, Kind, Part, Row, Table, Weight, number};

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Whole,
    Lines,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Head<'a> {
    #[serde(rename = "datasetJSONCreationDateTime")]
    created: &'a str,
    #[serde(rename = "datasetJSONVersion")]
    version: &'static str,
    #[serde(rename = "fileOID")]
    file_oid: String,
    db_last_modified_date_time: &'a str,
    originator: &'a str,
    source_system: System,
    #[serde(rename = "studyOID")]
    study_oid: &'a str,
    #[serde(rename = "metaDataVersionOID")]
    version_oid: &'a str,
    meta_data_ref: &'static str,
    #[serde(rename = "itemGroupOID")]
    group_oid: &'a str,
    records: u64,
    name: &'a str,
    label: &'a str,
    columns: Vec<Head1<'a>>,
}

#[derive(Serialize)]
struct System {
    name: &'static str,
    version: &'static str,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Head1<'a> {
    #[serde(rename = "itemOID")]
    oid: &'a str,
    name: &'a str,
    label: &'a str,
    data_type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    target_data_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    length: Option<usize>,
    #[serde(skip_serializing_if = "Option::is_none")]
    display_format: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    key_sequence: Option<u32>,
}

/// Writes a table.
pub fn write(table: &Table, about: &About, shape: Shape, out: &mut dyn Write) -> Result<(), Broken> {
    let held = table.held();
    let head = serde_json::to_string(&head(table, about, &held)).map_err(std::io::Error::from)?;
    match shape {
        Shape::Lines => writeln!(out, "{head}")?,
        // The object goes on with its rows.
        Shape::Whole => write!(out, "{},\"rows\":[", head.strip_suffix('}').unwrap_or(&head))?,
    }
    let (mut reader, mut line) = (table.rows.read()?, Vec::new());
    while let Some(row) = reader.next_row()? {
        line.clear();
        if shape == Shape::Whole {
            line.extend_from_slice(if row.number == 1 { b"\n" } else { b",\n" });
        }
        values(row, &held, &mut line)?;
        if shape == Shape::Lines {
            line.push(b'\n');
        }
        out.write_all(&line)?;
    }
    if shape == Shape::Whole {
        out.write_all(b"\n]}\n")?;
    }
    Ok(())
}

fn head<'a>(table: &'a Table, about: &'a About, held: &[Kind]) -> Head<'a> {
    let set = &table.set;
    Head {
        created: &about.moment,
        version: "1.1.0",
        file_oid: format!("{}.{}", about.study, set.symbol),
        db_last_modified_date_time: &about.moment,
        originator: about.marking.unwrap_or("Probatum"),
        source_system: System { name: "Probatum", version: about.system_version },
        study_oid: &about.study,
        version_oid: &about.version,
        meta_data_ref: "define.xml",
        group_oid: &set.oid,
        records: table.rows.count,
        name: &set.symbol,
        label: &set.label,
        columns: table.columns().zip(held).map(|((column, weight), held)| column_head(column, weight, *held)).collect(),
    }
}

fn column_head<'a>(column: &'a Column, weight: &Weight, held: Kind) -> Head1<'a> {
    let (data_type, target) = types(held);
    Head1 {
        oid: &column.oid,
        name: &column.symbol,
        label: &column.label,
        data_type,
        target_data_type: target,
        length: held.is_text().then_some(weight.chars.max(1)),
        display_format: column.format.as_deref().or(display(held)),
        key_sequence: column.key.filter(|_| column.part == Part::Key),
    }
}

/// The type in the file, and the one that it stands for.
pub const fn types(held: Kind) -> (&'static str, Option<&'static str>) {
    match held {
        Kind::Text => ("string", None),
        Kind::Integer => ("integer", None),
        Kind::Decimal => ("decimal", Some("decimal")),
        Kind::Float => ("float", None),
        Kind::Date => ("date", Some("integer")),
        Kind::Time => ("time", Some("integer")),
        Kind::Datetime => ("datetime", Some("integer")),
        Kind::IsoDate => ("date", None),
        Kind::IsoTime => ("time", None),
        Kind::IsoDatetime => ("datetime", None),
    }
}

/// How SAS shows days and times.
pub const fn display(held: Kind) -> Option<&'static str> {
    match held {
        Kind::Date => Some("YYMMDD10."),
        Kind::Time => Some("TIME8."),
        Kind::Datetime => Some("E8601DT19."),
        _ => None,
    }
}

fn values(row: &Row, held: &[Kind], line: &mut Vec<u8>) -> Result<(), std::io::Error> {
    line.push(b'[');
    for (n, (cell, held)) in row.cells().zip(held).enumerate() {
        if n > 0 {
            line.push(b',');
        }
        match held {
            Kind::Integer | Kind::Float => plain(cell, line)?,
            _ if cell.is_empty() && !held.is_text() => line.extend_from_slice(b"null"),
            _ => serde_json::to_writer(&mut *line, cell)?,
        }
    }
    line.push(b']');
    Ok(())
}

/// A number as JSON writes it: as entered, where that is how.
fn plain(cell: &str, line: &mut Vec<u8>) -> std::io::Result<()> {
    let Some(value) = number(cell) else {
        line.extend_from_slice(b"null");
        return Ok(());
    };
    let digits = cell.strip_prefix('-').unwrap_or(cell);
    let simple = digits.bytes().all(|byte| byte.is_ascii_digit()) && (digits.len() == 1 || !digits.starts_with('0'));
    if simple { line.write_all(cell.as_bytes()) } else { write!(line, "{value}") }
}
