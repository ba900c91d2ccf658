//! One server per data directory: a lock that the operating system frees when its holder dies, however it dies.

use std::fs::{DirBuilder, File, OpenOptions, TryLockError};
use std::io::{Read, Seek, Write};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::Path;

use anyhow::{Context, Result, bail};

/// Held for as long as it lives.
pub struct DataDirLock {
    _file: File,
}

impl DataDirLock {
    /// Makes the directory if there is none and locks it, or says who holds it.
    pub fn take(data_dir: &Path) -> Result<Self> {
        let shown = data_dir.display();
        make(data_dir).with_context(|| format!("The data directory {shown} cannot be made"))?;
        let path = data_dir.join("lock");
        let open = OpenOptions::new().read(true).write(true).create(true).truncate(false).mode(0o600).open(path);
        let mut file = open.with_context(|| format!("The data directory {shown} cannot be written"))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                bail!("Another Probatum ({}) works in {shown}. Stop it, or choose another directory with --data-dir.", holder(&mut file));
            }
            Err(TryLockError::Error(error)) => return Err(error).with_context(|| format!("{shown} cannot be locked")),
        }
        file.set_len(0)?;
        file.rewind()?;
        writeln!(file, "{}", std::process::id())?;
        Ok(Self { _file: file })
    }
}

fn make(data_dir: &Path) -> std::io::Result<()> {
    // Root's database runs as another user, who must be able to pass; what is secret in it has a mode of its own.
    let root = super::postgres::current_user().is_some_and(|user| user.is_root());
    DirBuilder::new().recursive(true).mode(if root { 0o755 } else { 0o700 }).create(data_dir)
}

fn holder(file: &mut File) -> String {
    let mut text = String::new();
    file.read_to_string(&mut text).ok();
    if text.trim().is_empty() { "of unknown process".to_owned() } else { format!("process {}", text.trim()) }
}
