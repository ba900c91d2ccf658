//! A place to write an export to before it is sent: small ones stay in memory, large ones go to a file that nobody can open.
//! Invariant: what stands in the file is sealed with a key that never leaves this process's memory (TEN-04): neither the
//! disk, nor a copy of it, nor another process tells anything of an export, and when it was sent nothing ever will.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Result, Seek, Write};
use std::os::unix::fs::OpenOptionsExt;

use crate::kernel::http::Content;
use crate::kernel::ports::fresh;
use crate::kernel::vault::{Key, Opener, Sealer};

/// What is held in memory at most.
const HELD: usize = 8 * 1024 * 1024;

/// Bytes on their way out.
#[derive(Default)]
pub struct Spool {
    held: Vec<u8>,
    sealed: Option<Sealed>,
    size: u64,
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
    /// Ready to be sent.
    pub fn content(self) -> Result<Content> {
        let Some(sealed) = self.sealed else { return Ok(Content::Bytes(self.held.into())) };
        Ok(Content::Stream { source: Box::new(sealed.opener()?), size: self.size })
    }
}

impl Write for Spool {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        if self.sealed.is_none() && self.held.len() + bytes.len() > HELD {
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

/// A file without a name: gone when it is closed, or when the server dies.
fn nameless() -> Result<File> {
    let path = std::env::temp_dir().join(format!("probatum-{}", fresh()));
    let file = OpenOptions::new().read(true).write(true).create_new(true).mode(0o600).open(&path)?;
    std::fs::remove_file(path)?;
    Ok(file)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

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
