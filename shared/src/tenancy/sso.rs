//! Single sign-on: rows of the endpoint table, for whoever signs in, for the tenant's administrator, and for the provider itself.

use serde::{Deserialize, Serialize};
use validator::Validate;

use super::api::SessionView;
use crate::access::{Grant, Role};
use crate::kernel::{Checked, DomainId, Instant, Nothing, PersonId, Place, ProofId, ProviderId, Scope, Scoped, SiteId, StudyId};
use crate::{checked, endpoints};

/// Who wants to sign in: by their address, or by the link of a provider.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct WaysAsk {
    #[validate(length(max = 254, message = "Enter the e-mail address of your account."))]
    #[serde(default)]
    pub email: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<ProviderId>,
}
checked!(WaysAsk);

/// The providers that look after an address's domain. It says nothing about accounts: the domain alone decides.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Ways {
    pub providers: Vec<Way>,
}

/// A provider that people sign in with.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Way {
    pub id: ProviderId,
    pub name: String,
    /// The tenant that signing in leads to.
    pub tenant: String,
}

/// Signing in with a provider.
#[derive(Clone, Debug, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewSso {
    pub provider: ProviderId,
    /// The address that was typed, for the provider to begin with.
    #[validate(length(max = 254, message = "Enter the e-mail address of your account."))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// Where in the app the person wanted to go: a path.
    #[validate(length(max = 1000, message = "The path is too long."))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub back: Option<String>,
}
checked!(NewSso);

/// Where the browser goes now: an address of the provider.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SsoStart {
    pub url: String,
    /// Present where the provider is asked for a proof.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<ProofId>,
}

/// What the provider sent back through the browser (RFC 6749 4.1.2, RFC 9207).
#[derive(Clone, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SsoReturn {
    #[validate(length(max = 500, message = "This is longer than any provider's state."))]
    #[serde(default)]
    pub state: String,
    #[validate(length(max = 4000, message = "This is longer than any provider's code."))]
    #[serde(default)]
    pub code: String,
    #[validate(length(max = 1000, message = "This is longer than any issuer."))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub iss: Option<String>,
    #[validate(length(max = 200, message = "This is longer than any error."))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub error: Option<String>,
}
checked!(SsoReturn);

impl std::fmt::Debug for SsoReturn {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("SsoReturn").finish_non_exhaustive()
    }
}

/// What came of it: a session that has begun, or a proof that was given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SsoDone {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session: Option<SessionView>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub proof: Option<ProofId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub back: Option<String>,
}

/// What is about to be signed, exactly: the proof counts for this and for nothing else.
#[derive(Clone, Debug, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct StepUpAsk {
    /// SHA-256 of endpoint, path and what is signed, in hexadecimal digits.
    #[validate(length(equal = 64, message = "A SHA-256 has 64 hexadecimal digits."))]
    pub digest: String,
}
checked!(StepUpAsk);

/// Whether the session was begun by a provider, and where signing out leads to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SsoSession {
    /// The provider that began it; absent: it was a password.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub provider: Option<Way>,
    /// Where the browser goes to sign out of the provider as well.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sign_out: Option<String>,
}

/// A logout token, as the provider posts it (OpenID Connect Back-Channel Logout 1.0).
#[derive(Clone, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LogoutNotice {
    #[validate(length(max = 16000, message = "This is longer than any logout token."))]
    #[serde(default)]
    pub logout_token: String,
}
checked!(LogoutNotice);

impl std::fmt::Debug for LogoutNotice {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("LogoutNotice").finish_non_exhaustive()
    }
}

/// A path to one provider.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OnProvider {
    pub provider: ProviderId,
}

impl Scoped for OnProvider {
    fn scope(&self) -> Scope {
        Scope::Tenant
    }
}

/// A path to one domain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OnDomain {
    pub domain: DomainId,
}

impl Scoped for OnDomain {
    fn scope(&self) -> Scope {
        Scope::Tenant
    }
}

/// A provider as the tenant's administrator writes it.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewProvider {
    #[validate(length(min = 1, max = 100, message = "Give the provider a name that people recognise."))]
    pub name: String,
    /// The issuer, exactly as the provider writes it in its tokens.
    #[validate(length(min = 8, max = 500, message = "Enter the issuer's address, such as https://id.example.org."))]
    pub issuer: String,
    #[validate(length(min = 1, max = 200, message = "Enter the client id that the provider gave."))]
    pub client_id: String,
    /// Absent: the one that is kept stays.
    #[validate(length(min = 1, max = 1000, message = "Enter the client secret that the provider gave."))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub client_secret: Option<String>,
    /// Domains of addresses whose people sign in with it.
    #[validate(length(max = 50, message = "At most 50 domains."))]
    #[serde(default)]
    pub domains: Vec<String>,
    /// What is asked for beside openid, email and profile, with blanks between.
    #[validate(length(max = 500, message = "At most 500 characters."))]
    #[serde(default)]
    pub scopes: String,
    /// The provider is the organisation's own directory: its addresses count as verified where it does not say so itself.
    #[serde(default)]
    pub vouches: bool,
    /// How strongly people must have proved who they are when they sign data (acr); absent: as the provider does it.
    #[validate(length(max = 200, message = "At most 200 characters."))]
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acr: Option<String>,
    /// Seconds after which the provider is asked again what a person who works here still is.
    #[validate(range(min = 5, max = 3600, message = "Between 5 seconds and an hour."))]
    pub recheck_seconds: u32,
}
checked!(NewProvider);

