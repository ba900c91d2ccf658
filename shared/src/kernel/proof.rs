//! Proof of identity at signing (21 CFR 11.200): what travels with whatever an endpoint with the flag `signature` is asked to do.

use serde::{Deserialize, Serialize};

use sha2::{Digest, Sha256};

use super::{Checked, Endpoint, Place, ProofId, fill_path};

/// How the person who is signed in proves at the time of signing that it is they.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(tag = "kind", rename_all = "snake_case", deny_unknown_fields)]
pub enum Proof {
    /// The password; with it the e-mail address (the user id) at the first signing of a period of controlled access.
    Password {
        /// May be left out for a further signing in the same session, while the last was not longer ago than a session may rest.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        user: Option<String>,
        password: String,
    },
    /// The organisation's identity provider has had the person prove anew that it is they, for this signing and no other.
    Provider { proof: ProofId },
    /// Password and the code that the person's app shows: where the tenant wants both.
    Code {
        #[serde(default, skip_serializing_if = "Option::is_none")]
        user: Option<String>,
        password: String,
        code: String,
    },
    /// A passkey, with the person verified by their device: possession and PIN or body, each time.
    Passkey {
        token: String,
        /// The credential as the browser writes it, as a text.
        answer: String,
    },
}

/// Secrets are never printed.
impl std::fmt::Debug for Proof {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Proof").finish_non_exhaustive()
    }
}

impl Checked for Proof {
    fn places(&self) -> Vec<Place> {
        let wrong = |at: &str, message: &str| Place { at: at.to_owned(), message: message.to_owned() };
        let too_long = |text: &str, most: usize| text.chars().count() > most;
        let (user, password, code) = match self {
            Proof::Password { user, password } => (user, password, None),
            Proof::Code { user, password, code } => (user, password, Some(code)),
            Proof::Provider { .. } => return Vec::new(),
            Proof::Passkey { token, answer } => {
                let bad = token.len() > 8192 || answer.len() > 16_384;
                return bad.then(|| wrong("/proof/answer", "Use your passkey again.")).into_iter().collect();
            }
        };
        let code = code.is_some_and(|code| code.trim().is_empty() || too_long(code, 64));
        let user = user.as_deref().is_some_and(|user| user.trim().is_empty() || too_long(user, 254));
        let password = password.is_empty() || too_long(password, 1024);
        let user = user.then(|| wrong("/proof/user", "Enter the e-mail address of your account."));
        let password = password.then(|| wrong("/proof/password", "Enter your password."));
        let code = code.then(|| wrong("/proof/code", "Enter the code that your app shows."));
        user.into_iter().chain(password).chain(code).collect()
    }
}

/// What is about to be signed, in 64 hexadecimal digits: endpoint, path and content. Both sides make it, so that a proof counts for this alone.
pub fn digest<E: Endpoint>(path: &E::Path, signs: &impl Serialize) -> String {
    let content = serde_json::to_string(signs).unwrap_or_default();
    let hash = Sha256::digest(format!("{} {} {content}", E::INFO.name, fill_path::<E>(path)));
    hash.iter().fold(String::with_capacity(64), |text, byte| text + &format!("{byte:02x}"))
}

/// What is to be signed, with the proof of who signs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Signed<B> {
    pub proof: Proof,
    pub signs: B,
}

impl<B: Checked> Checked for Signed<B> {
    fn places(&self) -> Vec<Place> {
        self.proof.places().into_iter().chain(self.signs.places()).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Req: SIG-02
    #[test]
    fn a_proof_is_never_printed() {
        let proof = Proof::Password { user: Some("ada@example.org".into()), password: "heron".into() };
        assert_eq!(format!("{proof:?}"), "Proof { .. }");
    }

    #[test]
    fn an_empty_password_proves_nothing() {
        let places = |user: Option<&str>, password: &str| {
            let proof = Proof::Password { user: user.map(str::to_owned), password: password.into() };
            proof.places().into_iter().map(|place| place.at).collect::<Vec<_>>()
        };
        assert_eq!(places(Some(" "), ""), ["/proof/user", "/proof/password"]);
        assert!(places(None, "heron").is_empty());
    }
}
