//! What the room tells, and what it hears.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use shared::kernel::{GrantId, Instant, PersonId};

use crate::kernel::app::App;
use crate::kernel::db::{Ctx, Tx};
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::outbox::{Topic, tell};

/// Somebody failed to sign in so often that the account waits (ACC-05). The security log hears it.
pub const LOCKED_OUT: Topic = Topic { name: "tenancy.locked_out", hear: &[log] };

/// Whose account waits, and until when.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockedOut {
    pub person: PersonId,
    pub failures: i32,
    pub until: Instant,
}

/// Tells that an account waits.
pub async fn locked_out(tx: &Tx, news: LockedOut) -> Outcome<()> {
    tell(tx, LOCKED_OUT.name, news).await
}

/// The tenant let somebody of the provider look in (TEN-06). The security log hears it.
pub const SUPPORT_OPENED: Topic = Topic { name: "tenancy.support_opened", hear: &[log_support] };

/// Who was let in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SupportOpened {
    pub grant: GrantId,
    pub person: PersonId,
}

/// Tells that somebody was let in.
pub async fn support_opened(tx: &Tx, grant: GrantId, person: PersonId) -> Outcome<()> {
    tell(tx, SUPPORT_OPENED.name, SupportOpened { grant, person }).await
}

/// An administrator took somebody's second factors away. The security log hears it.
pub const FACTORS_RESET: Topic = Topic { name: "tenancy.factors_reset", hear: &[log_reset] };

/// Whose factors, and by whom.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct FactorsReset {
    pub person: PersonId,
    pub by: PersonId,
}

/// Tells that somebody's second factors were taken away.
pub async fn factors_reset(tx: &Tx, person: PersonId) -> Outcome<()> {
    tell(tx, FACTORS_RESET.name, FactorsReset { person, by: tx.ctx.actor.person }).await
}

fn log_reset<'a>(_: &'a App, ctx: &'a Ctx, payload: Value) -> BoxFuture<'a, Outcome<()>> {
    async move {
        let FactorsReset { person, by } = serde_json::from_value(payload).map_err(|error| internal(&error))?;
        tracing::warn!(target: "security", %person, %by, request = %ctx.request, "second factors were taken away by an administrator");
        Ok(())
    }
    .boxed()
}

fn log_support<'a>(_: &'a App, ctx: &'a Ctx, payload: Value) -> BoxFuture<'a, Outcome<()>> {
    async move {
        let SupportOpened { grant, person } = serde_json::from_value(payload).map_err(|error| internal(&error))?;
        tracing::warn!(target: "security", tenant = %ctx.tenant, %person, %grant, request = %ctx.request, "the provider's support was let in");
        Ok(())
    }
    .boxed()
}

fn log<'a>(_: &'a App, ctx: &'a Ctx, payload: Value) -> BoxFuture<'a, Outcome<()>> {
    async move {
        let LockedOut { person, failures, until } = serde_json::from_value(payload).map_err(|error| internal(&error))?;
        tracing::warn!(target: "security", %person, failures, %until, request = %ctx.request, "account locked out after failed sign-ins");
        Ok(())
    }
    .boxed()
}
