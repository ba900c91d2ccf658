//! Copying a directory of programs to a place that the database's user can reach.

use std::fs;
use std::os::unix::fs::{PermissionsExt, symlink};
use std::path::Path;

use anyhow::{Context, Result};

/// Copies a tree, links as links, readable by all. Appears whole or not at all.
pub(super) fn tree(from: &Path, to: &Path) -> Result<()> {
    let partial = to.with_extension("partial");
    fs::remove_dir_all(&partial).or_else(absent_is_fine)?;
    copy(from, &partial).with_context(|| format!("{} cannot be copied to {}", from.display(), to.display()))?;
    fs::remove_dir_all(to).or_else(absent_is_fine)?;
    fs::rename(&partial, to)?;
    Ok(())
}

pub(super) fn absent_is_fine(error: std::io::Error) -> std::io::Result<()> {
    if error.kind() == std::io::ErrorKind::NotFound { Ok(()) } else { Err(error) }
}

fn copy(from: &Path, to: &Path) -> std::io::Result<()> {
    let meta = fs::symlink_metadata(from)?;
    if meta.is_symlink() {
        return symlink(fs::read_link(from)?, to);
    }
    if !meta.is_dir() {
        return fs::copy(from, to).and_then(|_| opened(to, meta.permissions().mode() | 0o444));
    }
    fs::create_dir_all(to)?;
    opened(to, 0o755)?;
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}

fn opened(path: &Path, mode: u32) -> std::io::Result<()> {
    fs::set_permissions(path, fs::Permissions::from_mode(mode))
}
