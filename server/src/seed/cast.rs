//! The cast of the demonstration: everybody is invented, and the password is public.

use shared::access::Role;

pub const SPONSOR: &str = "Meridian Therapeutics";
pub const CRO: &str = "Northlight Clinical Research";

/// Everybody's password in the demonstration.
pub const PASSWORD: &str = "heron-lantern-42-quay";

/// How far a person of the cast reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    Tenant,
    Study,
    /// The site with this code.
    Site(&'static str),
}

/// One person with one role in one tenant.
#[derive(Clone, Copy, Debug)]
pub struct Cast {
    pub email: &'static str,
    pub name: &'static str,
    pub tenant: &'static str,
    pub role: Role,
    pub place: Place,
}

const fn of(email: &'static str, name: &'static str, tenant: &'static str, role: Role, place: Place) -> Cast {
    Cast { email, name, tenant, role, place }
}

/// Who they are. Lukas Brandt works for the CRO too: see [`ALSO`].
pub const CAST: &[Cast] = &[
    of("admin@meridian.example", "Ingrid Solberg", SPONSOR, Role::Admin, Place::Tenant),
    of("manager@meridian.example", "Priya Raman", SPONSOR, Role::Manager, Place::Study),
    of("builder@meridian.example", "Tomasz Zielinski", SPONSOR, Role::Builder, Place::Tenant),
    of("data@meridian.example", "Camille Laurent", SPONSOR, Role::DataManager, Place::Study),
    of("monitor@meridian.example", "Lukas Brandt", SPONSOR, Role::Monitor, Place::Study),
    of("coder@meridian.example", "Hannah Okafor", SPONSOR, Role::Coder, Place::Study),
    of("pharmacy@meridian.example", "Samuel Adeyemi", SPONSOR, Role::Unblinded, Place::Study),
    of("inspector@agency.example", "Marta Kowalska", SPONSOR, Role::Inspector, Place::Study),
    of("investigator.berlin@sites.example", "Dr. Katrin Vogel", SPONSOR, Role::Investigator, Place::Site("DE01")),
    of("coordinator.berlin@sites.example", "Jonas Weber", SPONSOR, Role::Coordinator, Place::Site("DE01")),
    of("investigator.lyon@sites.example", "Dr. Étienne Moreau", SPONSOR, Role::Investigator, Place::Site("FR02")),
    of("coordinator.lyon@sites.example", "Amélie Girard", SPONSOR, Role::Coordinator, Place::Site("FR02")),
    of("investigator.chicago@sites.example", "Dr. Denise Carter", SPONSOR, Role::Investigator, Place::Site("US03")),
    of("coordinator.chicago@sites.example", "Miguel Santos", SPONSOR, Role::Coordinator, Place::Site("US03")),
    of("admin@northlight.example", "Aoife Byrne", CRO, Role::Admin, Place::Tenant),
    of("builder@northlight.example", "Kenji Watanabe", CRO, Role::Builder, Place::Tenant),
    of("data@northlight.example", "Sofia Marchetti", CRO, Role::DataManager, Place::Tenant),
    of("coordinator@northlight.example", "Nils Ekström", CRO, Role::Coordinator, Place::Site("MS01")),
    of("investigator@northlight.example", "Dr. Ruth Adler", CRO, Role::Investigator, Place::Site("MS01")),
];

/// Further roles of people already there.
pub const ALSO: &[Cast] = &[of("monitor@meridian.example", "Lukas Brandt", CRO, Role::Monitor, Place::Tenant)];

/// Everybody's roles in one tenant.
pub fn roles(tenant: &'static str) -> impl Iterator<Item = &'static Cast> {
    CAST.iter().chain(ALSO).filter(move |one| one.tenant == tenant)
}