impl std::fmt::Debug for NewProvider {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("NewProvider").field("issuer", &self.issuer).finish_non_exhaustive()
    }
}

/// A provider as it is set up. The secret is never shown.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProviderView {
    pub id: ProviderId,
    pub name: String,
    pub issuer: String,
    pub client_id: String,
    pub domains: Vec<String>,
    pub scopes: String,
    pub vouches: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub acr: Option<String>,
    pub recheck_seconds: u32,
    /// Whether people can sign in with it.
    pub active: bool,
    pub rules: Vec<SsoRule>,
    /// How many people have signed in with it.
    pub people: i64,
    /// When somebody last did.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub last: Option<Instant>,
}

/// What the provider must be told of this installation, and what else there is to know when one is set up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SsoSetUp {
    pub providers: Vec<ProviderView>,
    pub domains: Vec<DomainView>,
    pub policy: SsoPolicy,
    /// Where the provider sends people back to.
    pub redirect_uri: String,
    /// Where it sends people after they signed out.
    pub signed_out_uri: String,
    /// Where it posts logout tokens; the provider's id follows, then `/logout`.
    pub logout_uri: String,
    /// Studies and sites that rules may name.
    pub places: Vec<SsoPlace>,
}

/// A study, or a site in it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SsoPlace {
    pub study: StudyId,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteId>,
    pub name: String,
}

/// Whoever has this value in that claim gets the role there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SsoRule {
    /// `groups`; with dots where it lies deeper: `realm_access.roles`.
    #[validate(length(min = 1, max = 200, message = "Name the claim, such as groups."))]
    pub claim: String,
    #[validate(length(min = 1, max = 200, message = "Name the group or value."))]
    pub value: String,
    pub grant: Grant,
}

/// All rules of a provider, in place of those before.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SsoRules {
    pub rules: Vec<SsoRule>,
}

impl Checked for SsoRules {
    fn places(&self) -> Vec<Place> {
        let wrong = |at: String, message: &str| Place { at, message: message.to_owned() };
        let mut places: Vec<Place> = Vec::new();
        if self.rules.len() > 200 {
            places.push(wrong("/rules".into(), "At most 200 rules."));
        }
        for (n, rule) in self.rules.iter().enumerate() {
            let inner = crate::kernel::places_of(rule.validate());
            places.extend(inner.into_iter().map(|place| Place { at: format!("/rules/{n}{}", place.at), ..place }));
            if rule.grant.role == Role::Support {
                places.push(wrong(format!("/rules/{n}/grant"), "The provider's support is let in for a time, never by a rule."));
            }
        }
        places
    }
}

/// Claims of somebody who may not exist yet, to see what they would get.
#[derive(Clone, Debug, Default, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PreviewAsk {
    #[validate(length(max = 254, message = "An address has at most 254 characters."))]
    #[serde(default)]
    pub email: String,
    /// Claim and value, each a pair.
    #[validate(length(max = 100, message = "At most 100 values."))]
    #[serde(default)]
    pub claims: Vec<SsoClaim>,
    /// Rules to try before they are kept; absent: those that are kept.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rules: Option<Vec<SsoRule>>,
}
checked!(PreviewAsk);

/// A claim and one of its values.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SsoClaim {
    pub claim: String,
    pub value: String,
}

/// What somebody would get.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Preview {
    /// Whether an account would be made or linked for the address; where not, nothing is given.
    pub account: PreviewAccount,
    pub grants: Vec<PreviewGrant>,
    /// Values that no rule speaks of.
    pub unused: Vec<SsoClaim>,
}

/// What becomes of an address that was never seen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum PreviewAccount {
    /// No address was given.
    Unasked,
    /// An account would be made.
    New,
    /// The account that has this address would be linked.
    Linked,
    /// Refused: the domain is not one of the provider's, or not confirmed as the tenant's own.
    ForeignDomain,
}

impl PreviewAccount {
    pub const fn as_str(self) -> &'static str {
        match self {
            PreviewAccount::Unasked => "unasked",
            PreviewAccount::New => "new",
            PreviewAccount::Linked => "linked",
            PreviewAccount::ForeignDomain => "foreign_domain",
        }
    }
}

