//! What a snapshot's zip holds, format by format. Pure: the same tables, the same order, the same bytes.

use std::io::Write;

use shared::exports::{Format, SnapshotContent, SnapshotFile, SnapshotFilter, SnapshotTable, SnapshotView, Standing};

use super::super::bundle::{Bundle, Counted};
use super::super::source::Source;
use super::super::table::{About, Filter, Table, Taken};
use super::super::{csv, dataset_json, define, parquet, scripts, xlsx, xpt};
use super::manifest;
use crate::kernel::failure::{Outcome, internal};
use crate::rooms::capture::outgoing::Which;

/// What is packed, and what was ordered.
#[derive(Clone, Copy)]
pub struct Packing<'a> {
    pub source: &'a Source,
    pub taken: &'a Taken,
    pub view: &'a SnapshotView,
}

/// What lets through what was ordered.
pub fn filter(ordered: &SnapshotFilter) -> Filter {
    let which = match ordered.standing {
        Standing::All => Which::All,
        Standing::Signed => Which::Signed,
        Standing::Verified => Which::Verified,
        Standing::Locked => Which::Locked,
    };
    Filter {
        sites: ordered.sites.clone(),
        visits: ordered.visits.clone(),
        forms: ordered.forms.clone(),
        which,
        blinded: !ordered.unblinded,
    }
}

/// Writes the zip; what was written to, its hash, and what is in it.
pub fn pack<W: Write>(packing: &Packing, out: W) -> Outcome<(W, String, SnapshotContent)> {
    let Packing { taken, view, .. } = packing;
    let mut bundle = Bundle::new(Counted::new(out));
    let notes = manifest::notes(&taken.tables, &view.formats, taken.unplaced);
    bundle.text("README.txt", &manifest::readme(packing, &notes))?;
    let (tables, about) = (&taken.tables, &taken.about);
    let first = view.formats.first().copied().unwrap_or(Format::Csv);
    bundle.file("define.xml", |file| define::write(tables, about, |table| place(table, first), file))?;
    for format in &view.formats {
        one(packing, *format, &mut bundle)?;
    }
    let content = content(taken, &bundle, notes);
    bundle.text("manifest.json", &manifest::json(packing, &content)?)?;
    let (out, _, sha256) = bundle.finish().map_err(|error| internal(&error))?.end();
    Ok((out, sha256, content))
}

/// Where a table's file lies.
fn place(table: &Table, format: Format) -> String {
    let (symbol, short) = (&table.set.symbol, table.set.short.to_lowercase());
    match format {
        Format::Csv => format!("csv/{}", csv::file(table)),
        Format::DatasetJson => format!("dataset-json/{symbol}.json"),
        Format::Ndjson => format!("dataset-ndjson/{symbol}.ndjson"),
        Format::XptV5 => format!("xpt-v5/{short}.xpt"),
        Format::XptV8 => format!("xpt-v8/{symbol}.xpt"),
        Format::Parquet => format!("parquet/{symbol}.parquet"),
        Format::Xlsx => "xlsx/tables.xlsx".to_owned(),
    }
}

fn one<W: Write>(packing: &Packing, format: Format, bundle: &mut Bundle<W>) -> Outcome<()> {
    let Packing { source, taken, .. } = packing;
    let about = &taken.about;
    match format {
        Format::Csv => {
            csv::put(source, taken, "csv/", bundle)?;
            scripts::all(&taken.tables, about).iter().try_for_each(|(name, text)| bundle.text(&format!("csv/{name}"), text))
        }
        Format::Xlsx => bundle.file("xlsx/tables.xlsx", |file| xlsx::write(&taken.tables, about, file)),
        _ => taken.tables.iter().try_for_each(|table| bundle.file(&place(table, format), |file| each(table, about, format, file))),
    }
}

/// A format of one file for each table.
fn each(table: &Table, about: &About, format: Format, out: &mut dyn Write) -> Result<(), super::super::table::Broken> {
    match format {
        Format::Ndjson => dataset_json::write(table, about, dataset_json::Shape::Lines, out),
        Format::XptV5 => xpt::write(table, about, xpt::Version::V5, out),
        Format::XptV8 => xpt::write(table, about, xpt::Version::V8, out),
        Format::Parquet => parquet::write(table, about, out),
        Format::DatasetJson => dataset_json::write(table, about, dataset_json::Shape::Whole, out),
        Format::Csv | Format::Xlsx => csv::table(table, out),
    }
}

fn content<W: Write>(taken: &Taken, bundle: &Bundle<W>, notes: Vec<String>) -> SnapshotContent {
    let table = |table: &Table| SnapshotTable {
        name: table.set.symbol.clone(),
        label: table.set.label.clone(),
        rows: table.rows.count,
        columns: u32::try_from(table.set.columns.len()).unwrap_or(u32::MAX),
    };
    let file = |file: &super::super::bundle::Packed| SnapshotFile { name: file.name.clone(), size: file.size, sha256: file.sha256.clone() };
    SnapshotContent {
        subjects: taken.subjects,
        records: taken.records,
        values: taken.values(),
        tables: taken.tables.iter().map(table).collect(),
        files: bundle.files.iter().map(file).collect(),
        notes,
    }
}
