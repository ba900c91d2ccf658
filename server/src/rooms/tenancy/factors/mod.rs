//! Second factors, passkeys, known devices, resting sessions, and what a tenant asks of whoever signs in.
//!
//! Invariants: a session that still wants its second factor opens nothing but that question; no code opens twice; a failure of the second
//! factor counts like one of the password, and a password alone does not undo counted failures; a stranger's failures never count against
//! a device that its owner came by before; whoever changes how they sign in proves first, with the password, that it is they.

mod device;
mod enter;
mod half;
mod members;
mod own;
mod passkey;
mod policy;
mod recovery;
mod rest;
mod routes;
mod totp;

use shared::kernel::PersonId;
use shared::tenancy::factors::Method;

use crate::kernel::db::Tx;
use crate::kernel::failure::Outcome;
use crate::kernel::http::Session;

pub use device::{of_session, passed, recognise};
pub use enter::enter;
pub use half::begin as begin_half;
pub use passkey::answered as by_passkey;
pub use policy::{in_force, rests};
pub use routes::routes;
pub use totp::is_right as by_totp;

/// Where somebody comes from.
#[derive(Clone, Copy)]
pub struct Visitor<'a> {
    pub agent: &'a str,
    pub address: &'a str,
    /// The cookie of a device that somebody came by before.
    pub device: Option<&'a str>,
}

impl<'a> Visitor<'a> {
    pub fn of<E: shared::kernel::Endpoint>(ask: &'a Session<E>) -> Self {
        Self { agent: &ask.agent, address: &ask.address, device: ask.device.as_deref() }
    }
}

/// The ways in which a person can prove more than a password; none where they have set none up.
pub async fn of(tx: &Tx, person: PersonId) -> Outcome<Vec<Method>> {
    let sql = "select coalesce(bool_or(kind = 'totp'), false) as totp, coalesce(bool_or(kind = 'passkey'), false) as passkey,
               exists (select from recovery_code c where c.person = $1 and c.used_at is null and c.retired_at is null) as recovery
               from factor where person = $1 and retired_at is null";
    let Some(row) = tx.row(sql, [person.0.into()]).await? else { return Ok(Vec::new()) };
    let mut methods = Vec::new();
    for (method, column) in [(Method::Totp, "totp"), (Method::Passkey, "passkey"), (Method::Recovery, "recovery")] {
        // Recovery codes alone are no factor: they stand in for one.
        if row.try_get("", column)? && (method != Method::Recovery || !methods.is_empty()) {
            methods.push(method);
        }
    }
    Ok(methods)
}
