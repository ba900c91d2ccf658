//! Rows of the endpoint table for signing in and choosing where to work.

use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::access::{Grants, Held};
use crate::kernel::{Checked, GrantId, Instant, Nothing, Page, PersonId, Place, Scope, Scoped, StudyId, TenantId};
use crate::tenancy::factors::Standing;
use crate::{checked, endpoints};

/// What a person signs in with.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    #[validate(length(min = 3, max = 254, message = "Enter the e-mail address of your account."))]
    pub email: String,
    #[validate(length(min = 1, max = 1024, message = "Enter your password."))]
    pub password: String,
}
checked!(Credentials);

impl std::fmt::Debug for Credentials {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Credentials").finish_non_exhaustive()
    }
}

/// Who is signed in, where they may work, and what they may do there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SessionView {
    pub person: PersonId,
    pub name: String,
    pub email: String,
    /// Every tenant the person belongs to, by name.
    pub tenants: Vec<TenantView>,
    /// The tenant chosen; the only one is chosen by itself.
    pub tenant: Option<TenantId>,
    /// What the person holds in the chosen tenant.
    pub grants: Grants,
    /// When the session ends unless it is used.
    pub expires: Instant,
    /// The languages that the person chose.
    #[serde(default)]
    pub languages: Languages,
    /// What the session still wants, and how long it may rest.
    #[serde(default)]
    pub standing: Standing,
}

/// The languages in which a person reads, as BCP 47 tags: `de`, `pt-BR`.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Languages {
    /// The app's; absent: as the browser has it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub app: Option<String>,
    /// Forms', as far as their design speaks it; absent: the app's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub forms: Option<String>,
}

impl Checked for Languages {
    fn places(&self) -> Vec<Place> {
        let wrong = |path: &str, tag: &Option<String>| {
            let bad = tag.as_deref().is_some_and(|tag| !is_tag(tag));
            bad.then(|| Place { at: path.to_owned(), message: "Name a language by its tag, such as de or pt-BR.".to_owned() })
        };
        wrong("/app", &self.app).into_iter().chain(wrong("/forms", &self.forms)).collect()
    }
}

/// Whether a text looks like a language tag: a word of 2 to 8 letters, and parts of up to 8 letters or digits.
fn is_tag(text: &str) -> bool {
    let fits = |part: &str, letters: bool| {
        let of = |byte: u8| if letters { byte.is_ascii_alphabetic() } else { byte.is_ascii_alphanumeric() };
        (1..=8).contains(&part.len()) && part.bytes().all(of)
    };
    let mut parts = text.split('-');
    text.len() <= 35 && parts.next().is_some_and(|first| first.len() > 1 && fits(first, true)) && parts.all(|part| fits(part, false))
}

/// A tenant as its members see it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct TenantView {
    pub id: TenantId,
    pub name: String,
}

/// The tenant to work in from now on.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ChooseTenantBody {
    pub tenant: TenantId,
}
impl Checked for ChooseTenantBody {}

/// A new password for oneself.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPassword {
    #[validate(length(min = 1, max = 1024, message = "Enter your present password."))]
    pub present: String,
    #[validate(length(min = 1, max = 1024, message = "Enter a new password."))]
    pub new: String,
}
checked!(NewPassword);

/// A member of the tenant with their grants.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Member {
    pub person: PersonId,
    pub name: String,
    pub email: String,
    pub grants: Vec<MemberGrant>,
}

/// One grant of a member.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MemberGrant {
    pub id: GrantId,
    pub grant: Held,
    /// Study and site by name, as people read them: `CARDIA-2 · Charité`.
    pub place: String,
}

/// Leave for somebody of the provider to look in; the reason given is its purpose (TEN-06). The client names it, so that a
/// retry gives it once.
#[derive(Clone, Debug, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewSupport {
    pub id: GrantId,
    /// Who: the id that their account page shows them.
    pub person: PersonId,
    /// Absent: every study of the tenant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub study: Option<StudyId>,
    #[validate(range(min = 1, max = 72, message = "Support may look in for 1 to 72 hours."))]
    pub hours: u16,
}
checked!(NewSupport);

/// A path to one leave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OnSupport {
    pub grant: GrantId,
}

impl Scoped for OnSupport {
    fn scope(&self) -> Scope {
        Scope::Tenant
    }
}

/// A leave for the provider's support, as the tenant sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SupportView {
    pub id: GrantId,
    pub person: PersonId,
    pub name: String,
    pub email: String,
    /// Absent: every study of the tenant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub study: Option<StudyId>,
    pub purpose: String,
    /// Who let them in.
    pub approved_by: String,
    pub starts: Instant,
    /// It ends by itself then.
    pub ends: Instant,
    /// How often something was looked at.
    pub reads: i64,
}

/// One look of the provider's support.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SupportRead {
    pub at: Instant,
    /// The endpoint: `capture.ReadRecord`.
    pub action: String,
    /// What was looked at: path and query of the request.
    pub object: String,
}

endpoints! { "tenancy";
    /// Sign in with e-mail address and password; sets the session cookies.
    SignIn            = Post   "/session"         needs Anyone     : Nothing, Credentials => SessionView;
    /// Exchange the refresh cookie for a new pair of cookies; each refresh cookie works once.
    RefreshSession    = Post   "/session/refresh" needs Anyone     : Nothing, Nothing => SessionView;
    /// Who is signed in, and what they may do.
    ReadSession       = Get    "/session"         needs SignedIn   : Nothing, Nothing => SessionView;
    /// Choose the tenant to work in.
    ChooseTenant      = Put    "/session/tenant"  needs SignedIn   : Nothing, ChooseTenantBody => SessionView;
    /// Sign out on this device.
    SignOut           = Delete "/session"         needs SignedIn   : Nothing, Nothing => Nothing;
    /// Sign out on every device.
    SignOutEverywhere = Delete "/sessions"        needs SignedIn   : Nothing, Nothing => Nothing;
    /// Change one's own password; ends every other session.
    ChangePassword    = Put    "/session/password" needs SignedIn  : Nothing, NewPassword => Nothing;
    /// Choose the languages in which one reads.
    ChooseLanguages   = Put    "/session/languages" needs SignedIn : Nothing, Languages => Nothing;
    /// The members of the tenant and their roles.
    ListMembers       = Get    "/members"         needs MemberRead : Nothing, Nothing => Page<Member>;
    /// Let somebody of the provider look in, for the purpose given as reason, until the time is over.
    OpenSupport       = Post   "/support"         needs SupportApprove, reason : Nothing, NewSupport => SupportView;
    /// End the provider's leave to look in at once.
    CloseSupport      = Post   "/support/{grant}/close" needs SupportApprove : OnSupport, Nothing => SupportView;
    /// Who of the provider was ever let in: why, by whom, until when, and how often they looked. The newest first.
    ListSupport       = Get    "/support"         needs MemberRead : Nothing, Nothing => Page<SupportView>;
    /// What somebody of the provider looked at, the newest first; the newest thousand.
    ListSupportReads  = Get    "/support/{grant}/reads" needs MemberRead : OnSupport, Nothing => Page<SupportRead>;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_language_is_named_by_its_tag() {
        let places = |tag: &str| Languages { app: Some(tag.to_owned()), forms: None }.places().len();
        assert_eq!(["de", "pt-BR", "zh-Hant-TW", "sr-Latn"].map(places), [0; 4]);
        assert_eq!(["", "d", "Deutsch!", "de_DE", "de-", "languages", "a b"].map(places), [1; 7]);
        assert_eq!(Languages::default().places(), []);
    }
}
