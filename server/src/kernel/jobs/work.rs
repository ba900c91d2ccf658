//! Doing jobs: claim, beat, report, end.

use std::sync::Arc;
use std::time::Duration;

use sea_orm::Value as Sql;
use serde::de::DeserializeOwned;
use serde_json::Value;
use shared::kernel::{Code, JobId, Problem, TenantId};
use tokio::sync::watch;
use tokio::task::JoinSet;
use tokio::time::sleep;
use tracing::Instrument;

use super::order::{Kind, OnBehalf};
use crate::kernel::app::App;
use crate::kernel::bell::{Bell, rest};
use crate::kernel::db::{Ctx, Tx};
use crate::kernel::failure::{Failure, Outcome, internal};

/// Jobs that one server works on at once.
const AT_ONCE: usize = 2;
/// A heart that has not beaten for two minutes has stopped (`job_claim`).
const BEAT: Duration = Duration::from_secs(15);

/// A job in hand.
pub struct Work {
    pub app: Arc<App>,
    pub id: JobId,
    /// As whoever ordered it, where they may work.
    pub ctx: Ctx,
    args: Value,
    /// Which try this is: what another server does with the job is not ours to overwrite.
    attempt: i32,
}

impl Work {
    /// What was ordered.
    pub fn args<T: DeserializeOwned>(&self) -> Outcome<T> {
        serde_json::from_value(self.args.clone()).map_err(|error| internal(&error))
    }

    /// A transaction as whoever ordered the job.
    pub async fn begin(&self) -> Outcome<Tx> {
        self.app.db.begin(&self.ctx).await
    }

    /// Says how far it has come. Refused once the job was taken back or given to another: then stop.
    pub async fn progress(&self, done: i64, total: i64, message: &str) -> Outcome<()> {
        let set = "done = $4, total = $5, message = $6, heartbeat_at = clock_timestamp()";
        self.write(set, [done.into(), total.into(), message.into()]).await
    }

    async fn beat(&self) -> Outcome<()> {
        self.write("heartbeat_at = clock_timestamp()", []).await
    }

    /// Writes to the job's row while it is still ours.
    async fn write<const N: usize>(&self, set: &str, values: [Sql; N]) -> Outcome<()> {
        let tx = self.app.db.begin(&Ctx::system(self.ctx.tenant, "kernel.Jobs")).await?;
        let sql = format!("update job set {set} where tenant = $1 and id = $2 and attempts = $3 and state = 'running'");
        let key: [Sql; 3] = [self.ctx.tenant.0.into(), self.id.0.into(), self.attempt.into()];
        let touched = tx.run(&sql, key.into_iter().chain(values)).await?;
        tx.commit().await?;
        match touched {
            0 => Err(Problem::new(Code::OutOfOrder).detail("The job was taken back, or another server has it.").into()),
            _ => Ok(()),
        }
    }

    /// Until the job is no longer ours. A database out of reach is no reason to stop: the heart may beat again in time.
    async fn until_lost(&self) {
        loop {
            sleep(BEAT).await;
            if self.beat().await.is_err_and(|Failure(problem)| problem.code == Code::OutOfOrder) {
                return;
            }
        }
    }

    async fn end(&self, outcome: Outcome<Value>) -> Outcome<()> {
        match outcome {
            Ok(result) => self.write("state = 'done', done = total, ended_at = clock_timestamp(), result = $4", [result.into()]).await,
            Err(failure) => {
                tracing::warn!(%failure, job = %self.id, kind = self.ctx.action, "job failed");
                let set = "state = 'failed', ended_at = clock_timestamp(), message = $4";
                self.write(set, [failure.to_string().into()]).await
            }
        }
    }

    /// Puts it back as if it had not been begun: another server, or this one after its restart, takes it up at once.
    async fn hand_back(&self) -> Outcome<()> {
        self.write("state = 'queued', attempts = attempts - 1, heartbeat_at = null", []).await
    }
}

