//! What there is to read: each audited table, and where and by whom its history is read.

use shared::access::Permission;
use shared::audit::{Class, KINDS};
use shared::kernel::{Scope, StudyId};

use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;

/// Whose trail.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Realm {
    Study(StudyId),
    /// What was done outside of studies' data.
    Tenant,
}

/// A shadow table that is read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shadow {
    pub kind: &'static str,
    pub study: bool,
    pub site: bool,
    pub subject: bool,
    /// Of people as such, who belong to no tenant.
    pub everywhere: bool,
    /// Only what the reader did.
    pub own: bool,
}

/// The shadow tables of a realm, as the database has them now.
pub async fn shadows(tx: &Tx, realm: Realm) -> Outcome<Vec<Shadow>> {
    let sql = "select c.relname::text as name, array_agg(a.attname::text) as columns from pg_class c
               join pg_attribute a on a.attrelid = c.oid and a.attname in ('study', 'site', 'subject', 'seq') and not a.attisdropped
               where c.relnamespace = 'audit'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
               group by c.relname order by c.relname";
    let mut shadows = Vec::new();
    for row in tx.rows(sql, []).await? {
        let (name, columns): (String, Vec<String>) = (row.try_get("", "name")?, row.try_get("", "columns")?);
        let Some((kind, class)) = KINDS.iter().find(|(kind, _)| *kind == name) else { continue };
        let has = |column: &str| columns.iter().any(|one| one == column);
        let shadow = Shadow {
            kind,
            study: has("study"),
            site: has("site"),
            subject: has("subject"),
            everywhere: *kind == "person",
            own: *class == Class::Own,
        };
        if told(tx, realm, *class, &shadow) {
            shadows.push(shadow);
        }
    }
    Ok(shadows)
}

fn told(tx: &Tx, realm: Realm, class: Class, shadow: &Shadow) -> bool {
    match (realm, class) {
        (_, Class::Untold) => false,
        (Realm::Tenant, class) => matches!(class, Class::Setup | Class::Access),
        // What is taken out of a study is fenced by itself: each sees what they may.
        (Realm::Study(_), Class::Access) if shadow.kind == "access_event" => true,
        (Realm::Study(study), Class::Access) => shadow.study && tx.ctx.grants.allow(Permission::TrailRead, Scope::Study(study)),
        (Realm::Study(_), Class::Clinical | Class::Setup | Class::Own) => shadow.study,
    }
}
