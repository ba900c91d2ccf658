//! The outbox (news for after the commit) and jobs (long work with progress). Both join the transaction that orders them.
//! They are worked off across tenants by whoever serves, through two functions of the owner's; each row is then worked on in
//! its own tenant's context.
//! The previous release: there is none.

use sea_orm_migration::prelude::*;

use crate::fence::{run, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

// No reference to a tenant: people and sessions have news before any tenant is chosen, under the nil tenant.
const OUTBOX: &str = "
  tenant uuid not null,
  id uuid not null,
  topic text not null constraint outbox_topic_check check (topic <> ''),
  payload jsonb not null default '{}',
  created_at timestamptz not null default clock_timestamp(),
  attempts int not null default 0,
  next_at timestamptz not null default clock_timestamp(),
  delivered_at timestamptz,
  error text,
  context jsonb not null default '{}',
  constraint outbox_pkey primary key (tenant, id)
";

const JOB: &str = "
  tenant uuid not null constraint job_tenant_fkey references tenant (id),
  id uuid not null,
  kind text not null constraint job_kind_check check (kind <> ''),
  args jsonb not null default '{}',
  state text not null default 'queued' constraint job_state_check check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
  done bigint not null default 0,
  total bigint not null default 0,
  message text not null default '',
  created_by uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  started_at timestamptz,
  ended_at timestamptz,
  heartbeat_at timestamptz,
  result jsonb,
  attempts int not null default 0,
  context jsonb not null default '{}',
  constraint job_pkey primary key (tenant, id)
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("outbox", OUTBOX).unaudited().make(manager).await?;
        table("job", JOB).unaudited().make(manager).await?;
        run(manager, include_str!("sql/queues.sql")).await
    }
}
