//! Printouts: who took which part of a casebook onto paper, and when.
//! The previous release still runs: it knows no such table.

use sea_orm_migration::prelude::*;

use crate::fence::{run, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const PRINTOUT: &str = "
  tenant uuid not null,
  id uuid not null,
  study uuid not null,
  site uuid not null,
  subject uuid not null,
  visit text,
  visit_n int,
  form text,
  form_n int,
  language text not null,
  at timestamptz not null default clock_timestamp(),
  printed_by uuid not null,
  printed_by_name text not null,
  constraint printout_pkey primary key (tenant, id),
  constraint printout_part_check check (num_nulls(visit, visit_n, form, form_n) in (0, 4)),
  constraint printout_subject_fkey foreign key (tenant, study, site, subject)
    references subject (tenant, study, site, id) on update cascade
";

const INDEX: &str = "create index printout_subject_idx on printout (tenant, study, site, subject, at);";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("printout", PRINTOUT).study("study").site("site").grants("select, insert").make(manager).await?;
        run(manager, INDEX).await
    }
}
