//! What the room tells, and what it hears.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use shared::kernel::{Instant, PersonId};

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

fn log<'a>(_: &'a App, ctx: &'a Ctx, payload: Value) -> BoxFuture<'a, Outcome<()>> {
    async move {
        let LockedOut { person, failures, until } = serde_json::from_value(payload).map_err(|error| internal(&error))?;
        tracing::warn!(target: "security", %person, failures, %until, request = %ctx.request, "account locked out after failed sign-ins");
        Ok(())
    }
    .boxed()
}
