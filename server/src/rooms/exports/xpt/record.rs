//! The headers of a transport file: records of 80 bytes.

use std::io::{Result, Write};

use super::super::table::{About, Table};
use super::Version;
use super::layout::Field;

/// Bytes of a record.
const RECORD: usize = 80;

/// Counts what was written, so that the end of a part can be filled up.
pub struct Records<'o> {
    out: &'o mut dyn Write,
    size: usize,
}

impl<'o> Records<'o> {
    pub fn new(out: &'o mut dyn Write) -> Self {
        Self { out, size: 0 }
    }

    pub fn write(&mut self, bytes: &[u8]) -> Result<()> {
        self.size = (self.size + bytes.len()) % RECORD;
        self.out.write_all(bytes)
    }

    /// Fills the record up with blanks.
    pub fn pad(&mut self) -> Result<()> {
        let rest = (RECORD - self.size) % RECORD;
        self.write([b' '; RECORD].get(..rest).unwrap_or_default())
    }

    fn line(&mut self, text: &str) -> Result<()> {
        self.write(text.as_bytes())?;
        self.pad()
    }
}

/// Everything before the first observation.
pub fn head(out: &mut Records, table: &Table, about: &About, version: Version, fields: &[Field]) -> Result<()> {
    let v5 = version == Version::V5;
    let name = |five: &'static str, eight: &'static str| if v5 { five } else { eight };
    let at = stamp(&about.moment);
    title(out, name("LIBRARY", "LIBV8"), "000000000000000000000000000000")?;
    out.line(&format!("SAS     SAS     SASLIB  9.4     Probatum{:24}{at}", ""))?;
    out.line(&at)?;
    title(out, name("MEMBER", "MEMBV8"), "000000000000000001600000000140")?;
    title(out, name("DSCRPTR", "DSCPTV8"), "000000000000000000000000000000")?;
    if v5 {
        out.line(&format!("SAS     {:8}SASDATA 9.4     Probatum{:24}{at}", table.set.short, ""))?;
    } else {
        out.line(&format!("SAS     {:32}SASDATA 9.4     Probatum{at}", table.set.symbol))?;
    }
    let mut second = format!("{at}{:16}", "").into_bytes();
    fixed(&mut second, &table.set.label, 40);
    out.write(&second)?;
    out.pad()?;
    title(out, name("NAMESTR", "NAMSTV8"), &format!("00000{:05}00000000000000000000", fields.len()))?;
    for (n, field) in (1..).zip(fields) {
        out.write(&namestr(n, field, version))?;
    }
    out.pad()?;
    if v5 {
        return title(out, "OBS", "000000000000000000000000000000");
    }
    long_labels(out, fields)?;
    title(out, "OBSV8", &format!("{:15}{:15}", table.rows.count, ""))
}

fn title(out: &mut Records, name: &str, numbers: &str) -> Result<()> {
    out.line(&format!("HEADER RECORD*******{name:8}HEADER RECORD!!!!!!!{numbers}"))
}

/// Version 8 keeps labels that are longer than the field for them behind the variables.
fn long_labels(out: &mut Records, fields: &[Field]) -> Result<()> {
    let long: Vec<(u16, &Field)> = (1..).zip(fields).filter(|(_, field)| field.label.len() > LABEL || field.name.len() > 8).collect();
    if long.is_empty() {
        return Ok(());
    }
    title(out, "LABELV8", &format!("{:<30}", long.len()))?;
    for (n, field) in long {
        let label = field.label.get(..shorter(&field.label, 256)).unwrap_or_default();
        for number in [n, length(&field.name), length(label)] {
            out.write(&number.to_be_bytes())?;
        }
        out.write(field.name.as_bytes())?;
        out.write(label.as_bytes())?;
    }
    out.pad()
}

const LABEL: usize = 40;

/// What is said of one variable: 140 bytes.
fn namestr(n: u16, field: &Field, version: Version) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(140);
    let number = |bytes: &mut Vec<u8>, number: u16| bytes.extend_from_slice(&number.to_be_bytes());
    number(&mut bytes, if field.held.is_some() { 1 } else { 2 });
    number(&mut bytes, 0);
    number(&mut bytes, u16::try_from(field.width).unwrap_or(u16::MAX));
    number(&mut bytes, n);
    fixed(&mut bytes, &field.name, 8);
    fixed(&mut bytes, &field.label, LABEL);
    fixed(&mut bytes, &field.format.name, 8);
    number(&mut bytes, field.format.width);
    number(&mut bytes, field.format.decimals);
    // Numbers stand on the right.
    number(&mut bytes, u16::from(field.held.is_some()));
    number(&mut bytes, 0);
    fixed(&mut bytes, "", 8);
    number(&mut bytes, 0);
    number(&mut bytes, 0);
    bytes.extend_from_slice(&u32::try_from(field.at).unwrap_or(u32::MAX).to_be_bytes());
    if version == Version::V8 {
        fixed(&mut bytes, &field.name, 32);
        number(&mut bytes, length(&field.label));
    }
    bytes.resize(140, 0);
    bytes
}

fn length(text: &str) -> u16 {
    u16::try_from(shorter(text, 256)).unwrap_or_default()
}

/// The text in so many bytes: cut between characters, filled up with blanks.
fn fixed(bytes: &mut Vec<u8>, text: &str, width: usize) {
    let end = bytes.len() + width;
    bytes.extend_from_slice(text.get(..shorter(text, width)).unwrap_or_default().as_bytes());
    bytes.resize(end, b' ');
}

fn shorter(text: &str, width: usize) -> usize {
    (0..=width.min(text.len())).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

/// `30NOV26:16:04:24` from RFC 3339.
fn stamp(moment: &str) -> String {
    const MONTHS: [&str; 12] = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    let part = |from: usize, to: usize| moment.get(from..to).unwrap_or("00");
    let month = part(5, 7).parse::<usize>().ok().and_then(|month| MONTHS.get(month.checked_sub(1)?)).unwrap_or(&"JAN");
    format!("{}{month}{}:{}", part(8, 10), part(2, 4), part(11, 19))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_are_written_as_sas_does() {
        assert_eq!(stamp("2026-11-30T16:04:24.123Z"), "30NOV26:16:04:24");
    }

    #[test]
    fn a_label_is_cut_between_characters() {
        let mut bytes = Vec::new();
        fixed(&mut bytes, "abä", 3);
        assert_eq!(bytes, b"ab ");
    }
}
