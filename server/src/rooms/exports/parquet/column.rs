//! One column of one row group: values that are held until the group is full, then its pages.

use std::collections::HashMap;
use std::io::{Result, Write};

use flate2::Compression;
use flate2::write::GzEncoder;

use super::super::table::{Kind, day, moment, number, second};
use super::thrift::Thrift;

/// Different texts that a dictionary has at most.
const DICTIONARY: usize = 1 << 15;

const PLAIN: i32 = 0;
const RLE: i32 = 3;
const RLE_DICTIONARY: i32 = 8;
const GZIP: i32 = 2;

/// The physical type's number.
pub const fn physical(kind: Kind) -> i32 {
    match kind {
        Kind::Date | Kind::Time => 1,
        Kind::Integer | Kind::Datetime => 2,
        Kind::Decimal | Kind::Float => 5,
        _ => 6,
    }
}

/// A column that is being filled.
pub struct Part {
    kind: Kind,
    /// Whether each row has a value.
    there: Vec<bool>,
    /// The values, one after the other, as a page has them.
    plain: Vec<u8>,
    words: Words,
}

/// Texts by number.
#[derive(Default)]
struct Words {
    known: HashMap<Box<str>, u32>,
    /// The words, one after the other, as a page has them.
    plain: Vec<u8>,
    /// For each value its word; none: there are too many.
    numbers: Option<Vec<u32>>,
}

impl Part {
    pub fn of(kind: Kind) -> Self {
        Self { kind, there: Vec::new(), plain: Vec::new(), words: Words::of(kind) }
    }

    pub fn size(&self) -> usize {
        self.plain.len() + self.there.len() + self.words.plain.len() + self.words.numbers.as_ref().map_or(0, |numbers| numbers.len() * 4)
    }

    pub fn push(&mut self, cell: &str) {
        self.there.push(!cell.is_empty());
        if cell.is_empty() {
            return;
        }
        let plain = &mut self.plain;
        match self.kind {
            Kind::Date => plain.extend_from_slice(&day(cell).unwrap_or_default().to_le_bytes()),
            Kind::Time => plain.extend_from_slice(&second(cell).unwrap_or_default().saturating_mul(1_000).to_le_bytes()),
            Kind::Datetime => plain.extend_from_slice(&moment(cell).unwrap_or_default().saturating_mul(1_000_000).to_le_bytes()),
            Kind::Integer => plain.extend_from_slice(&whole(cell).to_le_bytes()),
            Kind::Decimal | Kind::Float => plain.extend_from_slice(&number(cell).unwrap_or_default().to_le_bytes()),
            _ => self.text(cell),
        }
    }

    fn text(&mut self, cell: &str) {
        if !self.words.take(cell) {
            // Too many words: from here on, and back to the first, each text stands by itself.
            self.plain.append(&mut self.words.spelled());
            put(&mut self.plain, cell);
        }
    }

    /// Writes the pages, and is empty again.
    pub fn flush(&mut self, at: &mut usize, out: &mut dyn Write) -> Result<Chunk> {
        let part = std::mem::replace(self, Self::of(self.kind));
        let mut chunk = Chunk { kind: part.kind, values: part.there.len(), ..Chunk::default() };
        let mut page = levels(&part.there);
        match part.words.numbers {
            Some(numbers) => {
                let count = part.words.known.len();
                chunk.dictionary = Some(*at);
                chunk.page(&part.words.plain, at, out, |head| {
                    head.field(7, |dictionary| {
                        dictionary.i32(1, small(count));
                        dictionary.i32(2, PLAIN);
                    })
                })?;
                page.extend_from_slice(&references(&numbers, count));
            }
            None => page.extend_from_slice(&part.plain),
        }
        chunk.data = *at;
        let (values, encoding) = (chunk.values, if chunk.dictionary.is_some() { RLE_DICTIONARY } else { PLAIN });
        chunk.page(&page, at, out, |head| {
            head.field(5, |data| {
                data.i32(1, small(values));
                data.i32(2, encoding);
                data.i32(3, RLE);
                data.i32(4, RLE);
            })
        })?;
        Ok(chunk)
    }
}

impl Words {
    fn of(kind: Kind) -> Self {
        Self { numbers: kind.is_text().then(Vec::new), ..Self::default() }
    }

    /// Notes the word; false where there is no dictionary, or no room in it.
    fn take(&mut self, word: &str) -> bool {
        let Some(numbers) = &mut self.numbers else { return false };
        if let Some(number) = self.known.get(word) {
            numbers.push(*number);
            return true;
        }
        let Ok(number) = u32::try_from(self.known.len()) else { return false };
        if self.known.len() == DICTIONARY || word.len() > 1_000 {
            return false;
        }
        self.known.insert(word.into(), number);
        put(&mut self.plain, word);
        numbers.push(number);
        true
    }

    /// Every value in full; the dictionary is given up.
    fn spelled(&mut self) -> Vec<u8> {
        let mut plain = Vec::new();
        let mut words: Vec<(&str, u32)> = self.known.iter().map(|(word, number)| (&**word, *number)).collect();
        words.sort_unstable_by_key(|(_, number)| *number);
        for number in self.numbers.take().into_iter().flatten() {
            let word = usize::try_from(number).ok().and_then(|number| words.get(number));
            put(&mut plain, word.map_or("", |(word, _)| word));
        }
        (self.known, self.plain) = (HashMap::new(), Vec::new());
        plain
    }
}

