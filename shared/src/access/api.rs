//! Rows of the endpoint table for who may do what: people with their grants, the tenant's own roles, the delegation log.

use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{DelegationState, Held, Permission, Role};
use crate::kernel::{
    Checked, Cursor, DelegationId, GrantId, Instant, Nothing, OwnRoleId, Page, PersonId, Place, Scope, Scoped, Signed, SiteId, StudyId,
};
use crate::{checked, endpoints};

macro_rules! paths {
    ($($(#[$doc:meta])* $name:ident { $field:ident: $id:ty };)*) => { $(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
        #[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
        pub struct $name {
            pub $field: $id,
        }

        impl Scoped for $name {
            fn scope(&self) -> Scope {
                Scope::Tenant
            }
        }
    )* };
}

paths! {
    /// A path to one person.
    OnPerson { person: PersonId };
    /// A path to one grant.
    OnGrant { grant: GrantId };
    /// A path to one of the tenant's own roles.
    OnRole { role: OwnRoleId };
    /// A path to a line of a delegation log, for the person whom it is about.
    OnOwnDelegation { delegation: DelegationId };
}

/// A path to the delegation logs of a study.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OfStudy {
    pub study: StudyId,
}

impl Scoped for OfStudy {
    fn scope(&self) -> Scope {
        Scope::Study(self.study)
    }
}

/// A path to a line of a delegation log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OnDelegation {
    pub study: StudyId,
    pub delegation: DelegationId,
}

impl Scoped for OnDelegation {
    fn scope(&self) -> Scope {
        Scope::Study(self.study)
    }
}

/// Which people.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct PeopleFilter {
    /// Part of the name or e-mail address.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(length(max = 200, message = "Search for at most 200 characters."))]
    pub find: Option<String>,
    /// Whoever holds this role, or one based on it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// As it was then: who could do what. Absent: now, with what begins later.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub at: Option<Instant>,
    /// The cursor of the page before.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub after: Option<Cursor>,
}
checked!(PeopleFilter);

/// A person with what they hold.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PersonView {
    pub person: PersonId,
    pub name: String,
    pub email: String,
    pub grants: Vec<GrantView>,
}

/// One grant, with who gave it and why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GrantView {
    pub id: GrantId,
    pub grant: Held,
    /// Study and site by name, as people read them: `CARDIA-2 · Charité`; empty: the whole tenant.
    pub place: String,
    pub starts: Instant,
    /// Absent: until it is ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<Instant>,
    /// Who gave it; absent where the trail does not tell.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub given_by: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub why: Option<String>,
    /// It follows the site's delegation log, and is ended there.
    #[serde(default)]
    pub delegated: bool,
    /// Whether the caller may end it, as far as the tables tell.
    #[serde(default)]
    pub endable: bool,
}

/// A role to be given; the reason given is why. The client names it, so that a retry gives it once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewGrant {
    pub id: GrantId,
    /// A built-in role; absent where `own` says which.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// One of the tenant's own.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub own: Option<OwnRoleId>,
    /// Absent: every study of the tenant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub study: Option<StudyId>,
    /// Absent: every site of the study.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteId>,
    /// Absent: at once.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts: Option<Instant>,
    /// Absent: until it is ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<Instant>,
}

impl Checked for NewGrant {
    fn places(&self) -> Vec<Place> {
        let wrong = |wrong: bool, at: &str, message: &str| wrong.then(|| Place { at: at.to_owned(), message: message.to_owned() });
        let ends_first = self.starts.zip(self.ends).is_some_and(|(starts, ends)| ends <= starts);
        [
            wrong(self.role.is_some() == self.own.is_some(), "/role", "Choose a role."),
            wrong(self.site.is_some() && self.study.is_none(), "/study", "A site is named with its study."),
            wrong(ends_first, "/ends", "The end comes after the beginning."),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

/// Where and which roles the caller may give.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Givable {
    /// Built-in roles that the caller may give everywhere in the tenant.
    pub tenant: Vec<Role>,
    pub studies: Vec<GivableStudy>,
    /// The tenant's own roles that are in use.
    pub own: Vec<RoleView>,
}

/// A study in which the caller may give roles.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GivableStudy {
    pub study: StudyId,
    pub name: String,
    pub roles: Vec<Role>,
    pub sites: Vec<GivableSite>,
}

/// A site for which roles are given.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct GivableSite {
    pub site: SiteId,
    pub name: String,
}

/// A role of the tenant's own.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RoleView {
    pub id: OwnRoleId,
    pub name: String,
    pub note: String,
    /// The built-in role that it is based on.
    pub base: Role,
    pub may: Vec<Permission>,
    /// How many people hold it now.
    pub held: i64,
    /// No longer given; who holds it keeps it until that is ended.
    pub retired: bool,
    /// Guards against two who change it at once.
    pub revision: i32,
}

