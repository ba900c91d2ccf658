//! Secrets that the server makes for itself and keeps in its data directory.
//! Invariant: a key file is readable by its owner alone and is on disk before anything relies on it.

use std::fs::{self, File, OpenOptions};
use std::io::Write;
use std::os::unix::fs::OpenOptionsExt;
use std::path::Path;

use anyhow::{Context, Result, bail};
use rand::TryRng;
use secrecy::{ExposeSecret, SecretString};

use super::settings::Settings;

/// Characters a session key must have at least.
const SHORTEST: usize = 32;

/// The key that signs sessions: the one that was set, else one that is made once and kept.
pub fn session_key(settings: &Settings) -> Result<SecretString> {
    let key = match &settings.session_secret {
        Some(key) => key.clone(),
        None => read_or_make(&settings.data_dir.join("session.key"))?,
    };
    if key.expose_secret().len() < SHORTEST {
        bail!("The session secret is too short: it must have {SHORTEST} characters or more.");
    }
    Ok(key)
}

/// Reads a key file, making it with 256 random bits when there is none.
pub fn read_or_make(path: &Path) -> Result<SecretString> {
    match fs::read_to_string(path) {
        Ok(text) if text.trim().is_empty() => bail!("The key file {} is empty. Restore it from the backup.", path.display()),
        Ok(text) => Ok(text.trim().into()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => make(path),
        Err(error) => Err(error).with_context(|| format!("The key file {} cannot be read", path.display())),
    }
}

/// Writes a file that its owner alone can read, whole or not at all, and on disk when this returns.
pub fn write_private(path: &Path, text: &str) -> Result<()> {
    let partial = path.with_extension("partial");
    let open = OpenOptions::new().write(true).create(true).truncate(true).mode(0o600).open(&partial);
    let mut file = open.with_context(|| format!("{} cannot be written", path.display()))?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    fs::rename(&partial, path)?;
    File::open(path.parent().unwrap_or(path))?.sync_all()?;
    Ok(())
}

/// Lower-case hexadecimal digits.
pub fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The bytes that hexadecimal digits say.
pub fn unhex(text: &str) -> Option<Vec<u8>> {
    let digit = |byte: u8| char::from(byte).to_digit(16).and_then(|digit| u8::try_from(digit).ok());
    let pair = |pair: &[u8]| match pair {
        [high, low] => Some(digit(*high)? * 16 + digit(*low)?),
        _ => None,
    };
    text.as_bytes().chunks(2).map(pair).collect()
}

fn make(path: &Path) -> Result<SecretString> {
    let mut bytes = [0; 32];
    rand::rngs::SysRng.try_fill_bytes(&mut bytes).context("The operating system gives no random numbers")?;
    let key = hex(&bytes);
    write_private(path, &key)?;
    Ok(key.into())
}
