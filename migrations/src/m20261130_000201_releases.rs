//! Releases: a published version of a design given to sites, and what became of each subject that moved to it.
//! What a subject's move changed is written in the transaction that moves it, so a release that is broken off and taken up again
//! counts nothing twice.
//! The previous release still runs: it neither reads nor writes the new tables.

use sea_orm_migration::prelude::*;

use crate::fence::table;

#[derive(DeriveMigrationName)]
pub struct Migration;

const RELEASE: &str = "
  tenant uuid not null,
  id uuid not null,
  study uuid not null,
  version uuid not null,
  sites uuid[] not null default '{}',
  moves boolean not null,
  reason text not null default '',
  approval text not null default '',
  state text not null constraint release_state_check check (state in ('moving', 'paused', 'cancelled', 'incomplete', 'done')),
  attempt int not null default 1,
  job uuid,
  created_by uuid not null,
  created_by_name text not null default '',
  created_at timestamptz not null default clock_timestamp(),
  ended_at timestamptz,
  constraint release_pkey primary key (tenant, id),
  constraint release_study_key unique (tenant, study, id),
  constraint release_version_fkey foreign key (tenant, study, version) references study_version (tenant, study, id)
";

const MOVED: &str = "
  tenant uuid not null,
  id uuid not null,
  study uuid not null,
  site uuid not null,
  release uuid not null,
  subject uuid not null,
  attempt int not null default 1,
  outcome jsonb not null default '{}',
  error text,
  moved_at timestamptz not null default clock_timestamp(),
  constraint release_subject_pkey primary key (tenant, id),
  constraint release_subject_subject_key unique (tenant, release, subject),
  constraint release_subject_release_fkey foreign key (tenant, study, release) references release (tenant, study, id),
  constraint release_subject_subject_fkey foreign key (tenant, study, site, subject)
    references subject (tenant, study, site, id) on update cascade
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("release", RELEASE).study("study").grants("select, insert, update (state, attempt, job, ended_at)").make(manager).await?;
        table("release_subject", MOVED).study("study").site("site").make(manager).await
    }
}
