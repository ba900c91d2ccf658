//! CSV for statistics: a zip with one table for each item group, keys at every level, and a dictionary.
//!
//! Decisions:
//! * Values are never altered: what was entered stands in the cell, byte for byte. A spreadsheet may take a cell that begins
//!   with `=`, `+`, `-` or `@` for a formula; the README says how to open the files so that it does not.
//! * Which columns a table has follows from the design alone, not from the data: a script written today runs tomorrow.
//! * Several choices stand in one cell, joined as in ODM (see `source::as_text`).
//! * Visits, forms and rows out of use, and rows without an answer, are not there; cleared and never-asked values are empty cells.
//! * A table is written in a pass of its own over the forms it belongs to, so that memory holds one page and no more.

mod dictionary;
mod readme;
mod table;

use std::io::Write;

use csv::{Terminator, Writer, WriterBuilder};
use shared::forms::Oid;
use shared::kernel::StudyId;
use zip::CompressionMethod;
use zip::ZipWriter;
use zip::write::{SimpleFileOptions, StreamWriter};

use super::source::Source;
use crate::kernel::db::Tx;
use crate::kernel::failure::{Failure, Outcome, internal};
use crate::rooms::capture::snapshot::{SubjectSnapshot, page};
use table::Table;

type Zip<W> = ZipWriter<StreamWriter<W>>;

/// Writes the zip. Must be the first to ask in its transaction.
pub async fn write(tx: &Tx, study: StudyId, out: &mut impl Write) -> Outcome<()> {
    let source = Source::open(tx, study).await?;
    let tables = table::all(&source);
    let mut zip = ZipWriter::new_stream(out);
    begin(&mut zip, "README.txt")?;
    zip.write_all(readme::text(&source, &tables).as_bytes()).map_err(broken)?;
    dictionary::write(&source, &tables, &mut zip)?;
    subjects(tx, &source, &mut zip).await?;
    visits(tx, &source, &mut zip).await?;
    forms(tx, &source, &mut zip).await?;
    for table in &tables {
        data(tx, &source, table, &mut zip).await?;
    }
    zip.finish().map_err(|error| internal(&error)).map(|_| ())
}

/// Begins a file of the zip.
fn begin<W: Write>(zip: &mut Zip<W>, name: &str) -> Outcome<()> {
    let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated);
    zip.start_file(name, options).map_err(|error| internal(&error))
}

/// Begins a table with its header.
fn sheet<'z, W: Write>(zip: &'z mut Zip<W>, name: &str, header: &[impl AsRef<[u8]>]) -> Outcome<Writer<&'z mut Zip<W>>> {
    begin(zip, name)?;
    let mut sheet = WriterBuilder::new().terminator(Terminator::CRLF).from_writer(zip);
    sheet.write_record(header).map_err(broken)?;
    Ok(sheet)
}

fn broken(error: impl std::error::Error) -> Failure {
    internal(&error)
}

/// Subjects page by page, with records of these forms.
struct Pages<'a> {
    tx: &'a Tx,
    source: &'a Source,
    forms: Option<&'a [Oid]>,
    after: Option<String>,
}

impl<'a> Pages<'a> {
    fn new(tx: &'a Tx, source: &'a Source, forms: Option<&'a [Oid]>) -> Self {
        Self { tx, source, forms, after: None }
    }

    /// Empty: that was all.
    async fn next(&mut self) -> Outcome<Vec<SubjectSnapshot>> {
        let subjects = page(self.tx, self.source.study.id, self.after.as_deref(), self.forms, &self.source.hidden).await?;
        self.after = subjects.last().map(|last| last.key.clone()).or(self.after.take());
        Ok(subjects.into_iter().map(SubjectSnapshot::in_use).collect())
    }
}

async fn subjects<W: Write>(tx: &Tx, source: &Source, zip: &mut Zip<W>) -> Outcome<()> {
    let mut sheet = sheet(zip, "subjects.csv", &["STUDY", "SITE", "SUBJECT", "STATE", "ENROLLED_AT", "DESIGN_VERSION"])?;
    let mut pages = Pages::new(tx, source, Some(&[]));
    loop {
        let subjects = pages.next().await?;
        if subjects.is_empty() {
            return sheet.flush().map_err(broken);
        }
        for one in subjects {
            let version = source.used.iter().find(|(version, _)| version.id == one.version);
            let version = version.map_or("", |(version, _)| version.design.version_oid.as_str());
            let (study, created) = (study(source), one.created.to_string());
            sheet.write_record([study, &one.site_code, &one.key, one.state.as_str(), &created, version]).map_err(broken)?;
        }
    }
}

