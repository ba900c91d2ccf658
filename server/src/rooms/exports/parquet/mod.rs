//! Apache Parquet: columns of their own types, in groups of rows, each packed by itself.
//!
//! Decisions:
//! * Whole numbers, numbers, whole days, times and moments are what they are, where each value of the column can be held exactly; else
//!   texts, byte for byte. What is not there is null.
//! * Texts that come again and again are written once in a row group, and referred to.
//! * Labels and OIDs stand in the file's metadata, by column.
//!
//! The format is written here, not by a library: of the whole only these few pages are needed, and the same rows must be the same bytes.

mod column;
mod thrift;

use std::io::Write;

use super::table::{About, Broken, Kind, Table};
use column::{Chunk, Part};
use thrift::Thrift;

/// What a row group holds at most before it is written.
const GROUP: usize = 24 * 1024 * 1024;
const ROWS: u64 = 250_000;
const MAGIC: &[u8] = b"PAR1";

/// A row group that was written.
struct Written {
    chunks: Vec<Chunk>,
    rows: u64,
}

/// Writes a table.
pub fn write(table: &Table, about: &About, out: &mut dyn Write) -> Result<(), Broken> {
    let held = table.held();
    let mut parts: Vec<Part> = held.iter().map(|kind| Part::of(*kind)).collect();
    out.write_all(MAGIC)?;
    let (mut at, mut groups, mut rows) = (MAGIC.len(), Vec::new(), 0);
    let mut reader = table.rows.read()?;
    loop {
        let more = match reader.next_row()? {
            Some(row) => {
                row.cells().zip(&mut parts).for_each(|(cell, part)| part.push(cell));
                rows += 1;
                true
            }
            None => false,
        };
        let full = rows == ROWS || parts.iter().map(Part::size).sum::<usize>() > GROUP;
        if rows > 0 && (full || !more) {
            let chunks: Result<Vec<Chunk>, std::io::Error> = parts.iter_mut().map(|part| part.flush(&mut at, out)).collect();
            groups.push(Written { chunks: chunks?, rows });
            rows = 0;
        }
        if !more {
            break;
        }
    }
    let footer = footer(table, about, &held, &groups);
    out.write_all(&footer)?;
    out.write_all(&u32::try_from(footer.len()).unwrap_or_default().to_le_bytes())?;
    Ok(out.write_all(MAGIC)?)
}

fn footer(table: &Table, about: &About, held: &[Kind], groups: &[Written]) -> Vec<u8> {
    let mut thrift = Thrift::default();
    thrift.i32(1, 2);
    thrift.list(2, table.set.columns.len() + 1);
    thrift.element(|root| {
        root.text(4, "schema");
        root.i32(5, i32::try_from(table.set.columns.len()).unwrap_or_default());
    });
    for (column, kind) in table.set.columns.iter().zip(held) {
        thrift.element(|element| schema(element, &column.symbol, *kind));
    }
    thrift.i64(3, signed(table.rows.count));
    thrift.list(4, groups.len());
    for group in groups {
        thrift.element(|element| row_group(element, table, group));
    }
    let notes = notes(table, about);
    thrift.list(5, notes.len());
    for (key, value) in &notes {
        thrift.element(|pair| {
            pair.text(1, key);
            pair.text(2, value);
        });
    }
    thrift.text(6, &format!("Probatum {}", about.system_version));
    thrift.end()
}

fn schema(element: &mut Thrift, name: &str, kind: Kind) {
    element.i32(1, column::physical(kind));
    // Optional: it may be null.
    element.i32(3, 1);
    element.text(4, name);
    // What readers before logical types go by.
    match kind {
        Kind::Date => element.i32(6, 6),
        Kind::Time => element.i32(6, 7),
        _ if kind.is_text() => element.i32(6, 0),
        _ => {}
    }
    let clock = |unit: i16| {
        move |time: &mut Thrift| {
            time.bool(1, false);
            time.field(2, |which| which.field(unit, |_| {}));
        }
    };
    match kind {
        Kind::Date => element.field(10, |logical| logical.field(6, |_| {})),
        Kind::Time => element.field(10, |logical| logical.field(7, clock(1))),
        Kind::Datetime => element.field(10, |logical| logical.field(8, clock(2))),
        _ if kind.is_text() => element.field(10, |logical| logical.field(1, |_| {})),
        _ => {}
    }
}

fn row_group(element: &mut Thrift, table: &Table, group: &Written) {
    element.list(1, group.chunks.len());
    for (chunk, column) in group.chunks.iter().zip(&table.set.columns) {
        element.element(|place| {
            place.i64(2, chunk.at());
            place.field(3, |meta| chunk.describe(&column.symbol, meta));
        });
    }
    element.i64(2, group.chunks.iter().map(|chunk| chunk.uncompressed).sum());
    element.i64(3, signed(group.rows));
}

/// What a reader finds beside the columns.
fn notes(table: &Table, about: &About) -> Vec<(String, String)> {
    let mut notes = vec![
        ("probatum.study".to_owned(), about.study.clone()),
        ("probatum.moment".to_owned(), about.moment.clone()),
        ("probatum.label".to_owned(), table.set.label.clone()),
    ];
    notes.extend(about.marking.map(|marking| ("probatum.marking".to_owned(), marking.to_owned())));
    for column in &table.set.columns {
        notes.push((format!("probatum.label.{}", column.symbol), column.label.clone()));
        notes.push((format!("probatum.name.{}", column.symbol), column.name.clone()));
    }
    notes
}

fn signed(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}
