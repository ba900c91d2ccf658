//! Files that were handed in: what each is, where it belongs, what its bytes come to. The bytes are in the store.
//! A row is never changed: whoever replaces a file adds one. It goes with its subject when that moves to another site.
//! The previous release still runs: it neither reads nor writes the new table.

use sea_orm_migration::prelude::*;

use crate::fence::{run, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const FILE: &str = "
  tenant uuid not null,
  id uuid not null,
  study uuid not null,
  site uuid not null,
  subject uuid not null,
  visit text not null,
  visit_n int not null,
  form text not null,
  form_n int not null,
  item text not null,
  name text not null constraint file_name_check check (name <> ''),
  media text not null,
  size bigint not null constraint file_size_check check (size > 0),
  sha256 text not null,
  width int,
  height int,
  thumbnail boolean not null,
  scanned boolean not null,
  uploaded_at timestamptz not null default clock_timestamp(),
  uploaded_by uuid not null,
  uploaded_by_name text not null,
  constraint file_pkey primary key (tenant, id),
  constraint file_subject_fkey foreign key (tenant, study, site, subject)
    references subject (tenant, study, site, id) on update cascade
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("file", FILE).study("study").site("site").grants("select, insert").make(manager).await?;
        run(manager, "create index file_subject_idx on file (tenant, subject, uploaded_at)").await
    }
}
