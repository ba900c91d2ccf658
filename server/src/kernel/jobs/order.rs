//! Ordering a job, looking how far it has come, taking it back.

use futures_util::future::BoxFuture;
use sea_orm::QueryResult;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use shared::access::{Role, SiteReach};
use shared::kernel::api::JobView;
use shared::kernel::{Code, Instant, JobId, PersonId, RequestId, SiteId, StudyId, TenantId};
use time::OffsetDateTime;

use super::work::Work;
use crate::kernel::db::{Actor, Ctx, Tx};
use crate::kernel::failure::{Outcome, internal};
use crate::kernel::ports::fresh;

/// A kind of job and what does it. The answer is the job's result.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// `room.What`: the action that the audit trail names.
    pub name: &'static str,
    pub work: for<'a> fn(&'a Work) -> BoxFuture<'a, Outcome<Value>>,
}

/// As whom a job acts, and how far it reaches: what its orderer's transaction said.
#[derive(Debug, Serialize, Deserialize)]
pub struct OnBehalf {
    actor: PersonId,
    name: String,
    role: Option<Role>,
    organisation: String,
    reason: Option<String>,
    request: RequestId,
    studies: Option<Vec<StudyId>>,
    sites: Option<Vec<SiteId>>,
}

impl OnBehalf {
    fn of(ctx: &Ctx) -> Self {
        let actor = &ctx.actor;
        Self {
            actor: actor.person,
            name: actor.name.clone(),
            role: actor.role,
            organisation: actor.organisation.clone(),
            reason: ctx.reason.clone(),
            request: ctx.request,
            studies: ctx.studies.clone(),
            sites: match &ctx.sites {
                SiteReach::All => None,
                SiteReach::Only(sites) => Some(sites.clone()),
            },
        }
    }

    /// The context in which the job's transactions are opened.
    pub fn context(self, tenant: TenantId, action: &'static str) -> Ctx {
        let actor = Actor { person: self.actor, name: self.name, role: self.role, organisation: self.organisation };
        Ctx {
            reason: self.reason,
            request: self.request,
            studies: self.studies,
            sites: self.sites.map_or(SiteReach::All, SiteReach::Only),
            ..Ctx::system(tenant, action).by(actor)
        }
    }
}

/// Orders a job: it begins after the commit.
pub async fn enqueue(tx: &Tx, kind: &'static str, args: impl Serialize) -> Outcome<JobId> {
    if tx.ctx.tenant == TenantId::default() {
        // Work that belongs to nobody would reach everybody's (TEN-03).
        return Err(internal(&format!("a job of the kind {kind} was ordered without a tenant")));
    }
    let id = JobId(fresh());
    let args = serde_json::to_value(args).map_err(|error| internal(&error))?;
    let context = serde_json::to_value(OnBehalf::of(&tx.ctx)).map_err(|error| internal(&error))?;
    let sql = "insert into job (tenant, id, kind, args, context, created_by) values ($1, $2, $3, $4, $5, $6)";
    let person = tx.ctx.actor.person.0;
    tx.run(sql, [tx.ctx.tenant.0.into(), id.0.into(), kind.into(), args.into(), context.into(), person.into()]).await?;
    Ok(id)
}

/// How far one's own job has come.
pub async fn read(tx: &Tx, job: JobId) -> Outcome<JobView> {
    let sql = "select id, kind, state, done, total, message, created_at, started_at, ended_at, result
               from job where tenant = $1 and id = $2 and created_by = $3";
    let row = tx.row(sql, [tx.ctx.tenant.0.into(), job.0.into(), tx.ctx.actor.person.0.into()]).await?;
    view(&row.ok_or(Code::NotFound)?)
}

/// How far these jobs have come, whoever ordered them: for a room that shows them beside what they make.
pub async fn states(tx: &Tx, jobs: &[JobId]) -> Outcome<Vec<JobView>> {
    let sql = "select id, kind, state, done, total, message, created_at, started_at, ended_at, result
               from job where tenant = $1 and id = any($2)";
    let ids: Vec<uuid::Uuid> = jobs.iter().map(|job| job.0).collect();
    tx.rows(sql, [tx.ctx.tenant.0.into(), ids.into()]).await?.iter().map(view).collect()
}

/// Takes one's own job back; one that is over stays as it is. Whoever works on it hears of it with the next heartbeat.
pub async fn cancel(tx: &Tx, job: JobId) -> Outcome<JobView> {
    let sql = "update job set state = 'cancelled', ended_at = clock_timestamp()
               where tenant = $1 and id = $2 and created_by = $3 and state in ('queued', 'running')";
    tx.run(sql, [tx.ctx.tenant.0.into(), job.0.into(), tx.ctx.actor.person.0.into()]).await?;
    read(tx, job).await
}

fn view(row: &QueryResult) -> Outcome<JobView> {
    let state: String = row.try_get("", "state")?;
    let instant = |column: &str| row.try_get::<Option<OffsetDateTime>>("", column).map(|at| at.map(Instant));
    Ok(JobView {
        id: JobId(row.try_get("", "id")?),
        kind: row.try_get("", "kind")?,
        state: state.parse().map_err(|error| internal(&error))?,
        done: row.try_get("", "done")?,
        total: row.try_get("", "total")?,
        message: row.try_get("", "message")?,
        created: Instant(row.try_get("", "created_at")?),
        started: instant("started_at")?,
        ended: instant("ended_at")?,
        result: row.try_get("", "result")?,
    })
}
