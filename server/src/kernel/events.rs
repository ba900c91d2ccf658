//! Access events: who came in, was refused or left, and what was taken out (AUD-11). A row each, so that the database's own trail
//! has them, in the transaction of what happened.
//! Nothing typed is kept: who mistakes one field for the other types a password where the address belongs.

pub use shared::access::AccessEvent as Event;
use shared::kernel::{PersonId, Scope, TenantId};

use super::db::Tx;
use super::failure::Outcome;
use super::ports::fresh;

/// How much of path and query is kept.
const LONGEST: usize = 1000;

/// Writes down what happened in one tenant.
pub async fn note(tx: &Tx, tenant: TenantId, event: Event, address: &str) -> Outcome<()> {
    let sql = "insert into access_event (tenant, id, kind, address) values ($1, $2, $3, $4)";
    tx.run(sql, [tenant.0.into(), fresh().into(), event.as_str().into(), address.into()]).await.map(drop)
}

/// Writes down what happened to a person, in every tenant where they work: before one is chosen, it concerns them all.
pub async fn note_everywhere(tx: &Tx, person: PersonId, event: Event, address: &str) -> Outcome<()> {
    let sql = "insert into access_event (tenant, id, kind, address)
               select m.tenant, gen_random_uuid(), $2, $3 from membership m
               where m.person = $1 and m.starts_at <= now() and (m.ends_at is null or m.ends_at > now()) group by m.tenant";
    tx.run(sql, [person.0.into(), event.as_str().into(), address.into()]).await.map(drop)
}

/// Writes down that a file was taken out. A small picture that a page shows is looked at, like any other answer, not taken.
pub async fn taken_out(tx: &Tx, scope: Scope, object: &str, address: &str) -> Outcome<()> {
    let path = object.split('?').next().unwrap_or_default();
    if !tx.ctx.writes || tx.ctx.tenant == TenantId::default() || path.ends_with("/thumbnail") {
        return Ok(());
    }
    let study = match scope {
        Scope::Tenant => None,
        Scope::Study(study) => Some(study.0),
    };
    let object: String = object.chars().take(LONGEST).collect();
    let sql = "insert into access_event (tenant, id, study, kind, object, address) values ($1, $2, $3, $4, $5, $6)";
    let values = [tx.ctx.tenant.0.into(), fresh().into(), study.into(), Event::Download.as_str().into(), object.into(), address.into()];
    tx.run(sql, values).await.map(drop)
}
