//! Passwords after NIST 800-63B-4: long, not known to attackers, no composition rules, never cut off (ACC-04).

use std::sync::LazyLock;

use argon2::password_hash::{PasswordHasher, PasswordVerifier};
use argon2::{Argon2, PasswordHash};

use crate::kernel::failure::{Outcome, internal};

/// Without a second factor a password has at least 15 characters.
const SHORTEST: usize = 15;

/// Long passwords that every attacker tries first, in lower case, without separators.
const COMMON: &[&str] = &[
    "passwordpassword",
    "password123456789",
    "passw0rdpassw0rd",
    "changemechangeme",
    "letmeinletmeinletmein",
    "iloveyouiloveyou",
    "qwertyuiopasdfgh",
    "qwertyuiopasdfghjkl",
    "qwertyuiopasdfghjklzxcvbnm",
    "qwertyqwertyqwerty",
    "1qaz2wsx3edc4rfv",
    "1q2w3e4r5t6y7u8i",
    "1q2w3e4r5t6y7u8i9o0p",
    "zaq12wsxcde34rfv",
    "asdfghjklasdfghjkl",
    "abcdefghijklmno",
    "abcdefghijklmnopqrstuvwxyz",
    "123456789012345",
    "1234567890123456",
    "12345678901234567890",
    "123123123123123",
    "administrator123",
    "adminadminadmin",
    "welcomewelcome1",
    "welcometothejungle",
    "correcthorsebatterystaple",
    "maytheforcebewithyou",
    "thequickbrownfox",
    "thequickbrownfoxjumps",
    "tobeornottobethatisthequestion",
    "clinicaltrial2024",
    "clinicaltrial2025",
    "clinicaltrial2026",
    "princessprincess",
    "dragondragondragon",
    "footballfootball",
    "trustno1trustno1",
    "monkeymonkeymonkey",
    "superman12345678",
    "sunshinesunshine",
    "michaelmichael1",
    "starwarsstarwars",
    "secretsecretsecret",
    "testtesttesttest",
];

/// Why a password is refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weak {
    Short,
    Common,
    Personal,
    Monotonous,
}

impl Weak {
    pub fn words(self) -> &'static str {
        match self {
            Weak::Short => "Use at least 15 characters. A few words that only you would put together are easy to remember.",
            Weak::Common => "This password is among those that attackers try first. Please choose another.",
            Weak::Personal => "Leave your name, your e-mail address and the name of this system out of the password.",
            Weak::Monotonous => "This repeats itself or runs along the keyboard. Please choose another.",
        }
    }
}

/// Refuses passwords that are short, known to attackers, or made of what everybody knows about the person.
pub fn refuse_weak(password: &str, email: &str, name: &str) -> Result<(), Weak> {
    if password.chars().count() < SHORTEST {
        return Err(Weak::Short);
    }
    let plain: String = password.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect();
    if COMMON.contains(&plain.as_str()) {
        return Err(Weak::Common);
    }
    let local = email.split('@').next().unwrap_or_default().to_lowercase();
    let words = name.split_whitespace().map(str::to_lowercase).chain([local, "probatum".to_owned()]);
    let rest = words.filter(|word| word.chars().count() > 3).fold(plain.clone(), |rest, word| rest.replace(&word, ""));
    if rest.chars().count() < 8 {
        return Err(Weak::Personal);
    }
    if monotonous(&plain) { Err(Weak::Monotonous) } else { Ok(()) }
}

/// Fewer than five different characters, or steps of one from each character to the next.
fn monotonous(text: &str) -> bool {
    let mut different: Vec<char> = text.chars().collect();
    let steps = text.chars().zip(text.chars().skip(1)).filter(|(a, b)| u32::from(*b).wrapping_sub(u32::from(*a)) == 1).count();
    different.sort_unstable();
    different.dedup();
    different.len() < 5 || steps * 4 > text.chars().count() * 3
}

/// An argon2id hash with a salt of its own, in PHC form. Slow on purpose: call it off the request's thread.
pub fn hash(password: &str) -> Outcome<String> {
    let hash = Argon2::default().hash_password(password.as_bytes()).map_err(|error| internal(&error))?;
    Ok(hash.to_string())
}

/// Whether the password belongs to the hash. Without one, as much work is done for nothing, so that the time tells nothing.
pub fn belongs(password: &str, hash: Option<&str>) -> bool {
    static NOBODY: LazyLock<String> = LazyLock::new(|| hash_of_nobody().unwrap_or_default());
    let known = hash.and_then(|hash| PasswordHash::new(hash).ok());
    let nobody = PasswordHash::new(&NOBODY).ok();
    let against = known.as_ref().or(nobody.as_ref());
    let matches = against.is_some_and(|hash| Argon2::default().verify_password(password.as_bytes(), hash).is_ok());
    matches && known.is_some()
}

fn hash_of_nobody() -> Outcome<String> {
    hash(&crate::kernel::ports::fresh().to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Req: ACC-04
    #[test]
    fn short_common_personal_and_monotonous_passwords_are_refused() {
        let refuse = |password| refuse_weak(password, "ada.lovelace@example.org", "Ada Lovelace");
        assert_eq!(refuse("tiny"), Err(Weak::Short));
        assert_eq!(refuse("Password-Password"), Err(Weak::Common));
        assert_eq!(refuse("lovelace-probatum-1"), Err(Weak::Personal));
        assert_eq!(refuse("aaaaaaaaaaaaaaaabbbb"), Err(Weak::Monotonous));
        assert_eq!(refuse("bcdefghijklmnopqrs"), Err(Weak::Monotonous));
        assert_eq!(refuse("an engine weaves algebra"), Ok(()));
    }

    /// Req: ACC-04
    #[test]
    fn a_password_is_never_cut_off() {
        let long = "x1y2".repeat(200);
        let stored = hash(&long).unwrap();
        assert!(belongs(&long, Some(&stored)));
        assert!(!belongs(&long[..799], Some(&stored)));
        assert!(!belongs(&long, None));
    }
}
