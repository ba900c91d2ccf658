//! A zip that is written as it goes, the same bytes each time: no file in it has a time of its own.

use std::io::{Result, Write};

use sha2::{Digest, Sha256};
use zip::write::{SimpleFileOptions, StreamWriter};
use zip::{CompressionMethod, ZipWriter};

use crate::kernel::failure::{Failure, Outcome, internal};
use crate::kernel::keys::hex;

/// A file that is in the bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Packed {
    pub name: String,
    pub size: u64,
    pub sha256: String,
}

/// Files in a zip.
pub struct Bundle<W: Write> {
    zip: ZipWriter<StreamWriter<W>>,
    pub files: Vec<Packed>,
}

impl<W: Write> Bundle<W> {
    pub fn new(out: W) -> Self {
        Self { zip: ZipWriter::new_stream(out), files: Vec::new() }
    }

    /// Puts a file in: what `write` writes.
    pub fn file<E: Into<Failure>>(&mut self, name: &str, write: impl FnOnce(&mut dyn Write) -> std::result::Result<(), E>) -> Outcome<()> {
        // The fastest: what takes time in an export is squeezing it.
        let options = SimpleFileOptions::default().compression_method(CompressionMethod::Deflated).compression_level(Some(1));
        self.zip.start_file(name, options).map_err(|error| internal(&error))?;
        let mut counted = Counted { out: &mut self.zip, size: 0, hash: Sha256::new() };
        write(&mut counted).map_err(Into::into)?;
        let (size, sha256) = (counted.size, hex(&counted.hash.finalize()));
        self.files.push(Packed { name: name.to_owned(), size, sha256 });
        Ok(())
    }

    /// Puts a text in.
    pub fn text(&mut self, name: &str, text: &str) -> Outcome<()> {
        self.file(name, |file| file.write_all(text.as_bytes()).map_err(|error| internal(&error)))
    }

    pub fn finish(self) -> zip::result::ZipResult<W> {
        self.zip.finish().map(StreamWriter::into_inner)
    }
}

/// Counts and hashes what goes through.
pub struct Counted<W> {
    out: W,
    size: u64,
    hash: Sha256,
}

impl<W: Write> Counted<W> {
    pub fn new(out: W) -> Self {
        Self { out, size: 0, hash: Sha256::new() }
    }

    /// What was written to, how much, and its hash.
    pub fn end(self) -> (W, u64, String) {
        (self.out, self.size, hex(&self.hash.finalize()))
    }
}

impl<W: Write> Write for Counted<W> {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        let written = self.out.write(bytes)?;
        self.size += u64::try_from(written).unwrap_or_default();
        self.hash.update(bytes.get(..written).unwrap_or_default());
        Ok(written)
    }

    fn flush(&mut self) -> Result<()> {
        self.out.flush()
    }
}
