//! People and what is granted to them.

use shared::access::{Grant, Reach};
use shared::kernel::{GrantId, PersonId, TenantId};
use shared::tenancy::api::{Member, MemberGrant};

use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::ports::fresh;
pub use crate::rooms::access::{read_grant, read_held};

/// A person who is new to the installation.
#[derive(Clone, Debug)]
pub struct NewPerson<'a> {
    pub email: &'a str,
    pub name: &'a str,
    /// PHC form, from [`hash_password`](super::hash_password).
    pub password_hash: &'a str,
}

/// Adds a person; in the identity context.
pub async fn add(tx: &Tx, person: NewPerson<'_>) -> Outcome<PersonId> {
    let id = fresh();
    let sql = "insert into person (id, email, name, password_hash) values ($1, $2, $3, $4)";
    tx.run(sql, [id.into(), person.email.into(), person.name.into(), person.password_hash.into()]).await?;
    Ok(PersonId(id))
}

/// Adds a tenant; in the identity context.
pub async fn found_tenant(tx: &Tx, id: TenantId, name: &str) -> Outcome<()> {
    tx.run("insert into tenant (id, name) values ($1, $2)", [id.0.into(), name.into()]).await?;
    Ok(())
}

/// Grants a role in the transaction's tenant.
pub async fn grant(tx: &Tx, person: PersonId, grant: Grant) -> Outcome<()> {
    let (study, site) = match grant.reach {
        Reach::Tenant => (None, None),
        Reach::Study { study } => (Some(study.0), None),
        Reach::Site { study, site } => (Some(study.0), Some(site.0)),
    };
    let sql = "insert into membership (tenant, id, person, role, study, site) values ($1, $2, $3, $4, $5, $6)";
    let values = [tx.ctx.tenant.0.into(), fresh().into(), person.0.into(), grant.role.as_str().into(), study.into(), site.into()];
    tx.run(sql, values).await?;
    Ok(())
}

/// The tenant's members with what they hold now, by name.
pub async fn members(tx: &Tx) -> Outcome<Vec<Member>> {
    let rows = tx
        .rows(
            "select p.id as person, p.name, p.email, m.id, m.role, m.study, m.site, m.own_role, o.name as own_name, o.may,
             s.protocol, i.name as site_name
             from membership m join person p on p.id = m.person
             left join own_role o on o.tenant = m.tenant and o.id = m.own_role
             left join study s on s.tenant = m.tenant and s.id = m.study
             left join site i on i.tenant = m.tenant and i.id = m.site
             where m.tenant = $1 and m.starts_at <= now() and (m.ends_at is null or m.ends_at > now())
             order by lower(p.name), p.id, m.created_at",
            [tx.ctx.tenant.0.into()],
        )
        .await?;
    let mut members: Vec<Member> = Vec::new();
    for row in &rows {
        let person = PersonId(row.try_get("", "person")?);
        if members.last().is_none_or(|last| last.person != person) {
            members.push(Member { person, name: row.try_get("", "name")?, email: row.try_get("", "email")?, grants: Vec::new() });
        }
        let place: Vec<String> =
            [row.try_get::<Option<String>>("", "protocol")?, row.try_get("", "site_name")?].into_iter().flatten().collect();
        let grant = MemberGrant { id: GrantId(row.try_get("", "id")?), grant: read_held(row)?, place: place.join(" · ") };
        if let Some(member) = members.last_mut() {
            member.grants.push(grant);
        }
    }
    Ok(members)
}
