//! Opening the key store that the settings name, and changing its master key.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use anyhow::{Context as _, Result, bail};
use secrecy::ExposeSecret;

use super::{KeyFiles, Master, Vault};
use crate::kernel::keys::{read_or_make, write_private};
use crate::kernel::settings::Settings;

/// The master key as a file, when it is not given, and the one that follows it while it is being changed.
fn file(settings: &Settings) -> PathBuf {
    settings.data_dir.join("master.key")
}

fn following(settings: &Settings) -> PathBuf {
    settings.data_dir.join("master.key.next")
}

fn dir(settings: &Settings) -> PathBuf {
    settings.key_dir.clone().unwrap_or_else(|| settings.data_dir.join("keys"))
}

/// The vault with the tenants' keys in files. A master key that does not fit them is noticed here.
pub fn open_store(settings: &Settings) -> Result<Vault> {
    Ok(Vault::new(Arc::new(store(settings)?)).beside(&dir(settings)))
}

fn store(settings: &Settings) -> Result<KeyFiles> {
    let mut masters = Vec::new();
    match &settings.master_key {
        Some(key) => masters.push(Master::read(key.expose_secret()).context("master_key")?),
        None => {
            masters.extend(read(&following(settings))?);
            refuse_to_replace(settings)?;
            masters.push(Master::read(read_or_make(&file(settings))?.expose_secret())?);
        }
    }
    if let Some(key) = &settings.previous_master_key {
        masters.push(Master::read(key.expose_secret()).context("previous_master_key")?);
    }
    Ok(KeyFiles::at(&dir(settings), masters)?)
}

/// Keys without their master key are a backup that was restored in part: a new master key would only hide that.
fn refuse_to_replace(settings: &Settings) -> Result<()> {
    let keys =
        fs::read_dir(dir(settings)).map(|entries| entries.flatten().any(|entry| entry.path().extension().is_some_and(|e| e == "key")));
    if !file(settings).exists() && !following(settings).exists() && settings.previous_master_key.is_none() && keys.unwrap_or(false) {
        bail!("{} holds tenants' keys, and {} is missing. Restore it from the backup.", dir(settings).display(), file(settings).display());
    }
    Ok(())
}

fn read(path: &Path) -> Result<Option<Master>> {
    if !path.exists() {
        return Ok(None);
    }
    Ok(Some(Master::read(read_or_make(path)?.expose_secret())?))
}

/// Wraps every tenant's key with a new master key; how many there were. A run that was cut short is ended by the next.
///
/// With the master key as a setting, the new one is `master_key` and the one before it `previous_master_key`.
pub fn rotate_master(settings: &Settings) -> Result<usize> {
    let given = settings.master_key.is_some();
    if given && settings.previous_master_key.is_none() {
        bail!("Set master_key to the new key and previous_master_key to the one in use, then run this again.");
    }
    if !given {
        read_or_make(&following(settings))?;
    }
    let count = store(settings)?.rewrap()?;
    if !given {
        let new = read_or_make(&following(settings))?;
        write_private(&file(settings), new.expose_secret())?;
        fs::remove_file(following(settings))?;
    }
    Ok(count)
}
