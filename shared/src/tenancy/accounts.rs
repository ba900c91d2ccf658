//! Rows of the endpoint table for accounts of one's own: invited by mail, set back by mail, moved to another address.

use serde::{Deserialize, Serialize};
use validator::Validate;

use crate::access::{Grant, Role};
use crate::kernel::{Checked, Instant, InvitationId, Nothing, Page, Place, Scope, Scoped};
use crate::{checked, endpoints};

/// Whether a text looks like an e-mail address. Whether it is one, the mail that arrives there shows.
pub fn is_address(text: &str) -> bool {
    let host = |host: &str| host.contains('.') && !host.starts_with('.') && !host.ends_with('.');
    let parts = text.rsplit_once('@');
    text.len() <= 254
        && !text.contains(|one: char| one.is_whitespace() || one.is_control() || "<>,;:\"()[]\\".contains(one))
        && parts.is_some_and(|(name, domain)| !name.is_empty() && !name.contains('@') && host(domain))
}

fn address_places(at: &str, text: &str) -> Vec<Place> {
    let wrong = Place { at: at.to_owned(), message: "Enter an e-mail address such as ada@example.org.".to_owned() };
    if is_address(text.trim()) { Vec::new() } else { vec![wrong] }
}

/// Somebody to be invited; what they will hold. The client names the invitation, so that a retry sends one.
#[derive(Clone, Debug, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewInvitation {
    pub id: InvitationId,
    pub email: String,
    pub grant: Grant,
    /// The language of the mail, as a BCP 47 tag; absent: English.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

impl Checked for NewInvitation {
    fn places(&self) -> Vec<Place> {
        address_places("/email", &self.email)
    }
}

/// A path to one invitation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OnInvitation {
    pub invitation: InvitationId,
}

impl Scoped for OnInvitation {
    fn scope(&self) -> Scope {
        Scope::Tenant
    }
}

/// How far an invitation or the link of a mail has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum LinkState {
    /// It can be used.
    Open,
    /// Its time is over.
    Expired,
    /// It has been used.
    Used,
    /// It was taken back, or a newer one was sent.
    Withdrawn,
}

impl LinkState {
    /// The wire form.
    pub const fn as_str(self) -> &'static str {
        match self {
            LinkState::Open => "open",
            LinkState::Expired => "expired",
            LinkState::Used => "used",
            LinkState::Withdrawn => "withdrawn",
        }
    }
}

/// What became of a mail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum MailState {
    /// It is on its way, or will be tried again.
    Waiting,
    /// The mail server took it.
    Sent,
    /// The mail server refused it for good, or too often.
    Failed,
    /// No mail server was set.
    Unsent,
}

/// An invitation as those who invite see it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct InvitationView {
    pub id: InvitationId,
    pub email: String,
    pub grant: Grant,
    /// Study and site by name, as people read them; empty: the whole organisation.
    pub place: String,
    pub invited_by: String,
    pub invited: Instant,
    pub expires: Instant,
    pub state: LinkState,
    /// How often it was sent.
    pub sends: u32,
    pub mail: MailState,
}

/// What stands behind the `#` of a mail's link.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkToken {
    #[validate(length(min = 1, max = 200, message = "The link is not complete."))]
    pub token: String,
}
checked!(LinkToken);

/// What a link is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Purpose {
    Invitation,
    Reset,
    Address,
}

impl Purpose {
    pub const ALL: [Purpose; 3] = [Purpose::Invitation, Purpose::Reset, Purpose::Address];

    /// The wire and database form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Purpose::Invitation => "invitation",
            Purpose::Reset => "reset",
            Purpose::Address => "address",
        }
    }
}

/// What whoever has the link may know before they use it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct LinkView {
    pub purpose: Purpose,
    pub state: LinkState,
    /// The address that it was sent to.
    pub email: String,
    /// Of an invitation: by whom, to what.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub inviter: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub organisation: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Study and site by name; empty: the whole organisation.
    #[serde(default)]
    pub place: String,
    /// The address belongs to an account already: it only accepts.
    #[serde(default)]
    pub known: bool,
}

