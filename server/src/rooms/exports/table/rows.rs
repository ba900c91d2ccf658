//! A table's rows, kept sealed beside the process and read as often as there are formats.
//!
//! A row is how long it is, how long each cell is (0: nothing), and the cells' bytes.

use std::io::{BufRead, BufReader, Error, ErrorKind, Read, Result, Write};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicI64, Ordering};

use super::{Dataset, Table, Weight};
use crate::kernel::spool::{Kept, Spool};

/// What of a table is held in memory before it goes to its file.
const HELD: usize = 256 * 1024;

/// How far whoever reads rows has come, and whether they are to stop: seen from another thread.
#[derive(Debug, Default)]
pub struct Pulse {
    pub rows: AtomicI64,
    pub stop: AtomicBool,
}

/// A table that is being filled.
pub struct Fill {
    set: Dataset,
    spool: Spool,
    weights: Vec<Weight>,
    count: u64,
    lengths: Vec<u8>,
    text: Vec<u8>,
    pulse: Arc<Pulse>,
}

impl Fill {
    pub fn new(set: Dataset) -> Self {
        Self::with(set, Arc::default())
    }

    /// One whose readers are counted.
    pub fn with(set: Dataset, pulse: Arc<Pulse>) -> Self {
        let weights = vec![Weight::default(); set.columns.len()];
        Self { set, spool: Spool::holding(HELD), weights, count: 0, lengths: Vec::new(), text: Vec::new(), pulse }
    }

    pub fn set(&self) -> &Dataset {
        &self.set
    }

    /// Adds a row: a cell for each column, empty where there is nothing.
    pub fn push<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) -> Result<()> {
        self.count += 1;
        self.lengths.clear();
        self.text.clear();
        let mut cells = cells.into_iter();
        for (column, weight) in self.set.columns.iter().zip(&mut self.weights) {
            let cell = cells.next().unwrap_or_default();
            if !cell.is_empty() {
                weight.add(column, self.count, cell);
            }
            varint(&mut self.lengths, cell.len());
            self.text.extend_from_slice(cell.as_bytes());
        }
        let mut head = Vec::with_capacity(8);
        varint(&mut head, self.text.len());
        self.spool.write_all(&head)?;
        self.spool.write_all(&self.lengths)?;
        self.spool.write_all(&self.text)
    }

    pub fn finish(self) -> Result<Table> {
        let rows = Rows { kept: self.spool.keep()?, count: self.count, width: self.set.columns.len(), pulse: self.pulse };
        Ok(Table { set: self.set, rows, weights: self.weights })
    }
}

/// The rows of a table.
pub struct Rows {
    kept: Kept,
    pub count: u64,
    width: usize,
    pulse: Arc<Pulse>,
}

impl std::fmt::Debug for Rows {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Rows({})", self.count)
    }
}

impl Rows {
    /// From the first row on.
    pub fn read(&self) -> Result<Reader<'_>> {
        Ok(Reader {
            source: BufReader::with_capacity(64 * 1024, self.kept.read()?),
            left: self.count,
            number: 0,
            row: Row::new(self.width),
            pulse: &self.pulse,
        })
    }
}

/// Gives one row after the other.
pub struct Reader<'a> {
    source: BufReader<Box<dyn Read + Send + 'a>>,
    left: u64,
    number: u64,
    row: Row,
    pulse: &'a Pulse,
}

impl Reader<'_> {
    /// The next row; it is there until the one after it is asked for.
    pub fn next_row(&mut self) -> Result<Option<&Row>> {
        if self.left == 0 {
            return Ok(None);
        }
        if self.pulse.stop.load(Ordering::Relaxed) {
            return Err(Error::other("it was stopped"));
        }
        self.pulse.rows.fetch_add(1, Ordering::Relaxed);
        self.left -= 1;
        self.number += 1;
        let size = read_varint(&mut self.source)?;
        let mut end = 0;
        for place in &mut self.row.ends {
            end += read_varint(&mut self.source)?;
            *place = end;
        }
        let mut bytes = std::mem::take(&mut self.row.text).into_bytes();
        bytes.resize(size, 0);
        self.source.read_exact(&mut bytes)?;
        self.row.text = String::from_utf8(bytes).map_err(|error| Error::new(ErrorKind::InvalidData, error))?;
        self.row.number = self.number;
        Ok(Some(&self.row))
    }
}

/// One row.
#[derive(Debug)]
pub struct Row {
    /// Which it is; the first is 1.
    pub number: u64,
    text: String,
    ends: Vec<usize>,
}

impl Row {
    fn new(width: usize) -> Self {
        Self { number: 0, text: String::new(), ends: vec![0; width] }
    }

    /// The cells in the order of the columns; an empty one holds nothing.
    pub fn cells(&self) -> impl Iterator<Item = &str> {
        let starts = std::iter::once(0).chain(self.ends.iter().copied());
        starts.zip(&self.ends).map(|(start, end)| self.text.get(start..*end).unwrap_or_default())
    }
}

fn varint(into: &mut Vec<u8>, mut number: usize) {
    while number >= 0x80 {
        into.push(u8::try_from(number & 0x7f).unwrap_or_default() | 0x80);
        number >>= 7;
    }
    into.push(u8::try_from(number).unwrap_or_default());
}

fn read_varint(from: &mut impl BufRead) -> Result<usize> {
    let (mut number, mut shift) = (0_usize, 0_u32);
    loop {
        let Some(byte) = from.fill_buf()?.first().copied() else { return Err(ErrorKind::UnexpectedEof.into()) };
        from.consume(1);
        number |= usize::from(byte & 0x7f).checked_shl(shift).unwrap_or_default();
        shift += 7;
        if byte < 0x80 {
            return Ok(number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::Column;
    use super::*;

    #[test]
    fn rows_come_back_as_they_went_in_as_often_as_one_asks() {
        let set = Dataset { columns: vec![Column::default(), Column::default()], ..Dataset::default() };
        let mut fill = Fill::new(set);
        let long = "ä".repeat(1_000);
        for n in 0..400 {
            fill.push([long.as_str(), if n % 2 == 0 { "" } else { "x\r\n" }]).unwrap();
        }
        let table = fill.finish().unwrap();
        assert_eq!((table.rows.count, table.weights[0].bytes, table.weights[1].filled), (400, 2_000, 200));
        for _ in 0..2 {
            let mut reader = table.rows.read().unwrap();
            let mut count = 0;
            while let Some(row) = reader.next_row().unwrap() {
                let cells: Vec<&str> = row.cells().collect();
                assert_eq!(cells, [long.as_str(), if count % 2 == 0 { "" } else { "x\r\n" }]);
                count += 1;
                assert_eq!(row.number, count);
            }
            assert_eq!(count, 400);
        }
    }
}
