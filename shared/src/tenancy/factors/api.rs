//! Rows of the endpoint table for second factors, passkeys, sessions and the tenant's rules for signing in.

use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{NewPolicy, PasskeyAnswer, Policy, Second, Unlocking};
use crate::kernel::{Checked, FactorId, Instant, Nothing, Page, PersonId, Place, Scope, Scoped, SessionId};
use crate::tenancy::api::SessionView;
use crate::{checked, endpoints};

/// A question to an authenticator.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PasskeyAsk {
    /// Goes back with the answer; worth nothing after five minutes.
    pub token: String,
    /// The options as the browser reads them (`PublicKeyCredential.parse…OptionsFromJSON`), as a text.
    pub options: String,
}

/// The present password, asked again before anything changes about how a person signs in.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Own {
    #[validate(length(min = 1, max = 1024, message = "Enter your password."))]
    pub password: String,
}
checked!(Own);

impl std::fmt::Debug for Own {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Own").finish_non_exhaustive()
    }
}

/// A secret for an authenticator app. It counts once a code of it was entered.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct NewTotp {
    /// In base 32, to type.
    pub secret: String,
    /// `otpauth://totp/…`
    pub uri: String,
    /// The address as a QR code: the modules of one row after another, `1` is dark.
    pub modules: String,
    /// Modules in a row.
    pub width: u16,
}

impl std::fmt::Debug for NewTotp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewTotp").finish_non_exhaustive()
    }
}

/// The six digits that the app shows now.
#[derive(Clone, Debug, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct TotpCode {
    #[validate(length(min = 6, max = 16, message = "Enter the six digits that the app shows."))]
    pub code: String,
}
checked!(TotpCode);

/// Codes that were never shown before and are never shown again; empty where the person has codes already.
#[derive(Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RecoveryCodes {
    pub codes: Vec<String>,
}

impl std::fmt::Debug for RecoveryCodes {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("RecoveryCodes").finish_non_exhaustive()
    }
}

/// A new passkey under a name.
#[derive(Clone, Debug, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPasskey {
    #[validate(length(min = 1, max = 60, message = "Give the passkey a name of up to 60 characters."))]
    pub name: String,
    pub passkey: PasskeyAnswer,
}

impl Checked for NewPasskey {
    fn places(&self) -> Vec<Place> {
        let mut places = crate::kernel::places_of(Validate::validate(self));
        if self.name.trim().is_empty() && places.is_empty() || self.passkey.is_too_long() {
            places.push(Place { at: "/name".to_owned(), message: "Give the passkey a name.".to_owned() });
        }
        places
    }
}

/// A passkey as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PasskeyView {
    pub id: FactorId,
    pub name: String,
    pub added: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub used: Option<Instant>,
    /// Kept by its maker in more places than one device.
    pub synced: bool,
}

/// An administrator took a person's second factors away.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Reset {
    pub at: Instant,
    pub by: String,
    pub why: String,
}

/// How a person signs in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Factors {
    /// When the app was set up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub totp: Option<Instant>,
    pub passkeys: Vec<PasskeyView>,
    /// Recovery codes that are left.
    pub codes_left: u16,
    /// The last time that somebody else took all of it away.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reset: Option<Reset>,
}

/// A path to one passkey.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OnPasskey {
    pub passkey: FactorId,
}

impl Scoped for OnPasskey {
    fn scope(&self) -> Scope {
        Scope::Tenant
    }
}

/// A path to one session.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OnSession {
    pub session: SessionId,
}

impl Scoped for OnSession {
    fn scope(&self) -> Scope {
        Scope::Tenant
    }
}

/// A path to one member.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OnMember {
    pub person: PersonId,
}

impl Scoped for OnMember {
    fn scope(&self) -> Scope {
        Scope::Tenant
    }
}

