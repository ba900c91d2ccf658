//! CSV for statistics: one file for each table, keys at every level, and a dictionary.
//!
//! Decisions:
//! * Values are never altered: what was entered stands in the cell, byte for byte. A spreadsheet may take a cell that begins
//!   with `=`, `+`, `-` or `@` for a formula; the README says how to open the files so that it does not.
//! * Several choices stand in one cell, joined as in ODM (see `source::as_text`).
//! * Visits, forms and rows out of use, and rows without an answer, are not there; cleared and never-asked values are empty cells.

mod dictionary;
mod readme;

use std::io::Write;

use csv::{ByteRecord, Terminator, Writer, WriterBuilder};
use shared::kernel::StudyId;

use super::bundle::Bundle;
use super::source::Source;
use super::table::{Broken, Filter, Of, Table, Taken, gather, silent};
use crate::kernel::db::Tx;
use crate::kernel::failure::{Failure, Outcome, internal};

/// Writes a zip of CSV files, for whoever sees no more than this filter lets through. Must be the first to ask in its transaction.
pub async fn write(tx: &Tx, study: StudyId, filter: &Filter, out: &mut impl Write) -> Outcome<()> {
    let source = Source::open(tx, study).await?;
    let taken = gather(tx, &source, filter, &silent).await?;
    let mut bundle = Bundle::new(out);
    bundle.text("README.txt", &readme::text(&source, &taken.tables))?;
    put(&source, &taken, "", &mut bundle)?;
    bundle.finish().map(drop).map_err(|error| internal(&error))
}

/// Puts the tables and their dictionary into a folder of a bundle.
pub fn put<W: Write>(source: &Source, taken: &Taken, folder: &str, bundle: &mut Bundle<W>) -> Outcome<()> {
    dictionary::write(source, &taken.tables, folder, bundle)?;
    for one in &taken.tables {
        bundle.file(&format!("{folder}{}", file(one)), |out| table(one, out))?;
    }
    Ok(())
}

/// Its place in the folder.
pub fn file(table: &Table) -> String {
    match table.set.of {
        Of::Group(_) => format!("data/{}.csv", table.set.name),
        _ => format!("{}.csv", table.set.name),
    }
}

/// One table with its header.
pub fn table(table: &Table, out: &mut dyn Write) -> Result<(), Broken> {
    let mut sheet = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(out);
    let broken = |error: csv::Error| Broken::Io(std::io::Error::other(error));
    sheet.write_record(table.set.columns.iter().map(|column| &column.name)).map_err(broken)?;
    let (mut reader, mut line) = (table.rows.read()?, ByteRecord::new());
    while let Some(row) = reader.next_row()? {
        line.clear();
        row.cells().for_each(|cell| line.push_field(cell.as_bytes()));
        sheet.write_byte_record(&line).map_err(broken)?;
    }
    Ok(sheet.flush()?)
}

/// A table of the dictionary, with its header.
fn sheet<'f>(file: &'f mut dyn Write, header: &[&str]) -> Outcome<Writer<&'f mut dyn Write>> {
    let mut sheet = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(file);
    sheet.write_record(header).map_err(broken)?;
    Ok(sheet)
}

fn broken(error: impl std::error::Error) -> Failure {
    internal(&error)
}

fn study(source: &Source) -> &str {
    source.version.design.oid.as_str()
}
