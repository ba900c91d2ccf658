//! Tenants' keys in files of their own, each wrapped with the master key: the key store of a machine without a service for it.
//!
//! `KEYS/<tenant>.key` has a line for each version: its number, which master key wraps it, and what it wraps. Where a tenant's key
//! was destroyed, `KEYS/<tenant>.destroyed` says so for ever: also when the database or the file comes back from a backup.
//! Invariant: a file is replaced whole and is on disk before anything relies on it; one process writes at a time.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::{ErrorKind, Write as _};
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::{Path, PathBuf};

use sha2::{Digest, Sha256};
use shared::kernel::TenantId;

use super::cipher::{About, open, seal};
use super::{Fault, Held, Key, Kms};
use crate::kernel::keys::{hex, unhex, write_private};

const PURPOSE: &str = "vault.tenant";
const WRAPPED: &str = "vault.wrapped";

/// Wraps the tenants' keys.
#[derive(Debug)]
pub struct Master {
    id: String,
    key: Key,
}

impl Master {
    /// From 64 hexadecimal digits.
    pub fn read(text: &str) -> Result<Self, Fault> {
        let bytes = unhex(text.trim()).filter(|bytes| bytes.len() == 32);
        let bytes = bytes.ok_or_else(|| Fault::Failed("The master key must be 64 hexadecimal digits (256 bits).".into()))?;
        let id: String = hex(&Sha256::digest([b"probatum master".as_slice(), &bytes].concat())).chars().take(16).collect();
        Ok(Self { id, key: Key::read(&bytes)? })
    }
}

/// A version of a tenant's key.
struct Version {
    n: u32,
    key: Key,
}

/// The key store.
#[derive(Debug)]
pub struct KeyFiles {
    dir: PathBuf,
    /// The first wraps; the others are those before it, and only unwrap.
    masters: Vec<Master>,
}

impl KeyFiles {
    /// Opens the store in this directory, making it when there is none.
    pub fn at(dir: &Path, masters: Vec<Master>) -> Result<Self, Fault> {
        DirBuilder::new().recursive(true).mode(0o700).create(dir).map_err(|error| failed(dir, &error))?;
        let files = Self { dir: dir.to_path_buf(), masters };
        files.bury()?;
        files.test()?;
        Ok(files)
    }

    /// A key that came back from a backup, beside its gravestone, goes again.
    fn bury(&self) -> Result<(), Fault> {
        let _lock = self.lock()?;
        for tenant in self.tenants()?.into_iter().filter(|tenant| self.destroyed(*tenant)) {
            let path = self.path(tenant, "key");
            erase(&path).map_err(|error| failed(&path, &error))?;
        }
        Ok(())
    }

    /// A wrong master key is noticed when the server starts, not when the first secret is needed.
    fn test(&self) -> Result<(), Fault> {
        self.tenants()?.into_iter().try_for_each(|tenant| self.versions(tenant).map(drop))
    }

    /// Wraps each tenant's key anew with the first master key; how many there were. Begun again, it goes on.
    pub fn rewrap(&self) -> Result<usize, Fault> {
        let _lock = self.lock()?;
        let tenants = self.tenants()?;
        for tenant in &tenants {
            let versions = self.versions(*tenant)?;
            self.write(*tenant, &versions)?;
        }
        Ok(tenants.len())
    }

    /// Tenants with a key.
    fn tenants(&self) -> Result<Vec<TenantId>, Fault> {
        let entries = fs::read_dir(&self.dir).map_err(|error| failed(&self.dir, &error))?;
        let name = |entry: std::io::Result<fs::DirEntry>| entry.ok()?.file_name().into_string().ok();
        let tenant = |name: String| name.strip_suffix(".key")?.parse().ok().map(TenantId);
        Ok(entries.filter_map(name).filter_map(tenant).collect())
    }

    fn path(&self, tenant: TenantId, ending: &str) -> PathBuf {
        self.dir.join(format!("{tenant}.{ending}"))
    }

    fn destroyed(&self, tenant: TenantId) -> bool {
        self.path(tenant, "destroyed").exists()
    }

    fn lock(&self) -> Result<File, Fault> {
        let path = self.dir.join("lock");
        let file = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(&path);
        let file = file.map_err(|error| failed(&path, &error))?;
        file.lock().map_err(|error| failed(&path, &error))?;
        Ok(file)
    }

    /// Every version, the oldest first; none when no key was made.
    fn versions(&self, tenant: TenantId) -> Result<Vec<Version>, Fault> {
        if self.destroyed(tenant) {
            return Err(Fault::Destroyed);
        }
        let path = self.path(tenant, "key");
        match fs::read_to_string(&path) {
            Ok(text) => text.lines().map(|line| self.version(tenant, line)).collect(),
            Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
            Err(error) => Err(failed(&path, &error)),
        }
    }

