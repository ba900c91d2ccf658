//! Bytes as text: which encoding, which line, and how much at once.
//! Invariant: never more than [`MAX_TOKEN`] bytes are gathered for one tag or text, whatever the file says.

use std::io::{self, BufRead, Read};

use quick_xml::encoding::DecodingReader;
use quick_xml::events::BytesDecl;

use super::log::{Refusal, refuse};

/// The longest tag or text, in bytes.
pub const MAX_TOKEN: usize = 32 << 20;
/// What is handed on at once.
const CHUNK: usize = 1 << 16;
/// How far ahead we look to tell what the file is.
const PEEK: usize = 4096;

/// The file's first bytes, and then the rest.
pub type Whole<R> = io::Chain<io::Cursor<Vec<u8>>, R>;

/// Bytes that are UTF-8 already are checked by the reader, which knows the place; others are made UTF-8 first.
pub enum Decoded<R> {
    Plain(R),
    Other(Box<DecodingReader<R>>),
}

impl<R: BufRead> Read for Decoded<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        match self {
            Self::Plain(inner) => inner.read(to),
            Self::Other(inner) => inner.read(to),
        }
    }
}

impl<R: BufRead> BufRead for Decoded<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        match self {
            Self::Plain(inner) => inner.fill_buf(),
            Self::Other(inner) => inner.fill_buf(),
        }
    }

    fn consume(&mut self, amount: usize) {
        match self {
            Self::Plain(inner) => inner.consume(amount),
            Self::Other(inner) => inner.consume(amount),
        }
    }
}

/// A decoded source that counts lines.
pub struct Lines<R> {
    inner: R,
    /// Line ends passed so far.
    passed: usize,
    /// Bytes since the last [`Lines::next`].
    since: usize,
}

impl<R> Lines<R> {
    /// The line that comes next, counting from 1.
    pub fn line(&self) -> usize {
        self.passed + 1
    }

    /// A new tag or text begins.
    pub fn next(&mut self) {
        self.since = 0;
    }
}

impl<R: BufRead> Read for Lines<R> {
    fn read(&mut self, to: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(to)?;
        self.consume(read);
        Ok(read)
    }
}

impl<R: BufRead> BufRead for Lines<R> {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.since > MAX_TOKEN {
            return Err(io::Error::from(io::ErrorKind::FileTooLarge));
        }
        let buffer = self.inner.fill_buf()?;
        Ok(buffer.get(..CHUNK).unwrap_or(buffer))
    }

    fn consume(&mut self, amount: usize) {
        if let Ok(buffer) = self.inner.fill_buf() {
            self.passed += buffer.iter().take(amount).filter(|byte| **byte == b'\n').count();
        }
        self.since += amount;
        self.inner.consume(amount);
    }
}

/// Opens a source, or says what the file is instead of XML.
pub fn open<R: BufRead>(mut bytes: R) -> Result<Lines<Decoded<Whole<R>>>, Refusal> {
    let mut start = Vec::new();
    let limit = u64::try_from(PEEK).unwrap_or_default();
    bytes.by_ref().take(limit).read_to_end(&mut start).map_err(|error| refuse("/", 1, unreadable(&error)))?;
    if let Some(what) = super::detect::not_xml(&start) {
        return Err(refuse("/", 1, what));
    }
    let inner = decoded(start, bytes)?;
    Ok(Lines { inner, passed: 0, since: 0 })
}

fn decoded<R: BufRead>(start: Vec<u8>, bytes: R) -> Result<Decoded<Whole<R>>, Refusal> {
    let wide = [&b"\xFF\xFE"[..], b"\xFE\xFF", b"\0<", b"<\0"].iter().any(|mark| start.starts_with(mark));
    let declared = declared_encoding(&start).map(str::to_owned);
    let whole = io::Cursor::new(start).chain(bytes);
    let Some(name) = declared else {
        return Ok(if wide { Decoded::Other(Box::new(DecodingReader::new(whole))) } else { Decoded::Plain(whole) });
    };
    let Some(encoding) = BytesDecl::new("1.0", Some(&name), None).encoder() else {
        let what = format!("The file says that it is written in \"{name}\", which is no encoding we know. Save it as UTF-8.");
        return Err(refuse("/", 1, what));
    };
    // Bytes that read as `<?xml … encoding="UTF-16"` are not UTF-16: some programs write that and mean UTF-8.
    if encoding.name().starts_with("UTF-") {
        return Ok(Decoded::Plain(whole));
    }
    let mut decoder = Box::new(DecodingReader::new(whole));
    decoder.set_encoding(encoding);
    Ok(Decoded::Other(decoder))
}

/// Why bytes could not be had.
pub fn unreadable(error: &io::Error) -> String {
    match error.kind() {
        io::ErrorKind::FileTooLarge => {
            format!("A single tag or text is longer than {} MB. No design needs that; nothing was read.", MAX_TOKEN >> 20)
        }
        _ => format!("The file could not be read: {error}."),
    }
}

/// The encoding in `<?xml … encoding="…"?>`, where no byte order mark has said it already.
fn declared_encoding(start: &[u8]) -> Option<&str> {
    let text = start.trim_ascii_start().strip_prefix(b"<?xml")?;
    let end = text.windows(2).position(|pair| pair == b"?>")?;
    let declaration = std::str::from_utf8(text.get(..end)?).ok()?;
    let (_, after) = declaration.split_once("encoding")?;
    let value = after.trim_start().strip_prefix('=')?.trim_start();
    let quote = value.chars().next().filter(|one| matches!(one, '"' | '\''))?;
    value.get(1..)?.split(quote).next().map(str::trim)
}
