//! A place to write an export to before it is sent: small ones stay in memory, large ones go to a file that nobody can open.
//! Invariant: what stands in the file is sealed with a key that never leaves this process's memory (TEN-04): neither the
//! disk, nor a copy of it, nor another process tells anything of an export, and when it was sent nothing ever will.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Read, Result, Seek, Write};
use std::os::unix::fs::{FileExt, OpenOptionsExt};

use crate::kernel::http::Content;
use crate::kernel::ports::fresh;
use crate::kernel::vault::{Key, Opener, Sealer};

/// What is held in memory at most.
const HELD: usize = 8 * 1024 * 1024;

/// Bytes on their way out.
pub struct Spool {
    held: Vec<u8>,
    /// What is held in memory at most.
    limit: usize,
    sealed: Option<Sealed>,
    size: u64,
}

impl Default for Spool {
    fn default() -> Self {
        Self::holding(HELD)
    }
}

/// What went to the file, and the one key that opens it.
struct Sealed {
    key: Key,
    file: Sealer<BufWriter<File>>,
}

impl Sealed {
    fn new() -> Result<Self> {
        let key = Key::fresh().map_err(std::io::Error::other)?;
        let file = Sealer::new(BufWriter::new(nameless()?), &key)?;
        Ok(Self { key, file })
    }

    fn opener(self) -> Result<Opener<File>> {
        let mut file = self.file.finish()?.into_inner().map_err(|error| error.into_error())?;
        file.rewind()?;
        Opener::new(file, &self.key)
    }
}

impl Spool {
    /// A place that goes to its file beyond so many bytes: for whoever has many of them at once.
    pub fn holding(limit: usize) -> Self {
        Self { held: Vec::new(), limit, sealed: None, size: 0 }
    }

    /// Bytes that were written.
    pub fn size(&self) -> u64 {
        self.size
    }

    /// To be read as often as one likes.
    pub fn keep(self) -> Result<Kept> {
        let size = self.size;
        let Some(sealed) = self.sealed else { return Ok(Kept { place: Place::Memory(self.held), size }) };
        let file = sealed.file.finish()?.into_inner().map_err(|error| error.into_error())?;
        Ok(Kept { place: Place::File { file, key: sealed.key }, size })
    }

    /// Ready to be sent.
    pub fn content(self) -> Result<Content> {
        let Some(sealed) = self.sealed else { return Ok(Content::Bytes(self.held.into())) };
        Ok(Content::Stream { source: Box::new(sealed.opener()?), size: self.size })
    }
}

impl Write for Spool {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        if self.sealed.is_none() && self.held.len() + bytes.len() > self.limit {
            let mut sealed = Sealed::new()?;
            sealed.file.write_all(&std::mem::take(&mut self.held))?;
            self.sealed = Some(sealed);
        }
        let written = match &mut self.sealed {
            Some(sealed) => sealed.file.write(bytes)?,
            None => self.held.write(bytes)?,
        };
        self.size += u64::try_from(written).unwrap_or_default();
        Ok(written)
    }

    fn flush(&mut self) -> Result<()> {
        self.sealed.as_mut().map_or(Ok(()), |sealed| sealed.file.flush())
    }
}

/// What was written, to be read again and again.
pub struct Kept {
    place: Place,
    pub size: u64,
}

enum Place {
    Memory(Vec<u8>),
    File { file: File, key: Key },
}

impl Kept {
    /// From the beginning, whoever else is reading.
    pub fn read(&self) -> Result<Box<dyn Read + Send + '_>> {
        Ok(match &self.place {
            Place::Memory(held) => Box::new(held.as_slice()),
            Place::File { file, key } => Box::new(Opener::new(At { file, at: 0 }, key)?),
        })
    }
}

/// A file, read from a place of one's own.
struct At<'a> {
    file: &'a File,
    at: u64,
}

impl Read for At<'_> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let read = self.file.read_at(into, self.at)?;
        self.at += u64::try_from(read).unwrap_or_default();
        Ok(read)
    }
}

/// A file without a name: gone when it is closed, or when the server dies.
fn nameless() -> Result<File> {
    let path = std::env::temp_dir().join(format!("probatum-{}", fresh()));
    let file = OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(&path)?;
    std::fs::remove_file(path)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    const CANARY: &[u8] = b"CANARY-of-an-export";

    fn large() -> Spool {
        let mut spool = Spool::default();
        let line: Vec<u8> = CANARY.iter().copied().cycle().take(1024 * 1024).collect();
        (0..10).for_each(|_| spool.write_all(&line).unwrap());
        spool
    }

    #[test]
    fn a_small_export_stays_in_memory_and_a_large_one_does_not() {
        let mut spool = Spool::default();
        spool.write_all(b"small").unwrap();
        assert!(matches!(spool.content().unwrap(), Content::Bytes(bytes) if bytes == "small"));
        let Content::Stream { mut source, size } = large().content().unwrap() else { panic!("it is in memory") };
        let mut read = Vec::new();
        source.read_to_end(&mut read).unwrap();
        assert_eq!((read.len(), size), (10 * 1024 * 1024, 10 * 1024 * 1024));
        assert!(read.starts_with(CANARY));
    }

    #[test]
    fn what_is_kept_is_read_by_several_at_once_from_the_beginning() {
        let small = |limit| {
            let mut spool = Spool::holding(limit);
            spool.write_all(b"one").unwrap();
            spool.write_all(b"two").unwrap();
            spool.keep().unwrap()
        };
        for kept in [small(4), small(100)] {
            let (mut first, mut second) = (kept.read().unwrap(), kept.read().unwrap());
            let mut texts = [String::new(), String::new()];
            first.read_to_string(&mut texts[0]).unwrap();
            second.read_to_string(&mut texts[1]).unwrap();
            assert_eq!((texts, kept.size), (["onetwo".to_owned(), "onetwo".to_owned()], 6));
        }
    }

    /// Req: TEN-04
    #[test]
    fn nothing_of_an_export_can_be_read_in_its_file() {
        let mut file = large().sealed.unwrap().file.finish().unwrap().into_inner().unwrap();
        file.rewind().unwrap();
        let mut raw = Vec::new();
        file.read_to_end(&mut raw).unwrap();
        assert!(raw.len() > 10 * 1024 * 1024);
        assert!(!raw.windows(CANARY.len()).any(|bytes| bytes == CANARY));
    }
}
