//! Authenticated encryption: one algorithm, AES-256-GCM, with a nonce that the library draws anew for each message.
//! Invariants: what is sealed opens only under the same key and as the same thing (its `About` is bound to it); a key is wiped
//! from memory when it is dropped, and has no printed form.

use std::fmt;

use aws_lc_rs::aead::{AES_256_GCM, Aad, NONCE_LEN, Nonce, RandomizedNonceKey};
use shared::kernel::TenantId;
use zeroize::Zeroizing;

use super::Fault;

/// What was opened: wiped from memory when it is dropped.
pub type Opened = Zeroizing<Vec<u8>>;

/// 256 secret bits.
pub struct Key(Zeroizing<[u8; 32]>);

impl Key {
    /// A key that nobody had before.
    pub fn fresh() -> Result<Self, Fault> {
        let mut bytes = Zeroizing::new([0; 32]);
        aws_lc_rs::rand::fill(&mut *bytes).map_err(|_| Fault::Failed("The operating system gives no random numbers.".into()))?;
        Ok(Self(bytes))
    }

    /// The key that these bytes are.
    pub fn read(bytes: &[u8]) -> Result<Self, Fault> {
        let bytes: [u8; 32] = bytes.try_into().map_err(|_| Fault::Failed("A key has 32 bytes.".into()))?;
        Ok(Self(Zeroizing::new(bytes)))
    }

    pub(super) fn bytes(&self) -> &[u8] {
        self.0.as_slice()
    }

    fn cipher(&self) -> Result<RandomizedNonceKey, Fault> {
        RandomizedNonceKey::new(&AES_256_GCM, self.bytes()).map_err(|_| Fault::Tampered)
    }
}

impl fmt::Debug for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Key")
    }
}

/// What a sealed text is: whose, for what, of which thing, under which version of the key. Bound to it, never stored in it.
#[derive(Clone, Copy, Debug)]
pub struct About<'a> {
    pub tenant: TenantId,
    pub purpose: &'a str,
    pub object: &'a str,
    pub key: u32,
}

impl About<'_> {
    /// Each part behind its length, so that no two things are the same bytes.
    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut bytes = b"probatum.vault.1".to_vec();
        for part in [self.tenant.0.as_bytes().as_slice(), self.purpose.as_bytes(), self.object.as_bytes(), &self.key.to_be_bytes()] {
            bytes.extend(u64::try_from(part.len()).unwrap_or(u64::MAX).to_be_bytes());
            bytes.extend(part);
        }
        bytes
    }
}

/// Nonce, then what was sealed, then the tag.
pub fn seal(key: &Key, about: About<'_>, plain: &[u8]) -> Result<Vec<u8>, Fault> {
    let mut text = plain.to_vec();
    let nonce = key.cipher()?.seal_in_place_append_tag(Aad::from(about.bytes()), &mut text).map_err(|_| Fault::Tampered)?;
    Ok([nonce.as_ref().as_slice(), &text].concat())
}

/// What was sealed; refused when anything of it, of its key or of what it is about is another.
pub fn open(key: &Key, about: About<'_>, sealed: &[u8]) -> Result<Opened, Fault> {
    let (nonce, text) = sealed.split_at_checked(NONCE_LEN).ok_or(Fault::Tampered)?;
    let nonce = Nonce::try_assume_unique_for_key(nonce).map_err(|_| Fault::Tampered)?;
    let mut text = Zeroizing::new(text.to_vec());
    let length = key.cipher()?.open_in_place(nonce, Aad::from(about.bytes()), text.as_mut_slice()).map_err(|_| Fault::Tampered)?.len();
    text.truncate(length);
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn about(object: &str, key: u32) -> About<'_> {
        About { tenant: TenantId::default(), purpose: "test", object, key }
    }

    /// Req: TEN-04
    #[test]
    fn what_is_sealed_opens_as_itself_alone() {
        let key = Key::fresh().unwrap();
        let sealed = seal(&key, about("one", 1), b"canary").unwrap();
        assert_eq!(open(&key, about("one", 1), &sealed).unwrap().as_slice(), b"canary");
        let elsewhere = About { tenant: TenantId(crate::kernel::ports::fresh()), ..about("one", 1) };
        for other in [about("two", 1), about("one", 2), About { purpose: "other", ..about("one", 1) }, elsewhere] {
            assert!(open(&key, other, &sealed).is_err(), "{other:?}");
        }
        assert!(open(&Key::fresh().unwrap(), about("one", 1), &sealed).is_err());
    }

    /// Req: TEN-04
    #[test]
    fn each_altered_byte_and_each_missing_one_is_seen() {
        let key = Key::fresh().unwrap();
        let sealed = seal(&key, about("one", 1), b"canary").unwrap();
        for at in 0..sealed.len() {
            let mut altered = sealed.clone();
            altered[at] ^= 1;
            assert!(open(&key, about("one", 1), &altered).is_err(), "byte {at}");
            assert!(open(&key, about("one", 1), &sealed[..at]).is_err(), "the first {at} bytes");
        }
    }

    #[test]
    fn the_same_text_never_looks_the_same() {
        let key = Key::fresh().unwrap();
        let [one, other] = [0; 2].map(|_| seal(&key, about("one", 1), b"canary").unwrap());
        assert_ne!(one, other);
        assert!(!one.windows(6).any(|six| six == b"canary"));
        assert_eq!(format!("{key:?}"), "Key");
    }
}
