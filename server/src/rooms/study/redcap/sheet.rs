//! A table of text from a file: comma, semicolon or tab between the cells, blanks and broken lines inside them as they are.
//! Invariant: what is in a cell is kept byte for byte; rows know the line of the file on which they begin.

use std::borrow::Cow;

use shared::study::Kept;

/// A table whose first row names its columns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    pub headings: Vec<String>,
    pub rows: Vec<Row>,
    /// Whether the file was not UTF-8 and was read as Windows-1252.
    pub foreign: bool,
}

/// A row of cells, and the line on which it begins, counting from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    pub line: usize,
    pub cells: Vec<String>,
}

impl Row {
    /// The cell, or nothing where the row is short.
    pub fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    fn is_blank(&self) -> bool {
        self.cells.iter().all(|cell| cell.trim().is_empty())
    }
}

/// Larger files are no dictionaries, and no exports that one looks at in one piece.
const LARGEST: usize = 256 << 20;

/// Reads a table. Rows without any text are passed over.
pub fn read(bytes: &[u8]) -> Result<Sheet, Kept> {
    let refuse = |line: usize, what: String| Kept { path: String::new(), line, what };
    if bytes.len() > LARGEST {
        return Err(refuse(0, format!("The file has {} bytes; at most {LARGEST} are read.", bytes.len())));
    }
    let (text, foreign) = decode(bytes);
    if let Some(at) = text.find('\0') {
        let line = text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1;
        return Err(refuse(line, "The file is not text: there is a zero byte in it.".to_owned()));
    }
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter(&text)).from_reader(text.as_bytes());
    let mut rows = Vec::new();
    for record in reader.records() {
        let record = record.map_err(|error| refuse(line_of(error.position()), format!("The row cannot be read: {error}.")))?;
        let line = line_of(record.position());
        rows.push(Row { line, cells: record.iter().map(str::to_owned).collect() });
    }
    rows.retain(|row| !row.is_blank());
    if rows.is_empty() {
        return Err(refuse(1, "The file is empty.".to_owned()));
    }
    let headings = rows.remove(0).cells.into_iter().map(|cell| cell.trim().to_owned()).collect();
    Ok(Sheet { headings, rows, foreign })
}

fn line_of(position: Option<&csv::Position>) -> usize {
    position.and_then(|position| usize::try_from(position.line()).ok()).unwrap_or(1)
}

/// UTF-8 with or without its mark, UTF-16 with its mark; anything else is taken for Windows-1252.
pub fn decode(bytes: &[u8]) -> (Cow<'_, str>, bool) {
    let wide = |rest: &[u8], unit: fn([u8; 2]) -> u16| {
        let units: Vec<u16> =
            rest.chunks_exact(2).map(|two| unit([two.first().copied().unwrap_or(0), two.last().copied().unwrap_or(0)])).collect();
        String::from_utf16_lossy(&units)
    };
    match bytes {
        [0xff, 0xfe, rest @ ..] => return (Cow::Owned(wide(rest, u16::from_le_bytes)), false),
        [0xfe, 0xff, rest @ ..] => return (Cow::Owned(wide(rest, u16::from_be_bytes)), false),
        _ => {}
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match std::str::from_utf8(bytes) {
        Ok(text) => (Cow::Borrowed(text), false),
        Err(_) => (Cow::Owned(bytes.iter().map(|byte| windows_1252(*byte)).collect()), true),
    }
}

/// What differs from Latin-1 lies between 0x80 and 0x9f.
fn windows_1252(byte: u8) -> char {
    const DIFFERENT: &str = "€\u{81}‚ƒ„…†‡ˆ‰Š‹Œ\u{8d}Ž\u{8f}\u{90}‘’“”•–—˜™š›œ\u{9d}žŸ";
    match byte {
        0x80..=0x9f => DIFFERENT.chars().nth(usize::from(byte - 0x80)).unwrap_or('\u{fffd}'),
        other => char::from(other),
    }
}

/// The separator that stands most often in the first line, outside of quotation marks.
pub fn delimiter(text: &str) -> u8 {
    let mut quoted = false;
    let mut counts = [(b',', 0_usize), (b';', 0), (b'\t', 0)];
    for byte in text.bytes() {
        match byte {
            b'"' => quoted = !quoted,
            b'\n' | b'\r' if !quoted => break,
            _ if !quoted => counts.iter_mut().filter(|(separator, _)| *separator == byte).for_each(|(_, count)| *count += 1),
            _ => {}
        }
    }
    // Of equals the first: the comma.
    counts.iter().rev().max_by_key(|(_, count)| *count).map_or(b',', |(separator, _)| *separator)
}