/// A role as it is to be; the reason given is why.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewRole {
    #[validate(length(min = 1, max = 60, message = "Give the role a name of at most 60 characters."))]
    pub name: String,
    #[serde(default)]
    #[validate(length(max = 500, message = "A description has at most 500 characters."))]
    pub note: String,
    /// The built-in role that it is based on; it stays so.
    pub base: Role,
    #[validate(length(min = 1, message = "A role includes at least one permission."))]
    pub may: Vec<Permission>,
    /// The revision that was shown; 0: it is new.
    pub revision: i32,
}
checked!(NewRole);

/// A line for a site's delegation log. The client names it, so that a retry proposes it once.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewDelegation {
    pub id: DelegationId,
    pub site: SiteId,
    /// Whom: the e-mail address of their account.
    #[validate(length(min = 3, max = 254, message = "Enter the e-mail address of their account."))]
    pub email: String,
    /// Investigator or site coordinator: what it opens in here.
    pub role: Role,
    /// What is delegated, in words: consent, eligibility, entry, dispensing.
    #[validate(length(min = 1, max = 1000, message = "Say what is delegated, in at most 1,000 characters."))]
    pub duties: String,
    /// Absent: as soon as it is signed.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts: Option<Instant>,
    /// Absent: until it is ended.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<Instant>,
}
checked!(NewDelegation);

/// A line of a delegation log.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DelegationView {
    pub id: DelegationId,
    pub study: StudyId,
    pub study_name: String,
    pub site: SiteId,
    pub site_name: String,
    pub person: PersonId,
    pub name: String,
    pub role: Role,
    pub duties: String,
    pub state: DelegationState,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub starts: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ends: Option<Instant>,
    pub proposed: Done,
    /// When the person accepted or declined.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub signed: Option<Done>,
    /// Who took it back or ended it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Done>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended_why: Option<String>,
}

/// Who did it, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Done {
    pub by: PersonId,
    pub name: String,
    pub at: Instant,
}

endpoints! { "access";
    /// The people of the tenant with all that they hold, who gave it and why; now or at any past moment.
    ListPeople  = Get  "/people"                    needs MemberRead : Nothing, PeopleFilter => Page<PersonView>;
    /// Which roles the caller may give, and where.
    ListGivable = Get  "/people/givable"            needs MemberGrant : Nothing, Nothing => Givable;
    /// Give somebody a role. In force from its beginning, at the person's very next request.
    GiveGrant   = Post "/people/{person}/grants"    needs MemberGrant, reason : OnPerson, NewGrant => GrantView;
    /// End a grant now. In force at the person's very next request.
    EndGrant    = Post "/grants/{grant}/end"        needs MemberGrant, reason : OnGrant, Nothing => GrantView;
    /// The tenant's own roles.
    ListRoles   = Get  "/roles"                     needs MemberRead : Nothing, Nothing => Page<RoleView>;
    /// Make a role of the tenant's own, or change one. Whoever holds it may do from then on what it says.
    KeepRole    = Put  "/roles/{role}"              needs RoleEdit, reason : OnRole, NewRole => RoleView;
    /// Take a role out of use: it is given no more.
    RetireRole  = Post "/roles/{role}/retire"       needs RoleEdit, reason : OnRole, Nothing => RoleView;
    /// The delegation logs of the sites in reach.
    ReadDelegations    = Get  "/studies/{study}/delegations" needs DelegationRead : OfStudy, Nothing => Page<DelegationView>;
    /// Propose that somebody does something at a site.
    ProposeDelegation  = Post "/studies/{study}/delegations" needs DelegationPropose : OfStudy, NewDelegation => DelegationView;
    /// Sign a delegation that the person has accepted: access follows, from its beginning.
    SignDelegation     = Post "/studies/{study}/delegations/{delegation}/sign" needs RecordSign, signature : OnDelegation, Signed<Nothing> => DelegationView;
    /// Take a delegation back, or end one that is in force: access ends with it, at once.
    EndDelegation      = Post "/studies/{study}/delegations/{delegation}/end" needs DelegationPropose, reason : OnDelegation, Nothing => DelegationView;
    /// What is delegated to oneself, or proposed to be.
    ListOwnDelegations = Get  "/delegations"        needs SignedIn : Nothing, Nothing => Page<DelegationView>;
    /// Accept what is delegated to oneself.
    AcceptDelegation   = Post "/delegations/{delegation}/accept" needs SignedIn : OnOwnDelegation, Nothing => DelegationView;
    /// Decline what is delegated to oneself.
    DeclineDelegation  = Post "/delegations/{delegation}/decline" needs SignedIn : OnOwnDelegation, Nothing => DelegationView;
}