async fn visits<W: Write>(tx: &Tx, source: &Source, zip: &mut Zip<W>) -> Outcome<()> {
    let header =
        ["STUDY", "SITE", "SUBJECT", "VISIT", "VISIT_N", "VISIT_NAME", "DATE", "APPOINTMENT", "REASON", "NOT_DONE", "NOT_DONE_NOTE"];
    let mut sheet = sheet(zip, "visits.csv", &header)?;
    let mut pages = Pages::new(tx, source, Some(&[]));
    loop {
        let subjects = pages.next().await?;
        if subjects.is_empty() {
            return sheet.flush().map_err(broken);
        }
        for mut one in subjects {
            source.layout(one.version).into_iter().for_each(|layout| layout.sort_visits(&mut one.visits));
            for visit in &one.visits {
                let name = source.version.design.visit(&visit.oid).map_or("", |visit| visit.title());
                let n = visit.n.to_string();
                let keys = [study(source), &one.site_code, &one.key, visit.oid.as_str(), &n, name];
                let (code, note) = visit.not_done.as_ref().map(|why| (why.code.as_str(), why.note.as_deref())).unzip();
                let facts = [visit.date.as_deref(), visit.appointment.as_deref(), visit.why.as_deref(), code, note.flatten()];
                sheet.write_record(keys.into_iter().chain(facts.map(Option::unwrap_or_default))).map_err(broken)?;
            }
        }
    }
}

async fn forms<W: Write>(tx: &Tx, source: &Source, zip: &mut Zip<W>) -> Outcome<()> {
    let header = ["STUDY", "SITE", "SUBJECT", "VISIT", "VISIT_N", "FORM", "FORM_N", "STATE", "SAVED_AT"];
    let mut sheet = sheet(zip, "forms.csv", &header)?;
    let mut pages = Pages::new(tx, source, None);
    loop {
        let subjects = pages.next().await?;
        if subjects.is_empty() {
            return sheet.flush().map_err(broken);
        }
        for mut one in subjects {
            source.layout(one.version).into_iter().for_each(|layout| layout.sort_records(&mut one.records));
            for record in &one.records {
                let keys = keys(source, &one, record);
                let saved = record.saved_at.to_string();
                let rest = [record.state.as_str(), saved.as_str()];
                sheet.write_record(keys.iter().map(String::as_str).chain(rest)).map_err(broken)?;
            }
        }
    }
}

async fn data<W: Write>(tx: &Tx, source: &Source, table: &Table, zip: &mut Zip<W>) -> Outcome<()> {
    let mut sheet = sheet(zip, &table.file, &table.header())?;
    let mut pages = Pages::new(tx, source, Some(&table.forms));
    loop {
        let subjects = pages.next().await?;
        if subjects.is_empty() {
            return sheet.flush().map_err(broken);
        }
        for mut one in subjects {
            source.layout(one.version).into_iter().for_each(|layout| layout.sort_records(&mut one.records));
            for record in &one.records {
                let Some(layout) = source.layout(record.version) else { continue };
                for row in layout.rows(record).iter().filter(|row| *row.group == table.group && row.speaks()) {
                    let keys = keys(source, &one, record).into_iter().chain([row.n.to_string()]);
                    sheet.write_record(keys.chain(table.cells(row))).map_err(broken)?;
                }
            }
        }
    }
}

/// STUDY, SITE, SUBJECT, VISIT, VISIT_N, FORM, FORM_N.
fn keys(source: &Source, subject: &SubjectSnapshot, record: &crate::rooms::capture::snapshot::RecordSnapshot) -> [String; 7] {
    let key = &record.key;
    [
        study(source).to_owned(),
        subject.site_code.clone(),
        subject.key.clone(),
        key.visit.0.clone(),
        key.visit_n.to_string(),
        key.form.0.clone(),
        key.form_n.to_string(),
    ]
}

fn study(source: &Source) -> &str {
    source.version.design.oid.as_str()
}