/// Works until it is time to stop; what is in hand then is handed back.
pub async fn run(app: Arc<App>, kinds: Vec<Kind>, bell: Arc<Bell>, mut stopping: watch::Receiver<bool>) {
    let mut hands = JoinSet::new();
    loop {
        while hands.len() < AT_ONCE {
            match take(&app, &kinds).await {
                Ok(Some((work, kind))) => drop(hands.spawn(carry_out(work, kind, stopping.clone()))),
                Ok(None) => break,
                Err(failure) => {
                    tracing::warn!(%failure, "the jobs could not be read");
                    break;
                }
            }
        }
        let free = tokio::select! {
            Some(_) = hands.join_next() => true,
            free = rest(&bell.jobs, &mut stopping) => free,
        };
        if !free {
            break;
        }
    }
    while hands.join_next().await.is_some() {}
}

/// Takes and does everything that waits, one after the other; says how many. For tests and the command line.
pub async fn round(app: &Arc<App>, kinds: &[Kind]) -> Outcome<usize> {
    let (_stop, stopping) = watch::channel(false);
    let mut count = 0;
    while let Some((work, kind)) = take(app, kinds).await? {
        carry_out(work, kind, stopping.clone()).await;
        count += 1;
    }
    Ok(count)
}

async fn take(app: &Arc<App>, kinds: &[Kind]) -> Outcome<Option<(Work, Kind)>> {
    while let Some((work, name)) = claim(app, kinds).await? {
        match kinds.iter().find(|kind| kind.name == name) {
            Some(kind) => return Ok(Some((work, *kind))),
            // A newer server's: it is offered again when its heart has not beaten for a while.
            None => tracing::warn!(job = %work.id, kind = name, "this build does not know the kind of job"),
        }
    }
    Ok(None)
}

async fn claim(app: &Arc<App>, kinds: &[Kind]) -> Outcome<Option<(Work, String)>> {
    let tx = app.db.begin(&Ctx::system(TenantId::default(), "kernel.Jobs")).await?;
    let row = tx.row("select tenant, id, kind, args, context, attempts from job_claim()", []).await?;
    tx.commit().await?;
    let Some(row) = row else { return Ok(None) };
    let name: String = row.try_get("", "kind")?;
    let on_behalf: OnBehalf = serde_json::from_value(row.try_get("", "context")?).map_err(|error| internal(&error))?;
    let action = kinds.iter().find(|kind| kind.name == name).map_or("kernel.Jobs", |kind| kind.name);
    let work = Work {
        app: Arc::clone(app),
        id: JobId(row.try_get("", "id")?),
        ctx: on_behalf.context(TenantId(row.try_get("", "tenant")?), action),
        args: row.try_get("", "args")?,
        attempt: row.try_get("", "attempts")?,
    };
    Ok(Some((work, name)))
}

/// What is logged of a job says whose it is (TEN-03).
async fn carry_out(work: Work, kind: Kind, stopping: watch::Receiver<bool>) {
    let span = tracing::info_span!("job", kind = kind.name, job = %work.id, tenant = %work.ctx.tenant);
    until_over(work, kind, stopping).instrument(span).await;
}

async fn until_over(work: Work, kind: Kind, stopping: watch::Receiver<bool>) {
    let ended = tokio::select! {
        outcome = (kind.work)(&work) => work.end(outcome).await,
        () = work.until_lost() => Ok(()),
        () = told(stopping) => work.hand_back().await,
    };
    let outcome = if ended.is_ok() { "ended" } else { "lost" };
    metrics::counter!("probatum_jobs_total", "kind" => kind.name, "outcome" => outcome).increment(1);
    if let Err(failure) = ended {
        tracing::info!(%failure, job = %work.id, "the job's end was not ours to write");
    }
}

/// Until it is time to stop.
async fn told(mut stopping: watch::Receiver<bool>) {
    stopping.wait_for(|stop| *stop).await.ok();
}
