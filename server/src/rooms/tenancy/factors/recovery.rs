//! Recovery codes: ten, each good for one sign-in, shown once, kept as hashes. 79 random bits each, so that a fast hash is no weakness.

use sha2::{Digest, Sha256};
use shared::kernel::{Instant, PersonId};

use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::ports::{fresh, secret};

const HOW_MANY: usize = 10;
/// Nothing that looks like something else: no 0 and o, no 1, i and l.
const LETTERS: &[u8; 32] = b"23456789abcdefghjkmnpqrstuvwxyz-";

/// Ten new codes; those before are worth nothing from now on.
pub(super) async fn renew(tx: &Tx, person: PersonId, now: Instant) -> Outcome<Vec<String>> {
    retire(tx, person, now).await?;
    let codes: Vec<String> = (0..HOW_MANY).map(|_| code()).collect();
    for code in &codes {
        let sql = "insert into recovery_code (id, person, hash) values ($1, $2, $3)";
        tx.run(sql, [fresh().into(), person.0.into(), hash(person, code).into()]).await?;
    }
    Ok(codes)
}

/// Takes all codes out of use.
pub(super) async fn retire(tx: &Tx, person: PersonId, now: Instant) -> Outcome<()> {
    let sql = "update recovery_code set retired_at = $2 where person = $1 and used_at is null and retired_at is null";
    tx.run(sql, [person.0.into(), now.0.into()]).await.map(drop)
}

/// Whether it was a code of theirs; it is none any more.
pub(super) async fn used_up(tx: &Tx, person: PersonId, code: &str, now: Instant) -> Outcome<bool> {
    let sql = "update recovery_code set used_at = $3 where person = $1 and hash = $2 and used_at is null and retired_at is null";
    Ok(tx.run(sql, [person.0.into(), hash(person, code).into(), now.0.into()]).await? == 1)
}

/// How many are left.
pub(super) async fn left(tx: &Tx, person: PersonId) -> Outcome<u16> {
    let sql = "select count(*) as left from recovery_code where person = $1 and used_at is null and retired_at is null";
    let left: i64 = tx.row(sql, [person.0.into()]).await?.map_or(Ok(0), |row| row.try_get("", "left"))?;
    Ok(u16::try_from(left).unwrap_or(u16::MAX))
}

/// Sixteen letters and digits in four groups.
fn code() -> String {
    let mut text = String::new();
    while text.len() < 19 {
        let [byte] = secret::<1>();
        let letter = LETTERS.get(usize::from(byte % 32)).copied().filter(|letter| *letter != b'-');
        if let Some(letter) = letter {
            text.push(char::from(letter));
            if matches!(text.len(), 4 | 9 | 14) {
                text.push('-');
            }
        }
    }
    text
}

fn hash(person: PersonId, code: &str) -> Vec<u8> {
    let plain: String = code.chars().filter(char::is_ascii_alphanumeric).collect();
    Sha256::digest(format!("{person} {}", plain.to_ascii_lowercase()).as_bytes()).to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_code_has_four_groups_and_is_read_however_it_is_typed() {
        let code = code();
        assert_eq!(code.split('-').map(str::len).collect::<Vec<_>>(), [4; 4]);
        let person = PersonId::default();
        assert_eq!(hash(person, &code), hash(person, &format!(" {} ", code.to_uppercase().replace('-', " "))));
        assert_ne!(hash(person, &code), hash(PersonId(fresh()), &code));
    }
}