/// Accepting an invitation. Whoever has an account already sends the token alone.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct Acceptance {
    #[validate(length(min = 1, max = 200, message = "The link is not complete."))]
    pub token: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 200, message = "Enter your name as it is to stand under signatures."))]
    pub name: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 1, max = 1024, message = "Choose a password."))]
    pub password: Option<String>,
    /// The language in which the person reads, as a BCP 47 tag.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(min = 2, max = 35, message = "Name a language by its tag, such as de or pt-BR."))]
    pub language: Option<String>,
}
checked!(Acceptance);

/// Whose account accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Accepted {
    /// What they sign in with.
    pub email: String,
}

/// The address of an account whose password is lost.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct LostPassword {
    pub email: String,
    /// The language of the mail, where the person has chosen none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub language: Option<String>,
}

impl Checked for LostPassword {
    fn places(&self) -> Vec<Place> {
        address_places("/email", &self.email)
    }
}

/// A new password, by the link of a mail.
#[derive(Clone, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct ResetBody {
    #[validate(length(min = 1, max = 200, message = "The link is not complete."))]
    pub token: String,
    #[validate(length(min = 1, max = 1024, message = "Choose a password."))]
    pub new: String,
}
checked!(ResetBody);

/// Another address for one's own account, with the password that proves whose it is.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewAddress {
    pub email: String,
    pub password: String,
}

impl Checked for NewAddress {
    fn places(&self) -> Vec<Place> {
        let mut places = address_places("/email", &self.email);
        if self.password.is_empty() || self.password.len() > 1024 {
            places.push(Place { at: "/password".to_owned(), message: "Enter your password.".to_owned() });
        }
        places
    }
}

macro_rules! secret {
    ($($name:ident),*) => { $(
        /// Nothing of it is shown.
        impl std::fmt::Debug for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                f.debug_struct(stringify!($name)).finish_non_exhaustive()
            }
        }
    )* };
}
secret!(LinkToken, Acceptance, LostPassword, ResetBody, NewAddress);

endpoints! { "tenancy";
    /// Invitations that are open, were accepted or taken back, as far as one could have sent them; the newest first.
    ListInvitations    = Get  "/invitations"                       needs MemberInvite : Nothing, Nothing => Page<InvitationView>;
    /// Invite somebody by mail to a role. Nobody hands out more than they may.
    Invite             = Post "/invitations"                       needs MemberInvite : Nothing, NewInvitation => InvitationView;
    /// Send an invitation again, for another week; the link before it ends.
    ResendInvitation   = Post "/invitations/{invitation}/send"     needs MemberInvite : OnInvitation, Nothing => InvitationView;
    /// Take an invitation back: its link ends at once.
    WithdrawInvitation = Post "/invitations/{invitation}/withdraw" needs MemberInvite : OnInvitation, Nothing => InvitationView;
    /// What the link of a mail is for, and whether it can be used.
    LookAtLink         = Post "/links/look"                        needs Anyone       : Nothing, LinkToken => LinkView;
    /// Accept an invitation: with a name and a password for a new account, or as whoever has one already.
    AcceptInvitation   = Post "/links/accept"                      needs Anyone       : Nothing, Acceptance => Accepted;
    /// Ask for a link that sets a new password. The answer is the same whether or not anybody has that address.
    LosePassword       = Post "/password-resets"                   needs Anyone       : Nothing, LostPassword => Nothing;
    /// Set a new password by the link of a mail; ends every session.
    ResetPassword      = Post "/links/reset"                       needs Anyone       : Nothing, ResetBody => Nothing;
    /// Ask for another address for one's own account; it holds once it is confirmed from there.
    ChangeAddress      = Post "/session/address"                   needs SignedIn     : Nothing, NewAddress => Nothing;
    /// Confirm a new address by the link of a mail.
    ConfirmAddress     = Post "/links/address"                     needs Anyone       : Nothing, LinkToken => Accepted;
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_from_what_is_none() {
        assert!(["ada@example.org", "o'brien+x@sites.example", "josé@example.org"].map(is_address).iter().all(|is| *is));
        let none = [
            "",
            "ada",
            "ada@",
            "@example.org",
            "ada@example",
            "a b@example.org",
            "a@b@example.org",
            "ada@example.org\r\nBcc: x@y.z",
            "Ada <a@b.c>",
        ];
        assert!(none.map(is_address).iter().all(|is| !is));
    }
}
