//! Second factors, passkeys, sessions and the tenant's rules for signing in, as both sides see them.
//! Invariant: no secret is printed, not even by `Debug`.

pub mod api;
mod policy;

use serde::{Deserialize, Serialize};

use crate::kernel::{Checked, Instant, Place};

pub use policy::{NewPolicy, Policy};

/// A way to prove more than a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Method {
    /// Six digits from an app (RFC 6238).
    Totp,
    /// WebAuthn, with the person verified by their device.
    Passkey,
    /// One of the codes that were kept for the day when nothing else is at hand.
    Recovery,
}

impl Method {
    pub const fn as_str(self) -> &'static str {
        match self {
            Method::Totp => "totp",
            Method::Passkey => "passkey",
            Method::Recovery => "recovery",
        }
    }
}

/// What a session still wants, and how long it may rest.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Standing {
    /// Not signed in yet: the second factor is asked for, by one of these.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub asked: Vec<Method>,
    /// The page covers itself after so many minutes without anybody; 0: never.
    #[serde(default)]
    pub idle_minutes: u16,
    /// The tenant asks for a second factor from then on, and the person has none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub factor_by: Option<Instant>,
    /// That time has come: nothing else can be done before there is one.
    #[serde(default)]
    pub must_enrol: bool,
    /// The tenant wants the second factor at signing, too.
    #[serde(default)]
    pub factor_at_signing: bool,
}

/// What an authenticator answered, with the token that came with the question.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PasskeyAnswer {
    pub token: String,
    /// The credential as the browser writes it (`PublicKeyCredential.toJSON`), as a text.
    pub answer: String,
}

impl std::fmt::Debug for PasskeyAnswer {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("PasskeyAnswer").finish_non_exhaustive()
    }
}

impl PasskeyAnswer {
    pub(crate) fn is_too_long(&self) -> bool {
        self.token.len() > 8192 || self.answer.len() > 16_384
    }
}

impl Checked for PasskeyAnswer {
    fn places(&self) -> Vec<Place> {
        let place = || Place { at: "/answer".to_owned(), message: "Use your passkey again.".to_owned() };
        self.is_too_long().then(place).into_iter().collect()
    }
}

/// What is proved beyond the password.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Second {
    /// The six digits that the app shows now.
    Totp {
        code: String,
    },
    Recovery {
        code: String,
    },
    Passkey {
        passkey: PasskeyAnswer,
    },
}

impl std::fmt::Debug for Second {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Second").finish_non_exhaustive()
    }
}

impl Checked for Second {
    fn places(&self) -> Vec<Place> {
        let wrong = match self {
            Second::Totp { code } | Second::Recovery { code } => code.trim().is_empty() || code.len() > 64,
            Second::Passkey { passkey } => passkey.is_too_long(),
        };
        let place = || Place { at: "/code".to_owned(), message: "Enter the code.".to_owned() };
        wrong.then(place).into_iter().collect()
    }
}

/// What opens a session that rested too long: the password, or a passkey.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Unlocking {
    Password { password: String },
    Passkey { passkey: PasskeyAnswer },
}

impl std::fmt::Debug for Unlocking {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Unlocking").finish_non_exhaustive()
    }
}

impl Checked for Unlocking {
    fn places(&self) -> Vec<Place> {
        let wrong = match self {
            Unlocking::Password { password } => password.is_empty() || password.len() > 4096,
            Unlocking::Passkey { passkey } => passkey.is_too_long(),
        };
        let place = || Place { at: "/password".to_owned(), message: "Enter your password.".to_owned() };
        wrong.then(place).into_iter().collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Req: SEC-03
    #[test]
    fn a_code_is_never_printed() {
        let second = Second::Recovery { code: "heron".into() };
        let unlocking = Unlocking::Password { password: "heron".into() };
        assert_eq!(format!("{second:?} {unlocking:?}"), "Second { .. } Unlocking { .. }");
    }

    #[test]
    fn an_empty_code_proves_nothing() {
        assert_eq!(Second::Totp { code: " ".into() }.places().len(), 1);
        assert!(Second::Totp { code: "123 456".into() }.places().is_empty());
        assert_eq!(Unlocking::Password { password: String::new() }.places().len(), 1);
    }
}
