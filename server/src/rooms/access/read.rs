//! Grants as rows say them.

use sea_orm::QueryResult;
use shared::access::{Grant, Held, OwnRole, Permission, Reach, Role};
use shared::kernel::{OwnRoleId, SiteId, StudyId};
use uuid::Uuid;

use crate::kernel::failure::{Outcome, internal};

/// What is held, from the columns role, study, site, own_role, own_name and may.
pub fn read_held(row: &QueryResult) -> Outcome<Held> {
    let own: Option<Uuid> = row.try_get("", "own_role")?;
    let own = match own {
        None => None,
        Some(id) => Some(OwnRole { id: OwnRoleId(id), name: row.try_get("", "own_name")?, may: permissions(row.try_get("", "may")?) }),
    };
    Ok(Held { grant: read_grant(row)?, own })
}

/// A grant of the built-in role, from the columns role, study and site.
pub fn read_grant(row: &QueryResult) -> Outcome<Grant> {
    let study: Option<Uuid> = row.try_get("", "study")?;
    let site: Option<Uuid> = row.try_get("", "site")?;
    let reach = match (study.map(StudyId), site.map(SiteId)) {
        (Some(study), Some(site)) => Reach::Site { study, site },
        (Some(study), None) => Reach::Study { study },
        _ => Reach::Tenant,
    };
    Ok(Grant { role: read_role(&row.try_get::<String>("", "role")?)?, reach })
}

/// A built-in role by its name.
pub fn read_role(name: &str) -> Outcome<Role> {
    let role = Role::ALL.iter().copied().find(|known| known.as_str() == name);
    role.ok_or_else(|| internal(&"a role that this version does not know"))
}

/// Permissions by their names. One that this version does not know is none.
pub fn permissions(names: Vec<String>) -> Vec<Permission> {
    names.into_iter().filter_map(|name| serde_json::from_value(serde_json::Value::String(name)).ok()).collect()
}

/// A permission's name.
pub fn name_of(permission: Permission) -> String {
    let name = serde_json::to_value(permission).ok();
    name.as_ref().and_then(|name| name.as_str()).unwrap_or_default().to_owned()
}
