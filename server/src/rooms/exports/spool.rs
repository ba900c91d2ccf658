//! A place to write an export to before it is sent: small ones stay in memory, large ones go to a file that nobody can open.

use std::fs::{File, OpenOptions};
use std::io::{BufWriter, Result, Seek, Write};
use std::os::unix::fs::OpenOptionsExt;

use crate::kernel::http::Content;
use crate::kernel::ports::fresh;

/// What is held in memory at most.
const HELD: usize = 8 * 1024 * 1024;

/// Bytes on their way out.
#[derive(Debug, Default)]
pub struct Spool {
    held: Vec<u8>,
    file: Option<BufWriter<File>>,
}

impl Spool {
    /// Ready to be sent.
    pub fn content(self) -> Result<Content> {
        let Some(file) = self.file else { return Ok(Content::Bytes(self.held.into())) };
        let mut file = file.into_inner().map_err(|error| error.into_error())?;
        let size = file.stream_position()?;
        file.rewind()?;
        Ok(Content::File { file, size })
    }
}

impl Write for Spool {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        if self.file.is_none() && self.held.len() + bytes.len() > HELD {
            let mut file = BufWriter::new(nameless()?);
            file.write_all(&std::mem::take(&mut self.held))?;
            self.file = Some(file);
        }
        match &mut self.file {
            Some(file) => file.write(bytes),
            None => self.held.write(bytes),
        }
    }

    fn flush(&mut self) -> Result<()> {
        self.file.as_mut().map_or(Ok(()), Write::flush)
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

    #[test]
    fn a_small_export_stays_in_memory_and_a_large_one_does_not() {
        let mut spool = Spool::default();
        spool.write_all(b"small").unwrap();
        assert!(matches!(spool.content().unwrap(), Content::Bytes(bytes) if bytes == "small"));
        let mut spool = Spool::default();
        let megabyte = vec![7; 1024 * 1024];
        (0..10).for_each(|_| spool.write_all(&megabyte).unwrap());
        let Content::File { mut file, size } = spool.content().unwrap() else { panic!("it is in memory") };
        let mut read = Vec::new();
        file.read_to_end(&mut read).unwrap();
        assert_eq!((read.len(), size), (10 * 1024 * 1024, 10 * 1024 * 1024));
        assert!(read.iter().all(|byte| *byte == 7));
    }
}