    fn version(&self, tenant: TenantId, line: &str) -> Result<Version, Fault> {
        let mut words = line.split(' ');
        let (n, master, wrapped) = (words.next(), words.next(), words.next().and_then(unhex));
        let (Some(n), Some(master), Some(wrapped)) = (n.and_then(|n| n.parse().ok()), master, wrapped) else { return Err(Fault::Tampered) };
        let master = self.masters.iter().find(|known| known.id == master);
        let master = master
            .ok_or_else(|| Fault::Failed(format!("The key of tenant {tenant} was wrapped with another master key. Give that one.")))?;
        let key = open(&master.key, About { tenant, purpose: PURPOSE, object: "", key: n }, &wrapped)?;
        Ok(Version { n, key: Key::read(&key)? })
    }

    fn write(&self, tenant: TenantId, versions: &[Version]) -> Result<(), Fault> {
        let master = self.masters.first().ok_or_else(|| Fault::Failed("There is no master key.".into()))?;
        let mut text = String::new();
        for Version { n, key } in versions {
            let wrapped = seal(&master.key, About { tenant, purpose: PURPOSE, object: "", key: *n }, key.bytes())?;
            text.push_str(&format!("{n} {} {}\n", master.id, hex(&wrapped)));
        }
        write_private(&self.path(tenant, "key"), &text).map_err(|error| Fault::Failed(error.to_string()))
    }

    fn newest(&self, tenant: TenantId) -> Result<Version, Fault> {
        if let Some(newest) = self.versions(tenant)?.pop() {
            return Ok(newest);
        }
        let _lock = self.lock()?;
        if let Some(made) = self.versions(tenant)?.pop() {
            return Ok(made);
        }
        let first = Version { n: 1, key: Key::fresh()? };
        self.write(tenant, std::slice::from_ref(&first))?;
        Ok(first)
    }
}

#[async_trait::async_trait]
impl Kms for KeyFiles {
    fn place(&self) -> String {
        self.dir.display().to_string()
    }

    async fn wrap(&self, tenant: TenantId, about: &str, key: &Key) -> Result<Vec<u8>, Fault> {
        let newest = self.newest(tenant)?;
        let wrapped = seal(&newest.key, About { tenant, purpose: WRAPPED, object: about, key: newest.n }, key.bytes())?;
        Ok([newest.n.to_be_bytes().as_slice(), &wrapped].concat())
    }

    async fn unwrap(&self, tenant: TenantId, about: &str, wrapped: &[u8]) -> Result<Key, Fault> {
        let (n, wrapped) = wrapped.split_first_chunk().ok_or(Fault::Tampered)?;
        let n = u32::from_be_bytes(*n);
        let versions = self.versions(tenant)?;
        let version = versions.iter().find(|version| version.n == n).ok_or(Fault::Lost)?;
        Key::read(&open(&version.key, About { tenant, purpose: WRAPPED, object: about, key: n }, wrapped)?)
    }

    async fn rotate(&self, tenant: TenantId) -> Result<(), Fault> {
        let _lock = self.lock()?;
        let mut versions = self.versions(tenant)?;
        let n = versions.last().map_or(1, |newest| newest.n.saturating_add(1));
        versions.push(Version { n, key: Key::fresh()? });
        self.write(tenant, &versions)
    }

    async fn retire(&self, tenant: TenantId) -> Result<(), Fault> {
        let _lock = self.lock()?;
        match self.versions(tenant)?.pop() {
            Some(newest) => self.write(tenant, &[newest]),
            None => Ok(()),
        }
    }

    async fn destroy(&self, tenant: TenantId) -> Result<(), Fault> {
        let _lock = self.lock()?;
        // The gravestone first: from here on no key is given out or made, whatever happens to the file.
        write_private(&self.path(tenant, "destroyed"), "destroyed\n").map_err(|error| Fault::Failed(error.to_string()))?;
        let path = self.path(tenant, "key");
        match erase(&path) {
            Err(error) if error.kind() != ErrorKind::NotFound => Err(failed(&path, &error)),
            _ => File::open(&self.dir).and_then(|dir| dir.sync_all()).map_err(|error| failed(&self.dir, &error)),
        }
    }

    async fn held(&self, tenant: TenantId) -> Result<Held, Fault> {
        if self.destroyed(tenant) {
            return Ok(Held::Destroyed);
        }
        let versions = self.versions(tenant)?;
        Ok(if versions.is_empty() { Held::Nothing } else { Held::Versions(versions.iter().map(|version| version.n).collect()) })
    }
}

/// Overwritten before it goes, for disks that write in place.
fn erase(path: &Path) -> std::io::Result<()> {
    let length = usize::try_from(fs::metadata(path)?.len()).unwrap_or_default();
    let mut file = OpenOptions::new().write(true).open(path)?;
    file.write_all(&vec![0; length])?;
    file.sync_all()?;
    fs::remove_file(path)
}

fn failed(path: &Path, error: &dyn std::fmt::Display) -> Fault {
    Fault::Failed(format!("The key store {} cannot be used: {error}", path.display()))
}
