//! The secrets of links in mails. They are worked out of the server's own key when a mail is sent, so that the database never
//! holds one: of a ticket it keeps a hash, of a standing link nothing.

use aws_lc_rs::digest::{SHA256, digest};
use aws_lc_rs::hmac::{HMAC_SHA256, Key, sign, verify};
use secrecy::{ExposeSecret, SecretString};
use uuid::Uuid;

use crate::kernel::keys::hex;

/// What keeps these apart from whatever else the key signs.
const TICKET: &[u8] = b"probatum link of a ticket\0";
const STANDING: &[u8] = b"probatum standing link\0";

fn key(secret: &SecretString) -> Key {
    Key::new(HMAC_SHA256, secret.expose_secret().as_bytes())
}

/// What the link of a ticket says.
pub fn of_ticket(secret: &SecretString, ticket: Uuid) -> String {
    hex(sign(&key(secret), &[TICKET, ticket.as_bytes().as_slice()].concat()).as_ref())
}

/// What is kept of it.
pub fn stored(token: &str) -> Vec<u8> {
    digest(&SHA256, token.as_bytes()).as_ref().to_vec()
}

/// A link that always works, for one purpose and one person in one tenant.
pub fn standing(secret: &SecretString, purpose: &str, tenant: Uuid, person: Uuid) -> String {
    hex(sign(&key(secret), &message(purpose, tenant, person)).as_ref())
}

/// Whether it is that link; compared in constant time.
pub fn is_standing(secret: &SecretString, purpose: &str, tenant: Uuid, person: Uuid, token: &str) -> bool {
    let pairs = token.as_bytes().chunks(2);
    let bytes = pairs.map(|pair| std::str::from_utf8(pair).ok().and_then(|pair| u8::from_str_radix(pair, 16).ok()));
    let Some(bytes) = bytes.collect::<Option<Vec<u8>>>() else { return false };
    verify(&key(secret), &message(purpose, tenant, person), &bytes).is_ok()
}

fn message(purpose: &str, tenant: Uuid, person: Uuid) -> Vec<u8> {
    [STANDING, purpose.as_bytes(), b"\0", tenant.as_bytes().as_slice(), person.as_bytes().as_slice()].concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Req: ACC-06
    #[test]
    fn a_link_is_worth_something_only_for_what_it_was_made_for() {
        let secret = SecretString::from("a key of this test's own, long enough");
        let (one, other) = (Uuid::from_u128(1), Uuid::from_u128(2));
        assert_ne!(of_ticket(&secret, one), of_ticket(&secret, other));
        assert_ne!(of_ticket(&secret, one), of_ticket(&SecretString::from("another key, just as long as that one"), one));
        let token = standing(&secret, "digest", one, other);
        assert!(is_standing(&secret, "digest", one, other, &token));
        for wrong in [token.to_uppercase() + "00", token.replace(['0', '1'], "2"), "zz".into(), "é".into(), String::new()] {
            assert!(!is_standing(&secret, "digest", one, other, &wrong), "{wrong}");
        }
        assert!(!is_standing(&secret, "digest", other, one, &token));
        assert!(!is_standing(&secret, "other", one, other, &token));
    }
}