/// A grant, and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PreviewGrant {
    pub grant: Grant,
    /// Study and site by name.
    pub place: String,
    pub because: SsoClaim,
}

/// Whether people can sign in with a provider.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SwitchBody {
    pub active: bool,
}
impl Checked for SwitchBody {}

/// What was tried with a provider, one thing after the other, up to the first that failed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct ProviderTest {
    pub steps: Vec<TestStep>,
}

/// One thing that was tried.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TestStep {
    /// What, as a word: `address`, `discovery`, `keys`, `code`, `algorithms`, `groups`, `logout`.
    pub what: String,
    pub outcome: TestOutcome,
    /// What was found, in words or figures.
    pub said: String,
}

/// How it went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum TestOutcome {
    Good,
    /// It works, but something will be missing.
    Lacking,
    Bad,
}

/// A domain to be called one's own.
#[derive(Clone, Debug, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewDomain {
    #[validate(length(min = 3, max = 253, message = "Enter a domain, such as example.org."))]
    pub domain: String,
}
checked!(NewDomain);

/// A domain, and how it is shown to be the tenant's own.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DomainView {
    pub id: DomainId,
    pub domain: String,
    /// Where the token is looked for.
    pub at: String,
    /// What must stand there.
    pub token: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub confirmed: Option<Instant>,
}

/// Whether people must sign in with a provider, and who need not.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SsoPolicy {
    pub required: bool,
    /// Whoever may sign in with a password all the same, for the day when the provider does not answer.
    pub local: Vec<PersonId>,
}
impl Checked for SsoPolicy {}

endpoints! { "tenancy";
    /// Which providers look after an address, or stand behind a link. Decided by the domain alone: it tells nothing about accounts.
    FindWays          = Post "/session/ways"        needs Anyone    : Nothing, WaysAsk => Ways;
    /// Begin to sign in with a provider; sets a cookie that binds the answer to this browser.
    BeginSso          = Post "/session/sso"         needs Anyone    : Nothing, NewSso => SsoStart;
    /// Hand in what the provider sent back; sets the session cookies.
    FinishSso         = Post "/session/sso/return"  needs Anyone    : Nothing, SsoReturn => SsoDone;
    /// Have the provider prove anew who signs; the proof counts once, for what is named.
    BeginStepUp       = Post "/session/sso/proof"   needs SignedIn  : Nothing, StepUpAsk => SsoStart;
    /// Which provider began the session, and where signing out leads to.
    ReadSsoSession    = Get  "/session/sso"         needs SignedIn  : Nothing, Nothing => SsoSession;
    /// For the provider: end a person's sessions (back-channel logout). The token shows who sends it.
    HearLogout        = Post "/sso/{provider}/logout" needs Anyone, form : OnProvider, LogoutNotice => Nothing;
    /// Providers, domains and rules of the tenant, and what a provider must be told.
    ReadSsoSetUp      = Get  "/sso"                 needs SsoManage : Nothing, Nothing => SsoSetUp;
    /// Add a provider; people cannot sign in with it until it is switched on.
    AddProvider       = Post "/sso/providers"       needs SsoManage : Nothing, NewProvider => ProviderView;
    /// Change how a provider is reached, and for whom it is.
    ChangeProvider    = Put  "/sso/providers/{provider}" needs SsoManage : OnProvider, NewProvider => ProviderView;
    /// Try whether the provider answers as it should; nobody is signed in.
    TestProvider      = Post "/sso/providers/{provider}/test" needs SsoManage : OnProvider, Nothing => ProviderTest;
    /// Let people sign in with a provider, or not. Switched off, every session that it began ends.
    SwitchProvider    = Post "/sso/providers/{provider}/switch" needs SsoManage : OnProvider, SwitchBody => ProviderView;
    /// Say which groups give which roles.
    PutSsoRules       = Put  "/sso/providers/{provider}/rules" needs SsoManage : OnProvider, SsoRules => ProviderView;
    /// What somebody with these claims would get. Nothing is stored.
    PreviewProvider   = Post "/sso/providers/{provider}/preview" needs SsoManage : OnProvider, PreviewAsk => Preview;
    /// Name a domain that is the tenant's own, to be confirmed.
    AddDomain         = Post "/sso/domains"         needs SsoManage : Nothing, NewDomain => DomainView;
    /// Look whether the domain is the tenant's own: the token must stand at the address that was named.
    ConfirmDomain     = Post "/sso/domains/{domain}/confirm" needs SsoManage : OnDomain, Nothing => DomainView;
    /// Require that people sign in with a provider, all but those who are named.
    PutSsoPolicy      = Put  "/sso/policy"          needs SsoManage, reason : Nothing, SsoPolicy => SsoPolicy;
}
