//! Thrift's compact protocol, as far as a Parquet file says what is in it.

/// A structure that is being written: its fields in ascending order.
#[derive(Debug, Default)]
pub struct Thrift {
    bytes: Vec<u8>,
    last: i16,
}

const I32: u8 = 5;
const I64: u8 = 6;
const BINARY: u8 = 8;
const LIST: u8 = 9;
const STRUCT: u8 = 12;

impl Thrift {
    fn head(&mut self, id: i16, kind: u8) {
        // Ids ascend by less than 16 in all that is written here.
        let delta = u8::try_from(id - self.last).unwrap_or_default();
        self.bytes.push(delta << 4 | kind);
        self.last = id;
    }

    fn varint(&mut self, mut number: u64) {
        while number >= 0x80 {
            self.bytes.push(u8::try_from(number & 0x7f).unwrap_or_default() | 0x80);
            number >>= 7;
        }
        self.bytes.push(u8::try_from(number).unwrap_or_default());
    }

    fn zigzag(&mut self, number: i64) {
        self.varint(((number << 1) ^ (number >> 63)).cast_unsigned());
    }

    fn binary(&mut self, text: &str) {
        self.varint(u64::try_from(text.len()).unwrap_or_default());
        self.bytes.extend_from_slice(text.as_bytes());
    }

    pub fn bool(&mut self, id: i16, value: bool) {
        self.head(id, if value { 1 } else { 2 });
    }

    pub fn i32(&mut self, id: i16, value: i32) {
        self.head(id, I32);
        self.zigzag(i64::from(value));
    }

    pub fn i64(&mut self, id: i16, value: i64) {
        self.head(id, I64);
        self.zigzag(value);
    }

    pub fn text(&mut self, id: i16, value: &str) {
        self.head(id, BINARY);
        self.binary(value);
    }

    /// A structure in the structure.
    pub fn field(&mut self, id: i16, fill: impl FnOnce(&mut Self)) {
        self.head(id, STRUCT);
        self.element(fill);
    }

    fn list_of(&mut self, id: i16, length: usize, kind: u8) {
        self.head(id, LIST);
        match u8::try_from(length) {
            Ok(short @ 0..15) => self.bytes.push(short << 4 | kind),
            _ => {
                self.bytes.push(0xf0 | kind);
                self.varint(u64::try_from(length).unwrap_or_default());
            }
        }
    }

    /// A list of structures: so many [`Thrift::element`]s follow.
    pub fn list(&mut self, id: i16, length: usize) {
        self.list_of(id, length, STRUCT);
    }

    pub fn numbers(&mut self, id: i16, numbers: &[i32]) {
        self.list_of(id, numbers.len(), I32);
        numbers.iter().for_each(|number| self.zigzag(i64::from(*number)));
    }

    pub fn texts(&mut self, id: i16, texts: &[&str]) {
        self.list_of(id, texts.len(), BINARY);
        texts.iter().for_each(|text| self.binary(text));
    }

    pub fn element(&mut self, fill: impl FnOnce(&mut Self)) {
        let outside = std::mem::take(&mut self.last);
        fill(self);
        self.bytes.push(0);
        self.last = outside;
    }

    /// The whole structure.
    pub fn end(mut self) -> Vec<u8> {
        self.bytes.push(0);
        self.bytes
    }
}
