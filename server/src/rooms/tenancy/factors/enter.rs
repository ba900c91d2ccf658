//! Somebody has proved all that is asked: the session begins, on a device that is known from now on.

use shared::tenancy::factors::Method;

use super::{Visitor, device};
use crate::kernel::app::App;
use crate::kernel::db::Tx;
use crate::kernel::events::{self, Event};
use crate::kernel::failure::Outcome;
use crate::rooms::tenancy::sessions::{self, Begun};
use crate::rooms::tenancy::sign_in::Known;

/// Begins a session that has proved what it must.
pub async fn enter(app: &App, tx: &Tx, known: &Known, visitor: Visitor<'_>, second: Option<Method>) -> Outcome<Begun> {
    let begun = sessions::begin(app, tx, known.id, visitor.agent, visitor.address).await?;
    opened(tx, known, visitor, &begun, second).await.map(|device| Begun { device, ..begun })
}

/// Writes down that a session is open: how, on which device, in which tenant. What the device's cookie says, where it is new.
pub(super) async fn opened(tx: &Tx, known: &Known, visitor: Visitor<'_>, begun: &Begun, second: Option<Method>) -> Outcome<Option<String>> {
    device::passed(tx, known).await?;
    let (device, cookie) = device::keep(tx, known).await?;
    let sql = "update session set second = $2, device = $3, half_until = null where id = $1";
    tx.run(sql, [begun.session.0.into(), second.map(Method::as_str).into(), device.into()]).await?;
    // Whoever works in several tenants has come into one of them when it is chosen.
    if let Some(tenant) = begun.tenant {
        events::note(tx, tenant, Event::SignedIn, visitor.address).await?;
    }
    Ok(cookie)
}
