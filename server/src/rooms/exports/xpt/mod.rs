//! SAS transport files (XPORT): version 5, which every agency and reader takes, and version 8 with long names, labels and texts.
//!
//! Decisions, so that nothing is lost:
//! * A text longer than the format holds (200 bytes in version 5, 32,767 in version 8) goes on in further variables, `TERM`, `TERM2`, …;
//!   put together they are the text. It is cut before blanks, never behind them, since SAS drops blanks at the end of a text.
//! * Numbers, whole days, times and moments are numbers (days and seconds since 1960), where each value of the column can be held exactly;
//!   else texts.
//! * Lengths are those of the longest value. Texts are UTF-8.
//! * Labels of more than 40 bytes are cut in version 5; they stand in full in define.xml and in the manifest.

mod ibm;
mod layout;
mod record;

use std::io::Write;

use super::table::{About, Broken, Kind, Row, Table, Unfit, day, moment, number, second};
use layout::{Field, fields};
use record::Records;

/// Which of the two.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Version {
    V5,
    V8,
}

impl Version {
    /// What an error calls it.
    pub const fn title(self) -> &'static str {
        match self {
            Version::V5 => "SAS transport version 5",
            Version::V8 => "SAS transport version 8",
        }
    }

    /// Bytes of the longest text.
    const fn longest(self) -> usize {
        match self {
            Version::V5 => 200,
            Version::V8 => 32_767,
        }
    }
}

/// Days and seconds from 1960 to 1970.
const DAYS: i32 = 3_653;
const SECONDS: i64 = 3_653 * 86_400;

/// Writes a table.
pub fn write(table: &Table, about: &About, version: Version, out: &mut dyn Write) -> Result<(), Broken> {
    let fields = fields(table, version);
    let mut records = Records::new(out);
    record::head(&mut records, table, about, version, &fields)?;
    let (mut reader, mut line) = (table.rows.read()?, vec![b' '; fields.last().map_or(0, |last| last.at + last.width)]);
    while let Some(row) = reader.next_row()? {
        line.fill(b' ');
        observation(table, version, row, &fields, &mut line)?;
        records.write(&line)?;
    }
    Ok(records.pad()?)
}

fn observation(table: &Table, version: Version, row: &Row, fields: &[Field], line: &mut [u8]) -> Result<(), Unfit> {
    let mut fields = fields.iter().peekable();
    for (n, cell) in row.cells().enumerate() {
        let mut rest = cell;
        while let Some(field) = fields.next_if(|field| field.column == n) {
            let Some(place) = line.get_mut(field.at..field.at + field.width) else { continue };
            match field.held {
                Some(kind) => place.copy_from_slice(&numeric(kind, cell)),
                None => {
                    let (piece, more) = rest.split_at(cut(rest, field.width));
                    place.get_mut(..piece.len()).into_iter().for_each(|place| place.copy_from_slice(piece.as_bytes()));
                    rest = more;
                }
            }
            if field.held.is_some() {
                rest = "";
            }
        }
        if !rest.is_empty() {
            return Err(too_long(table, version, row, n));
        }
    }
    Ok(())
}

fn too_long(table: &Table, version: Version, row: &Row, column: usize) -> Unfit {
    Unfit {
        format: version.title(),
        table: table.set.name.clone(),
        row: row.number,
        column: table.set.columns.get(column).map(|column| column.name.clone()).unwrap_or_default(),
        why: format!("more blanks in a row than a variable has bytes ({})", version.longest()),
    }
}

/// How many bytes of a text go into a variable: whole characters, and no blank last where more follows.
fn cut(text: &str, width: usize) -> usize {
    if text.len() <= width {
        return text.len();
    }
    let end = (0..=width).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default();
    text.get(..end).map_or(0, |piece| piece.trim_end_matches(' ').len())
}

/// A number, day, time or moment as SAS counts it; nothing is SAS's missing value.
fn numeric(kind: Kind, cell: &str) -> [u8; 8] {
    let value = match kind {
        Kind::Date => day(cell).map(|days| f64::from(days + DAYS)),
        Kind::Time => second(cell).map(f64::from),
        Kind::Datetime => moment(cell).and_then(|seconds| whole(seconds + SECONDS)),
        _ => number(cell),
    };
    value.map_or(ibm::MISSING, ibm::of)
}

/// Seconds within ten thousand years are far from where doubles leave numbers out.
fn whole(seconds: i64) -> Option<f64> {
    let (days, rest) = (i32::try_from(seconds.div_euclid(86_400)).ok()?, i32::try_from(seconds.rem_euclid(86_400)).ok()?);
    Some(f64::from(days) * 86_400.0 + f64::from(rest))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_is_cut_between_characters_and_before_blanks() {
        assert_eq!([cut("abc", 3), cut("abcd", 3), cut("abä", 3), cut("a  b", 3), cut("    b", 3)], [3, 3, 2, 1, 0]);
    }

    #[test]
    fn days_count_from_1960() {
        assert_eq!(numeric(Kind::Date, "1960-01-02"), ibm::of(1.0));
        assert_eq!(numeric(Kind::Datetime, "1960-01-01T00:01"), ibm::of(60.0));
        assert_eq!(numeric(Kind::Date, ""), ibm::MISSING);
    }
}
