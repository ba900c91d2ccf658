//! Grants: a role, and how far it reaches. Both sides ask the same questions of them.

use serde::{Deserialize, Serialize};

use super::{Held, OwnRole, Permission, Role};
use crate::kernel::{Scope, SiteId, StudyId};

/// How far a grant reaches inside its tenant.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Every study and site of the tenant.
    Tenant,
    /// One study, all its sites.
    Study { study: StudyId },
    /// One site of one study.
    Site { study: StudyId, site: SiteId },
}

/// One built-in role within its reach. With a role of the tenant's own it is a [`Held`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "Written", try_from = "Written")]
pub struct Grant {
    pub role: Role,
    pub reach: Reach,
}

/// A grant as it travels: the role, and as much of a place as it reaches.
#[derive(Clone, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Grant"))]
pub(super) struct Written {
    /// The built-in role; with `own`, the one that it is based on.
    role: Role,
    /// Absent: every study and site of the tenant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    study: Option<StudyId>,
    /// Absent: all sites of the study.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    site: Option<SiteId>,
    /// A role of the tenant's own; absent: the built-in one.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    own: Option<OwnRole>,
}

impl From<Grant> for Written {
    fn from(grant: Grant) -> Self {
        let (study, site) = match grant.reach {
            Reach::Tenant => (None, None),
            Reach::Study { study } => (Some(study), None),
            Reach::Site { study, site } => (Some(study), Some(site)),
        };
        Self { role: grant.role, study, site, own: None }
    }
}

impl TryFrom<Written> for Grant {
    type Error = &'static str;
    fn try_from(written: Written) -> Result<Self, Self::Error> {
        let reach = match (written.study, written.site) {
            (None, None) => Reach::Tenant,
            (Some(study), None) => Reach::Study { study },
            (Some(study), Some(site)) => Reach::Site { study, site },
            // Read as the whole tenant, it would grant more than anybody wrote.
            (None, Some(_)) => return Err("a grant for a site names its study"),
        };
        Ok(Self { role: written.role, reach })
    }
}

impl From<Held> for Written {
    fn from(held: Held) -> Self {
        Self { own: held.own, ..held.grant.into() }
    }
}

impl TryFrom<Written> for Held {
    type Error = &'static str;
    fn try_from(written: Written) -> Result<Self, Self::Error> {
        let own = written.own.clone();
        Ok(Self { grant: written.try_into()?, own })
    }
}

/// All that a person holds in one tenant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Grants(pub Vec<Held>);

impl FromIterator<Held> for Grants {
    fn from_iter<I: IntoIterator<Item = Held>>(held: I) -> Self {
        Self(held.into_iter().collect())
    }
}

impl FromIterator<Grant> for Grants {
    fn from_iter<I: IntoIterator<Item = Grant>>(grants: I) -> Self {
        grants.into_iter().map(Held::from).collect()
    }
}

/// Where a permission is held, study by study: for what looks at several studies at once, in some of which the person may see
/// every site and in others not.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Places {
    /// Everywhere in the tenant.
    pub all: bool,
    /// Studies with all their sites.
    pub studies: Vec<StudyId>,
    pub sites: Vec<SiteId>,
}

/// The sites a permission reaches in a study: what the database fences by.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SiteReach {
    All,
    Only(Vec<SiteId>),
}

impl Reach {
    /// Whether all of the other reach lies in this one: what nobody grants beyond.
    pub fn holds(self, other: Reach) -> bool {
        match (self, other) {
            (Reach::Tenant, _) => true,
            (Reach::Study { study }, Reach::Study { study: other } | Reach::Site { study: other, .. }) => study == other,
            (Reach::Site { .. }, Reach::Site { .. }) => self == other,
            _ => false,
        }
    }

    /// Whether some site, or a study as a whole, lies in both.
    pub fn meets(self, other: Reach) -> bool {
        self.holds(other) || other.holds(self)
    }

    /// The study in which it lies; absent: all of the tenant's.
    pub const fn study(self) -> Option<StudyId> {
        match self {
            Reach::Tenant => None,
            Reach::Study { study } | Reach::Site { study, .. } => Some(study),
        }
    }

    /// The site, where it is one.
    pub const fn site(self) -> Option<SiteId> {
        match self {
            Reach::Site { site, .. } => Some(site),
            Reach::Tenant | Reach::Study { .. } => None,
        }
    }

    fn covers(self, scope: Scope) -> bool {
        match (self, scope) {
            (Reach::Tenant, _) => true,
            (Reach::Study { study } | Reach::Site { study, .. }, Scope::Study(asked)) => study == asked,
            // Outside any study, whoever holds the permission anywhere may ask; the database shows what is theirs.
            (_, Scope::Tenant) => true,
        }
    }
}

