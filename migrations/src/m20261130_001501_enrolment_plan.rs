//! The study's plan of enrolment: one row, whose history the audit trail keeps.
//! The previous release still runs: it knows no such table.

use sea_orm_migration::prelude::*;

use crate::fence::table;

#[derive(DeriveMigrationName)]
pub struct Migration;

const PLAN: &str = "
  tenant uuid not null,
  id uuid not null,
  study uuid not null,
  plan jsonb not null,
  revision int not null default 1,
  set_by uuid not null,
  set_by_name text not null,
  set_at timestamptz not null default clock_timestamp(),
  constraint enrolment_plan_pkey primary key (tenant, id),
  constraint enrolment_plan_study_key unique (tenant, study),
  constraint enrolment_plan_study_fkey foreign key (tenant, study) references study (tenant, id)
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let plan = table("enrolment_plan", PLAN).study("study").documents(&["plan"]);
        plan.grants("select, insert, update (plan, revision, set_by, set_by_name, set_at)").make(manager).await
    }
}
