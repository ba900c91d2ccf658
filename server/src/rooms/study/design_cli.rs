//! `probatum design check` and `probatum design convert`: what becomes of a design file, without a database.
//! Invariant: standard output carries only what was asked for; the exit code tells the rest.

use std::fs::File;
use std::io::{self, BufReader, Write};
use std::path::{Path, PathBuf};

use shared::study::{Design, DesignReport, Kept};

use super::formats;
use super::odm::{self, ExportHeader};
use super::{redcap, xlsform};

/// Every file gave a study.
pub const ACCEPTED: u8 = 0;
/// At least one file was refused; its report says why.
pub const REFUSED: u8 = 3;

/// What to convert a design to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum To {
    /// CDISC ODM 1.3.2.
    Odm,
    /// XLSForm: a workbook of one form.
    Xlsform,
    /// Probatum's own model as JSON.
    Json,
    /// A REDCap data dictionary.
    Redcap,
}

/// Writes one report per file, each a JSON object on a line of its own. Gives the exit code.
pub fn check_files(paths: &[PathBuf], out: &mut impl Write) -> io::Result<u8> {
    let mut code = ACCEPTED;
    for path in paths {
        let (report, _) = read(path);
        if !report.accepted {
            code = REFUSED;
        }
        serde_json::to_writer(&mut *out, &report)?;
        writeln!(out)?;
    }
    out.flush()?;
    Ok(code)
}

/// Writes the design to `out`, and to `err` what the format cannot say; when the file is refused, its report. Gives the exit code.
pub fn convert(path: &Path, to: To, header: &ExportHeader, out: &mut impl Write, err: &mut impl Write) -> io::Result<u8> {
    let (report, design) = read(path);
    let Some(design) = design else {
        for refused in &report.refused {
            writeln!(err, "{}: line {}: {} {}", report.file, refused.line, refused.path, refused.what)?;
        }
        return Ok(REFUSED);
    };
    match to {
        To::Odm => odm::export(&design, out, header)?,
        To::Xlsform => return write_xlsform(&design, out, err),
        To::Json => {
            serde_json::to_writer_pretty(&mut *out, &design)?;
            writeln!(out)?;
        }
        To::Redcap => {
            for lost in redcap::export(&design, out)? {
                writeln!(err, "{}: {} {}", report.file, lost.path, lost.what)?;
            }
        }
    }
    out.flush()?;
    Ok(ACCEPTED)
}

/// Writes the workbook; what could not be written to `err`.
fn write_xlsform(design: &Design, out: &mut impl Write, err: &mut impl Write) -> io::Result<u8> {
    match xlsform::export(design) {
        Ok(exported) => {
            for lost in &exported.lost {
                writeln!(err, "{}: {}", lost.path, lost.what)?;
            }
            out.write_all(&exported.workbook)?;
            out.flush()?;
            Ok(ACCEPTED)
        }
        Err(what) => {
            writeln!(err, "{what}")?;
            Ok(REFUSED)
        }
    }
}

/// Reads a design from a file. A file that cannot be opened is refused like any other.
pub fn read(path: &Path) -> (DesignReport, Option<Design>) {
    let name = path.display().to_string();
    match File::open(path) {
        Ok(file) => formats::import(&name, BufReader::with_capacity(1 << 16, file)),
        Err(error) => {
            let what = format!("The file could not be opened: {error}.");
            let refused = vec![Kept { path: String::new(), line: 0, what }];
            (DesignReport { file: name, refused, ..DesignReport::default() }, None)
        }
    }
}