/// One place where a person is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SessionRow {
    pub id: SessionId,
    /// What the browser calls itself.
    pub agent: String,
    pub address: String,
    pub began: Instant,
    pub used: Instant,
    /// The one that asks.
    pub this: bool,
    /// It rested too long and waits for a password.
    pub locked: bool,
}

/// How a member signs in, as far as it concerns the tenant.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MemberFactors {
    pub person: PersonId,
    pub name: String,
    pub email: String,
    pub totp: bool,
    pub passkeys: u16,
}

endpoints! { "tenancy";
    /// Prove the second factor, after the password; the cookie of the half session says whose.
    AnswerFactor      = Post "/session/factor"           needs Anyone   : Nothing, Second => SessionView;
    /// Ask for a question that a passkey answers: at sign-in, as second factor, to unlock, and to sign.
    AskPasskey        = Post "/session/passkey"          needs Anyone   : Nothing, Nothing => PasskeyAsk;
    /// Sign in with a passkey and without a password.
    SignInByPasskey   = Post "/session/passkey/sign-in"  needs Anyone   : Nothing, PasskeyAnswer => SessionView;
    /// Go on with a session that rested too long; the refresh cookie says which.
    UnlockSession     = Post "/session/unlock"           needs Anyone   : Nothing, Unlocking => SessionView;
    /// Let the session rest now: until it is unlocked nothing can be done with it.
    LockSession       = Post "/session/lock"             needs SignedIn : Nothing, Nothing => Nothing;
    /// Where one is signed in.
    ListSessions      = Get  "/sessions"                 needs SignedIn : Nothing, Nothing => Page<SessionRow>;
    /// End one of one's own sessions.
    RevokeSession     = Post "/sessions/{session}/revoke" needs SignedIn : OnSession, Nothing => Nothing;
    /// End every session of one's own but this.
    RevokeOthers      = Post "/sessions/revoke-others"   needs SignedIn : Nothing, Nothing => Nothing;
    /// One's own second factors.
    ReadFactors       = Get  "/session/factors"          needs SignedIn : Nothing, Nothing => Factors;
    /// Begin with an authenticator app: a secret that counts once a code was entered.
    BeginTotp         = Post "/session/totp"             needs SignedIn : Nothing, Own => NewTotp;
    /// Enter the first code of the app; the first second factor brings recovery codes with it.
    ConfirmTotp       = Post "/session/totp/confirm"     needs SignedIn : Nothing, TotpCode => RecoveryCodes;
    /// Do without the app from now on.
    RemoveTotp        = Post "/session/totp/remove"      needs SignedIn : Nothing, Own => Nothing;
    /// New recovery codes; those before are worth nothing from now on.
    RenewRecovery     = Post "/session/recovery"         needs SignedIn : Nothing, Own => RecoveryCodes;
    /// Begin with a new passkey.
    BeginPasskey      = Post "/session/passkeys/begin"   needs SignedIn : Nothing, Own => PasskeyAsk;
    /// Keep a new passkey; the first second factor brings recovery codes with it.
    AddPasskey        = Post "/session/passkeys"         needs SignedIn : Nothing, NewPasskey => RecoveryCodes;
    /// Do without a passkey from now on.
    RemovePasskey     = Post "/session/passkeys/{passkey}/remove" needs SignedIn : OnPasskey, Own => Nothing;
    /// How people sign in here.
    ReadPolicy        = Get  "/sign-in-policy"           needs MemberRead : Nothing, Nothing => Policy;
    /// Say how people sign in here.
    SetPolicy         = Put  "/sign-in-policy"           needs SignInManage, reason : Nothing, NewPolicy => Policy;
    /// Who has a second factor, and who has none.
    ListMemberFactors = Get  "/members/second-factors"   needs MemberRead : Nothing, Nothing => Page<MemberFactors>;
    /// Take a member's second factors away, who has lost them; ends their sessions, and they are told.
    ResetFactors      = Post "/members/{person}/second-factor/reset" needs SignInManage, reason : OnMember, Nothing => Nothing;
}