/// A text as a page has it: how long, and the bytes.
fn put(plain: &mut Vec<u8>, text: &str) {
    plain.extend_from_slice(&u32::try_from(text.len()).unwrap_or_default().to_le_bytes());
    plain.extend_from_slice(text.as_bytes());
}

/// Weighed as whole numbers that a double holds.
fn whole(cell: &str) -> i64 {
    let plain = cell.trim().strip_prefix('+').unwrap_or(cell.trim());
    plain.parse().or_else(|_| number(plain).map_or(Ok(0), |value| value.to_string().parse())).unwrap_or_default()
}

/// Which rows have a value: bits, eight rows a byte, with their length before them.
fn levels(there: &[bool]) -> Vec<u8> {
    let bits: Vec<u32> = there.iter().map(|there| u32::from(*there)).collect();
    let mut packed = Vec::new();
    pack(&bits, 1, &mut packed);
    [u32::try_from(packed.len()).unwrap_or_default().to_le_bytes().as_slice(), &packed].concat()
}

/// Words by number: the bits that each number takes, and the numbers.
fn references(numbers: &[u32], words: usize) -> Vec<u8> {
    let width = usize::BITS - words.saturating_sub(1).leading_zeros();
    let mut bytes = vec![u8::try_from(width.max(1)).unwrap_or_default()];
    pack(numbers, width.max(1), &mut bytes);
    bytes
}

/// Parquet's hybrid of runs and bits, as one run of bits.
fn pack(numbers: &[u32], width: u32, into: &mut Vec<u8>) {
    let groups = numbers.len().div_ceil(8);
    let mut head = groups << 1 | 1;
    while head >= 0x80 {
        into.push(u8::try_from(head & 0x7f).unwrap_or_default() | 0x80);
        head >>= 7;
    }
    into.push(u8::try_from(head).unwrap_or_default());
    let (mut held, mut bits) = (0_u64, 0);
    let padding = std::iter::repeat_n(&0, groups * 8 - numbers.len());
    for number in numbers.iter().chain(padding) {
        held |= u64::from(*number) << bits;
        bits += width;
        while bits >= 8 {
            into.push(u8::try_from(held & 0xff).unwrap_or_default());
            held >>= 8;
            bits -= 8;
        }
    }
}

/// A column of a row group that was written.
#[derive(Default)]
pub struct Chunk {
    kind: Kind,
    values: usize,
    dictionary: Option<usize>,
    data: usize,
    pub uncompressed: i64,
    compressed: i64,
}

impl Chunk {
    fn page(&mut self, bytes: &[u8], at: &mut usize, out: &mut dyn Write, said: impl FnOnce(&mut Thrift)) -> Result<()> {
        let mut packer = GzEncoder::new(Vec::new(), Compression::fast());
        packer.write_all(bytes)?;
        let packed = packer.finish()?;
        let mut head = Thrift::default();
        head.i32(1, if self.data == 0 && self.dictionary == Some(*at) { 2 } else { 0 });
        head.i32(2, small(bytes.len()));
        head.i32(3, small(packed.len()));
        said(&mut head);
        let head = head.end();
        out.write_all(&head)?;
        out.write_all(&packed)?;
        *at += head.len() + packed.len();
        self.uncompressed += large(head.len() + bytes.len());
        self.compressed += large(head.len() + packed.len());
        Ok(())
    }

    /// Where its first page begins.
    pub fn at(&self) -> i64 {
        large(self.dictionary.unwrap_or(self.data))
    }

    pub fn describe(&self, name: &str, meta: &mut Thrift) {
        meta.i32(1, physical(self.kind));
        meta.numbers(2, if self.dictionary.is_some() { &[PLAIN, RLE, RLE_DICTIONARY] } else { &[PLAIN, RLE] });
        meta.texts(3, &[name]);
        meta.i32(4, GZIP);
        meta.i64(5, large(self.values));
        meta.i64(6, self.uncompressed);
        meta.i64(7, self.compressed);
        meta.i64(9, large(self.data));
        if let Some(dictionary) = self.dictionary {
            meta.i64(11, large(dictionary));
        }
    }
}

fn small(number: usize) -> i32 {
    i32::try_from(number).unwrap_or(i32::MAX)
}

fn large(number: usize) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_packed_bit_by_bit_the_lowest_first() {
        let mut bytes = Vec::new();
        pack(&[1, 2, 3, 4, 5, 6, 7, 0], 3, &mut bytes);
        assert_eq!(bytes, [0b11, 0b1101_0001, 0b0101_1000, 0b0001_1111]);
    }

    #[test]
    fn a_dictionary_that_overflows_is_given_up_and_nothing_is_lost() {
        let mut part = Part::of(Kind::Text);
        for n in 0..=DICTIONARY {
            part.push(&n.to_string());
        }
        part.push("0");
        assert!(part.words.numbers.is_none() && part.words.known.is_empty());
        assert!(part.plain.starts_with(b"\x01\0\0\x000\x01\0\0\x001") && part.plain.ends_with(b"32768\x01\0\0\x000"));
    }
}