impl Grants {
    /// Whether the permission is held anywhere within the scope.
    pub fn allow(&self, permission: Permission, scope: Scope) -> bool {
        match permission {
            Permission::Anyone | Permission::SignedIn => true,
            _ => self.holding(permission, scope).next().is_some(),
        }
    }

    /// The grants that include the permission within the scope, in the order in which they were given.
    pub fn holding(&self, permission: Permission, scope: Scope) -> impl Iterator<Item = &Held> {
        self.0.iter().filter(move |held| held.includes(permission) && held.reach.covers(scope))
    }

    /// The sites of one study at which the permission is held. Over several studies ask for [`places`](Self::places): all sites of
    /// one are not all sites of another.
    pub fn sites(&self, permission: Permission, study: StudyId) -> SiteReach {
        let mut sites = Vec::new();
        for grant in self.holding(permission, Scope::Study(study)) {
            match grant.reach {
                Reach::Tenant | Reach::Study { .. } => return SiteReach::All,
                Reach::Site { site, .. } => sites.push(site),
            }
        }
        SiteReach::Only(sites)
    }

    /// Where the permission is held.
    pub fn places(&self, permission: Permission) -> Places {
        let mut places = Places::default();
        for grant in self.holding(permission, Scope::Tenant) {
            match grant.reach {
                Reach::Tenant => places.all = true,
                Reach::Study { study } => places.studies.push(study),
                Reach::Site { site, .. } => places.sites.push(site),
            }
        }
        places
    }

    /// The studies in which the permission is held; `None` when it is held in all.
    pub fn studies(&self, permission: Permission) -> Option<Vec<StudyId>> {
        let mut studies = Vec::new();
        for grant in self.holding(permission, Scope::Tenant) {
            match grant.reach {
                Reach::Tenant => return None,
                Reach::Study { study } | Reach::Site { study, .. } => studies.push(study),
            }
        }
        Some(studies)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Req: ACC-08
    #[test]
    fn a_reach_holds_what_lies_in_it_and_nothing_beside() {
        let (study, other, site) = (StudyId(uuid::Uuid::from_u128(1)), StudyId(uuid::Uuid::from_u128(2)), SiteId::default());
        let (whole, one) = (Reach::Study { study }, Reach::Site { study, site });
        assert!(Reach::Tenant.holds(whole) && whole.holds(one) && one.holds(one));
        assert!(!whole.holds(Reach::Tenant) && !one.holds(whole) && !Reach::Study { study: other }.holds(one));
        assert!(one.meets(whole) && !one.meets(Reach::Study { study: other }));
    }

    /// Req: ACC-01
    #[test]
    fn a_role_of_the_tenants_own_allows_what_it_lists_and_nothing_of_its_base() {
        let own = OwnRole { id: Default::default(), name: "Reader".into(), may: vec![Permission::StudyRead] };
        let grants: Grants = [Held { grant: Grant { role: Role::Monitor, reach: Reach::Tenant }, own: Some(own) }].into_iter().collect();
        assert!(grants.allow(Permission::StudyRead, Scope::Tenant));
        assert!(!grants.allow(Permission::SubjectRead, Scope::Tenant));
    }

    /// Req: ACC-08
    #[test]
    fn all_sites_of_one_study_are_not_all_sites_of_another() {
        let (mine, other, site) = (StudyId(uuid::Uuid::from_u128(1)), StudyId(uuid::Uuid::from_u128(2)), SiteId::default());
        let monitor = Grant { role: Role::Monitor, reach: Reach::Study { study: mine } };
        let coordinator = Grant { role: Role::Coordinator, reach: Reach::Site { study: other, site } };
        let places = [monitor, coordinator].into_iter().collect::<Grants>().places(Permission::SubjectRead);
        assert_eq!(places, Places { all: false, studies: vec![mine], sites: vec![site] });
    }

    /// Req: ACC-08
    #[test]
    fn a_grant_is_read_as_it_was_written_and_never_as_more() {
        let (study, site) = (StudyId::default(), SiteId::default());
        for reach in [Reach::Tenant, Reach::Study { study }, Reach::Site { study, site }] {
            let grant = Grant { role: Role::Monitor, reach };
            assert_eq!(serde_json::from_str::<Grant>(&serde_json::to_string(&grant).unwrap()).unwrap(), grant);
        }
        assert_eq!(serde_json::to_string(&Grant { role: Role::Monitor, reach: Reach::Tenant }).unwrap(), r#"{"role":"monitor"}"#);
        let own = OwnRole { id: Default::default(), name: "Lead monitor".into(), may: vec![Permission::StudyRead] };
        let held = Held { grant: Grant { role: Role::Monitor, reach: Reach::Study { study } }, own: Some(own) };
        assert_eq!(serde_json::from_str::<Held>(&serde_json::to_string(&held).unwrap()).unwrap(), held);
        let without_study = format!(r#"{{"role":"monitor","site":"{site}"}}"#);
        assert!(serde_json::from_str::<Grant>(&without_study).is_err());
    }
}
