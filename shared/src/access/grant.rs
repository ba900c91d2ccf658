//! Grants: a role, and how far it reaches. Both sides ask the same questions of them.

use serde::{Deserialize, Serialize};

use super::{Permission, Role};
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

/// One role within its reach.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(into = "Written", try_from = "Written")]
pub struct Grant {
    pub role: Role,
    pub reach: Reach,
}

/// A grant as it travels: the role, and as much of a place as it reaches.
#[derive(Clone, Copy, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema), schemars(rename = "Grant"))]
struct Written {
    role: Role,
    /// Absent: every study and site of the tenant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    study: Option<StudyId>,
    /// Absent: all sites of the study.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    site: Option<SiteId>,
}

impl From<Grant> for Written {
    fn from(grant: Grant) -> Self {
        let (study, site) = match grant.reach {
            Reach::Tenant => (None, None),
            Reach::Study { study } => (Some(study), None),
            Reach::Site { study, site } => (Some(study), Some(site)),
        };
        Self { role: grant.role, study, site }
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

/// All that a person holds in one tenant.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(transparent)]
pub struct Grants(pub Vec<Grant>);

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
    pub fn holding(&self, permission: Permission, scope: Scope) -> impl Iterator<Item = &Grant> {
        self.0.iter().filter(move |grant| permission.held_by(grant.role) && grant.reach.covers(scope))
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
    fn all_sites_of_one_study_are_not_all_sites_of_another() {
        let (mine, other, site) = (StudyId(uuid::Uuid::from_u128(1)), StudyId(uuid::Uuid::from_u128(2)), SiteId::default());
        let monitor = Grant { role: Role::Monitor, reach: Reach::Study { study: mine } };
        let coordinator = Grant { role: Role::Coordinator, reach: Reach::Site { study: other, site } };
        let places = Grants(vec![monitor, coordinator]).places(Permission::SubjectRead);
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
        let without_study = format!(r#"{{"role":"monitor","site":"{site}"}}"#);
        assert!(serde_json::from_str::<Grant>(&without_study).is_err());
    }
}
