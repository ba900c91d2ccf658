//! What the room tells: that something happened to a query. Who hears decides how people are reached; the news holds no text.

use futures_util::FutureExt;
use futures_util::future::BoxFuture;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use shared::kernel::{QueryId, StudyId, SubjectId};

use crate::kernel::app::App;
use crate::kernel::db::{Ctx, Tx};
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::outbox::Topic;

/// Something happened to a query: `asked`, `answer`, `close`, `conform` …
pub const HAPPENED: Topic = Topic { name: "queries.happened", hear: &[log] };

#[derive(Debug, Serialize, Deserialize)]
struct Happened {
    study: StudyId,
    subject: SubjectId,
    query: QueryId,
    kind: String,
}

/// What news say of who caused them, as the outbox keeps it.
pub fn context(tx: &Tx) -> String {
    serde_json::json!({ "request": tx.ctx.request, "actor": tx.ctx.actor.person, "actor_name": tx.ctx.actor.name }).to_string()
}

fn log<'a>(_: &'a App, ctx: &'a Ctx, payload: Value) -> BoxFuture<'a, Outcome<()>> {
    async move {
        let Happened { study, subject, query, kind } = serde_json::from_value(payload).map_err(|error| internal(&error))?;
        tracing::info!(tenant = %ctx.tenant, %study, %subject, %query, kind, request = %ctx.request, "a query");
        Ok(())
    }
    .boxed()
}
