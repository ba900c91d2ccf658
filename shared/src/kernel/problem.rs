//! Problems: what can go wrong, as one table (RFC 9457). Code, status and title are written here and nowhere else.

use serde::{Deserialize, Serialize};

macro_rules! problems {
    ($( $(#[$doc:meta])* $name:ident = $code:literal $status:literal $title:literal; )*) => {
        /// What kind of problem it is. The wire form is the snake-case code.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub enum Code { $( $(#[$doc])* #[serde(rename = $code)] $name, )* }

        impl Code {
            /// Every code, in the order of the table.
            pub const ALL: &'static [Code] = &[ $( Code::$name ),* ];
            /// The wire form: `reason_required`.
            pub const fn as_str(self) -> &'static str { match self { $( Code::$name => $code ),* } }
            /// The HTTP status.
            pub const fn status(self) -> u16 { match self { $( Code::$name => $status ),* } }
            /// One sentence in English; the app has a translation for each code.
            pub const fn title(self) -> &'static str { match self { $( Code::$name => $title ),* } }
        }
    };
}

problems! {
    /// The request could not be read: broken JSON, wrong type, unknown field, duplicate key.
    Malformed        = "malformed"         400 "The request could not be read.";
    /// Nobody is signed in, or the session has ended.
    Unauthenticated  = "unauthenticated"   401 "Please sign in.";
    /// E-mail address and password do not belong together (or the person does not exist: the answer is the same).
    WrongCredentials = "wrong_credentials" 401 "E-mail address and password do not match.";
    /// Signing wants identity proved with all components: user id and password.
    ProofRequired    = "proof_required"    401 "Please prove who you are with your e-mail address and your password.";
    /// The code is not right, was used before, or the passkey is not known.
    WrongCode        = "wrong_code"        401 "This code or passkey is not accepted.";
    /// The tenant wants the second factor at signing.
    CodeRequired     = "code_required"     401 "Please prove who you are with your second factor as well.";
    /// The tenant works with a second factor only, and the person has none.
    FactorRequired   = "factor_required"   403 "Your organisation asks for a second factor. Please set one up first.";
    /// The role does not include this.
    Forbidden        = "forbidden"         403 "Your role does not include this.";
    /// It does not exist, or not for this person: the answer is the same.
    NotFound         = "not_found"         404 "This does not exist, or you have no access to it.";
    /// The path exists, with another method.
    WrongMethod      = "wrong_method"      405 "This address does not answer that method.";
    /// Someone else changed the same thing first.
    Conflict         = "conflict"          409 "Someone else changed this in the meantime.";
    /// Something with this name or key exists already.
    Taken            = "taken"             409 "This already exists.";
    /// The state does not allow it (21 CFR 11.10(f): permitted sequence of steps).
    OutOfOrder       = "out_of_order"      409 "This cannot be done in the present state.";
    /// What was shown is no longer what is there.
    Changed          = "changed"           412 "This has changed since it was shown.";
    /// Larger than the limit.
    TooLarge         = "too_large"         413 "This is larger than allowed.";
    /// Not a media type that this address reads.
    WrongMedia       = "wrong_media"       415 "This address does not read that kind of content.";
    /// Readable, but not acceptable; `errors` says where and why.
    Invalid          = "invalid"           422 "Some of what was sent cannot be accepted.";
    /// What was submitted before may be changed only with a reason.
    ReasonRequired   = "reason_required"   422 "Please give a reason for this change.";
    /// The organisation's identity provider did not answer as it must, or somebody else's answer came back.
    ProviderRefused  = "provider_refused"  422 "Signing in with your organisation's provider did not succeed.";
    /// The provider knows the person, but nothing is granted to them here, or no account may be made for them.
    NoAccount        = "no_account"        422 "Your organisation has not given you access to Probatum.";
    /// Too many attempts; try again later.
    TooMany          = "too_many"          429 "Too many attempts. Please wait a moment and try again.";
    /// Our fault. The request id leads to the log.
    Internal         = "internal"          500 "Something went wrong on our side. Nothing was stored.";
    /// Not ready, or shutting down.
    Unavailable      = "unavailable"       503 "Probatum is starting or stopping. Please try again in a moment.";
}

/// One place in what was sent, and what is wrong there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Place {
    /// JSON pointer (`/changes/0/value`), item key or file position (`line 12: /ODM/Study`).
    pub at: String,
    /// What is wrong and what to do, in a sentence.
    pub message: String,
}

/// An RFC 9457 problem document (`application/problem+json`).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Problem {
    /// `urn:probatum:problem:<code>`.
    #[serde(rename = "type")]
    pub kind: String,
    pub title: String,
    pub status: u16,
    pub code: Code,
    /// What happened this time and what to do; no internals.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub detail: Option<String>,
    /// The request's id, to quote to support.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub instance: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub errors: Vec<Place>,
    /// What the code's endpoint says more, such as the conflicting values of a save.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub more: Option<serde_json::Value>,
}

impl Problem {
    pub fn new(code: Code) -> Self {
        Self {
            kind: format!("urn:probatum:problem:{}", code.as_str()),
            title: code.title().to_owned(),
            status: code.status(),
            code,
            detail: None,
            instance: None,
            errors: Vec::new(),
            more: None,
        }
    }

    /// Adds what happened this time and what to do about it.
    #[must_use]
    pub fn detail(mut self, detail: impl Into<String>) -> Self {
        self.detail = Some(detail.into());
        self
    }

    /// Adds a place and what is wrong there.
    #[must_use]
    pub fn at(mut self, at: impl Into<String>, message: impl Into<String>) -> Self {
        self.errors.push(Place { at: at.into(), message: message.into() });
        self
    }

    /// Adds what only this endpoint says.
    #[must_use]
    pub fn more(mut self, more: serde_json::Value) -> Self {
        self.more = Some(more);
        self
    }
}

impl From<Code> for Problem {
    fn from(code: Code) -> Self {
        Self::new(code)
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.detail.as_deref().unwrap_or(&self.title))
    }
}

impl std::error::Error for Problem {}
