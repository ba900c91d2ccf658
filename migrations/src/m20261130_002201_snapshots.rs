//! Snapshots: what was taken out of a study, as of which moment, for whom, and what it came to. The bytes are in the store.
//! A row says who ordered it, is filled in once, when it was made, and counts how often it was taken; `removed_at` says when its bytes went.
//! The previous release still runs: it knows no such table.

use sea_orm_migration::prelude::*;

use crate::fence::{run, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const SNAPSHOT: &str = "
  tenant uuid not null,
  id uuid not null,
  study uuid not null,
  name text not null constraint snapshot_name_check check (name <> ''),
  formats text[] not null constraint snapshot_formats_check check (cardinality(formats) > 0),
  filter jsonb not null,
  reach uuid[],
  unblinded boolean not null,
  days int not null constraint snapshot_days_check check (days between 1 and 365),
  job uuid not null,
  ordered_at timestamptz not null default clock_timestamp(),
  ordered_by uuid not null,
  ordered_by_name text not null,
  moment timestamptz,
  made_at timestamptz,
  size bigint,
  sha256 text,
  content jsonb,
  expires_at timestamptz,
  removed_at timestamptz,
  taken int not null default 0,
  constraint snapshot_pkey primary key (tenant, id),
  constraint snapshot_made_check check (num_nulls(moment, made_at, size, sha256, content, expires_at) in (0, 6)),
  constraint snapshot_study_fkey foreign key (tenant, study) references study (tenant, id)
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("snapshot", SNAPSHOT).study("study").grants("select, insert, update").make(manager).await?;
        run(manager, "create index snapshot_study_idx on snapshot (tenant, study, ordered_at)").await
    }
}
