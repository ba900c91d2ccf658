//! What the room tells: that data were taken out, by whom and how much (AUD-11). The security log hears it.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use shared::kernel::{PersonId, StudyId};

use crate::kernel::app::App;
use crate::kernel::db::{Ctx, Tx};
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::outbox::{Topic, tell};

/// Data of a study were taken out.
pub const TAKEN_OUT: Topic = Topic { name: "exports.taken_out", hear: &[log] };

#[derive(Debug, Serialize, Deserialize)]
struct TakenOut {
    by: PersonId,
    study: StudyId,
    format: String,
}

/// Tells that data are taken out.
pub async fn taken_out(tx: &Tx, study: StudyId, format: &str) -> Outcome<()> {
    tell(tx, TAKEN_OUT.name, TakenOut { by: tx.ctx.actor.person, study, format: format.to_owned() }).await
}

fn log<'a>(_: &'a App, ctx: &'a Ctx, payload: Value) -> BoxFuture<'a, Outcome<()>> {
    async move {
        let TakenOut { by, study, format } = serde_json::from_value(payload).map_err(|error| internal(&error))?;
        tracing::info!(target: "security", tenant = %ctx.tenant, %by, %study, format, request = %ctx.request, "data taken out");
        Ok(())
    }
    .boxed()
}
