//! Keys that sign: Ed25519, wrapped by the key store and kept beside it, outside the database (`seals/keys` in the key directory).
//! Invariants: a key that signed stays listed with its public half for ever; the newest signs; who has the database alone can
//! sign nothing.

use std::fs::{self, DirBuilder, File, OpenOptions};
use std::io::ErrorKind;
use std::os::unix::fs::{DirBuilderExt, OpenOptionsExt};
use std::path::PathBuf;

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::signature::{ED25519, Ed25519KeyPair, KeyPair as _, UnparsedPublicKey};
use serde::{Deserialize, Serialize};
use shared::kernel::{Instant, TenantId};

use super::{Fault, Key, Vault};
use crate::kernel::keys::{hex, unhex, write_private};

const ABOUT: &str = "seals.key";

/// A public key as it is listed, in the key directory and in bundles.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PublicKey {
    /// The first 16 hexadecimal digits of the SHA-256 of the public key.
    pub id: String,
    /// 32 bytes, hexadecimal.
    pub public: String,
    pub made: Instant,
}

impl PublicKey {
    /// Whether the id is this key's.
    pub fn is_itself(&self) -> bool {
        unhex(&self.public).is_some_and(|public| name(&public) == self.id)
    }

    /// Whether the signature is this key's over the text.
    pub fn signed(&self, text: &[u8], signature: &[u8]) -> bool {
        unhex(&self.public).is_some_and(|public| UnparsedPublicKey::new(&ED25519, public).verify(text, signature).is_ok())
    }
}

/// Signs.
pub struct Signer {
    pub id: String,
    pair: Ed25519KeyPair,
}

impl Signer {
    /// The signature over the text: 64 bytes.
    pub fn sign(&self, text: &[u8]) -> Result<Vec<u8>, Fault> {
        let signature = self.pair.try_sign(text).map_err(|_| Fault::Failed("The seal could not be signed.".into()))?;
        Ok(signature.as_ref().to_vec())
    }
}

/// A line of the list: the public key, and the secret one as the key store wrapped it.
#[derive(Serialize, Deserialize)]
struct Line {
    #[serde(flatten)]
    public: PublicKey,
    wrapped: String,
}

impl Vault {
    /// Where seals have their keys and heads; none without a key directory.
    pub fn seals(&self) -> Option<PathBuf> {
        self.dir.as_ref().map(|dir| dir.join("seals"))
    }

    /// Every key that ever signed, the oldest first.
    pub fn public_keys(&self) -> Result<Vec<PublicKey>, Fault> {
        Ok(lines(self)?.into_iter().map(|line| line.public).collect())
    }

    /// What signs now; made when there is none yet.
    pub async fn signer(&self) -> Result<Signer, Fault> {
        let newest = match lines(self)?.pop() {
            Some(line) => line,
            None => add(self, true).await?,
        };
        let wrapped = unhex(&newest.wrapped).ok_or(Fault::Tampered)?;
        let seed = self.kms.unwrap(TenantId::default(), ABOUT, &wrapped).await?;
        let pair = Ed25519KeyPair::from_seed_unchecked(seed.bytes()).map_err(|_| Fault::Tampered)?;
        if hex(pair.public_key().as_ref()) != newest.public.public {
            return Err(Fault::Tampered);
        }
        Ok(Signer { id: newest.public.id, pair })
    }

    /// A new key signs from now on; its id. The ones before it stay listed.
    pub async fn rotate_signer(&self) -> Result<String, Fault> {
        Ok(add(self, false).await?.public.id)
    }
}

/// The name of a public key.
fn name(public: &[u8]) -> String {
    hex(digest(&SHA256, public).as_ref()).chars().take(16).collect()
}

fn path(vault: &Vault) -> Result<PathBuf, Fault> {
    let dir = vault.seals().ok_or_else(|| Fault::Failed("There is no key directory.".into()))?;
    DirBuilder::new().recursive(true).mode(0o700).create(&dir).map_err(|error| failed(&error))?;
    Ok(dir.join("keys"))
}

fn lines(vault: &Vault) -> Result<Vec<Line>, Fault> {
    match fs::read_to_string(path(vault)?) {
        Ok(text) => text.lines().map(|line| serde_json::from_str(line).map_err(|_| Fault::Tampered)).collect(),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(Vec::new()),
        Err(error) => Err(failed(&error)),
    }
}

/// Adds a key; with `first`, only where there is none, so that two servers that start at once agree.
async fn add(vault: &Vault, first: bool) -> Result<Line, Fault> {
    let _lock = lock(vault)?;
    let mut all = lines(vault)?;
    if let Some(newest) = all.pop() {
        if first {
            return Ok(newest);
        }
        all.push(newest);
    }
    all.push(fresh(vault).await?);
    let mut text = String::new();
    for line in &all {
        text.push_str(&serde_json::to_string(line).map_err(|error| failed(&error))?);
        text.push('\n');
    }
    write_private(&path(vault)?, &text).map_err(|error| failed(&error))?;
    all.pop().ok_or(Fault::Lost)
}

async fn fresh(vault: &Vault) -> Result<Line, Fault> {
    let seed = Key::fresh()?;
    let pair = Ed25519KeyPair::from_seed_unchecked(seed.bytes()).map_err(|_| Fault::Tampered)?;
    let public = pair.public_key().as_ref();
    let wrapped = vault.kms.wrap(TenantId::default(), ABOUT, &seed).await?;
    let made = Instant(time::OffsetDateTime::now_utc());
    Ok(Line { public: PublicKey { id: name(public), public: hex(public), made }, wrapped: hex(&wrapped) })
}

fn lock(vault: &Vault) -> Result<File, Fault> {
    let open = OpenOptions::new().write(true).create(true).truncate(false).mode(0o600).open(path(vault)?.with_extension("lock"));
    let file = open.map_err(|error| failed(&error))?;
    file.lock().map_err(|error| failed(&error))?;
    Ok(file)
}

fn failed(error: &dyn std::fmt::Display) -> Fault {
    Fault::Failed(format!("The keys of the seals cannot be used: {error}"))
}
