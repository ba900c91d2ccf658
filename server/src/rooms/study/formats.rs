//! Formats of design files, told apart by what is in them.

use std::io::{BufRead, Read as _};

use shared::study::{Design, DesignReport, Kept};

use super::{faults, odm, redcap, xlsform};

/// A format that can be read.
struct Format {
    /// Whether a file that begins like this is one.
    begins: fn(&[u8]) -> bool,
    read: fn(&str, &[u8]) -> (DesignReport, Option<Design>),
}

/// In the order in which they are asked. What none of them knows is read as ODM, whose report says what is wrong with it.
const FORMATS: &[Format] =
    &[Format { begins: xlsform::is_one, read: xlsform::import }, Format { begins: redcap::looks_like_a_table, read: redcap::import }];

/// How much of a file is looked at.
const START: usize = 4096;
/// How much of a file that is read whole is taken. Each format has its own limit below this.
const LARGEST: u64 = 64 << 20;

/// Reads a design file of any format. The design is there when the report says `accepted`; what our checker says of its rules
/// is noted.
pub fn import(file: &str, bytes: impl BufRead) -> (DesignReport, Option<Design>) {
    let (mut report, design) = read(file, bytes);
    report.notes.extend(design.iter().flat_map(faults::notes));
    (report, design)
}

fn read(file: &str, mut bytes: impl BufRead) -> (DesignReport, Option<Design>) {
    let found = match bytes.fill_buf() {
        Ok(start) => FORMATS.iter().find(|format| (format.begins)(start.get(..START).unwrap_or(start))),
        Err(error) => return unreadable(file, &error),
    };
    let Some(format) = found else { return odm::import(file, bytes) };
    let mut all = Vec::new();
    match bytes.take(LARGEST).read_to_end(&mut all) {
        Ok(_) => (format.read)(file, &all),
        Err(error) => unreadable(file, &error),
    }
}

fn unreadable(file: &str, error: &std::io::Error) -> (DesignReport, Option<Design>) {
    let what = format!("The file could not be read: {error}.");
    let refused = vec![Kept { path: String::new(), line: 0, what }];
    (DesignReport { file: file.to_owned(), refused, ..DesignReport::default() }, None)
}
