//! The outbox: news that goes down to other rooms after the commit.
//!
//! Invariants: news exists if and only if the transaction that tells it commits; each is delivered at least once, in its own
//! tenant's context, and never before the commit; whoever hears must bear to hear twice. No order is promised.
//! News that nobody could take in is kept with what went wrong, and is no longer offered.

use std::sync::Arc;
use std::time::Duration;

use futures_util::StreamExt;
use futures_util::future::BoxFuture;
use futures_util::stream;
use sea_orm::QueryResult;
use serde::Serialize;
use serde_json::{Value, json};
use shared::kernel::{RequestId, TenantId};
use tokio::sync::watch;
use tokio::time::timeout;
use uuid::Uuid;

use super::app::App;
use super::bell::{Bell, rest};
use super::db::{Ctx, Tx};
use super::failure::{Failure, Outcome, internal};
use super::ports::fresh;

/// One that hears: gets what was told, in the context of the tenant where it happened.
pub type Hear = for<'a> fn(&'a App, &'a Ctx, Value) -> BoxFuture<'a, Outcome<()>>;

/// A topic and who hears it. A topic that this build does not know is left for a newer one.
#[derive(Clone, Copy, Debug)]
pub struct Topic {
    /// `room.what_happened`.
    pub name: &'static str,
    pub hear: &'static [Hear],
}

/// What is worked on at once. Each may need a connection.
const AT_ONCE: usize = 4;
/// After so many tries it is given up: about ten hours, by the waits that the database's function sets.
const TRIES: i32 = 20;

/// Tells, within the transaction: nobody hears of what is rolled back.
pub async fn tell(tx: &Tx, topic: &'static str, payload: impl Serialize) -> Outcome<()> {
    let payload = serde_json::to_value(payload).map_err(|error| internal(&error))?;
    let context = json!({ "request": tx.ctx.request, "actor": tx.ctx.actor.person, "actor_name": tx.ctx.actor.name });
    let sql = "insert into outbox (tenant, id, topic, payload, context) values ($1, $2, $3, $4, $5)";
    tx.run(sql, [tx.ctx.tenant.0.into(), fresh().into(), topic.into(), payload.into(), context.into()]).await.map(|_| ())
}

/// Delivers until it is time to stop. What is being delivered then is finished.
pub async fn run(app: Arc<App>, topics: Vec<Topic>, bell: Arc<Bell>, mut stopping: watch::Receiver<bool>) {
    loop {
        match round(&app, &topics).await {
            Ok(0) => {}
            Ok(_) if !*stopping.borrow() => continue,
            Ok(_) => return,
            Err(failure) => tracing::warn!(%failure, "the outbox could not be read"),
        }
        if !rest(&bell.outbox, &mut stopping).await {
            return;
        }
    }
}

/// Takes what is due, delivers it, says how much that was.
pub async fn round(app: &App, topics: &[Topic]) -> Outcome<usize> {
    let claimed = claim(app).await?;
    let oldest = claimed.iter().map(|news| news.age).fold(0.0, f64::max);
    metrics::gauge!("probatum_outbox_lag_seconds").set(oldest);
    stream::iter(&claimed).for_each_concurrent(AT_ONCE, |news| deliver(app, topics, news)).await;
    Ok(claimed.len())
}

struct News {
    tenant: TenantId,
    id: Uuid,
    topic: String,
    payload: Value,
    request: Option<Uuid>,
    attempts: i32,
    /// Seconds since it was told.
    age: f64,
    /// Seconds until it is offered to somebody else.
    lease: f64,
}

async fn claim(app: &App) -> Outcome<Vec<News>> {
    let tx = app.db.begin(&Ctx::system(TenantId::default(), "kernel.Outbox")).await?;
    let sql = "select tenant, id, topic, payload, (context ->> 'request')::uuid as request, attempts,
               extract(epoch from clock_timestamp() - created_at)::float8 as age,
               extract(epoch from next_at - clock_timestamp())::float8 as lease
               from outbox_claim($1)";
    let rows = tx.rows(sql, [i32::try_from(AT_ONCE).unwrap_or(1).into()]).await?;
    tx.commit().await?;
    rows.iter().map(read).collect()
}

fn read(row: &QueryResult) -> Outcome<News> {
    Ok(News {
        tenant: TenantId(row.try_get("", "tenant")?),
        id: row.try_get("", "id")?,
        topic: row.try_get("", "topic")?,
        payload: row.try_get("", "payload")?,
        request: row.try_get("", "request")?,
        attempts: row.try_get("", "attempts")?,
        age: row.try_get("", "age")?,
        lease: row.try_get("", "lease")?,
    })
}

async fn deliver(app: &App, topics: &[Topic], news: &News) {
    let done = match topics.iter().find(|topic| topic.name == news.topic) {
        Some(topic) => hear(app, topic, news).await,
        None => Err(internal(&format!("nobody here knows the topic {}", news.topic))),
    };
    let outcome = if done.is_ok() { "delivered" } else { "failed" };
    metrics::counter!("probatum_outbox_total", "topic" => news.topic.clone(), "outcome" => outcome).increment(1);
    if let Err(failure) = note(app, news, done).await {
        // It will be offered again.
        tracing::warn!(%failure, id = %news.id, topic = news.topic, "what became of the news could not be written down");
    }
}

/// Everybody hears it before it is offered to another server, or it counts as not heard.
async fn hear(app: &App, topic: &Topic, news: &News) -> Outcome<()> {
    let mut ctx = Ctx::system(news.tenant, topic.name);
    ctx.request = news.request.map_or(ctx.request, RequestId);
    let all = async {
        for hear in topic.hear {
            hear(app, &ctx, news.payload.clone()).await?;
        }
        Ok(())
    };
    let lease = Duration::from_secs_f64((news.lease - 1.0).clamp(1.0, 300.0));
    timeout(lease, all).await.unwrap_or_else(|_| Err(internal(&"hearing the news took too long")))
}

async fn note(app: &App, news: &News, done: Outcome<()>) -> Outcome<()> {
    let tx = app.db.begin(&Ctx::system(news.tenant, "kernel.Outbox")).await?;
    let key = [news.tenant.0.into(), news.id.into()];
    match done {
        Ok(()) => tx.run("update outbox set delivered_at = clock_timestamp(), error = null where tenant = $1 and id = $2", key).await?,
        Err(failure) => failed(&tx, news, &failure).await?,
    };
    tx.commit().await
}

async fn failed(tx: &Tx, news: &News, failure: &Failure) -> Outcome<u64> {
    let gives_up = news.attempts >= TRIES;
    tracing::warn!(%failure, id = %news.id, topic = news.topic, attempts = news.attempts, gives_up, "news not taken in");
    let next = if gives_up { ", next_at = 'infinity'" } else { "" };
    let sql = format!("update outbox set error = $3{next} where tenant = $1 and id = $2");
    tx.run(&sql, [news.tenant.0.into(), news.id.into(), failure.to_string().into()]).await
}
