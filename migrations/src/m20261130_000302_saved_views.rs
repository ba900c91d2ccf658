//! Views of a list that people keep: filter, order and columns under a name; their own, or shared with the study.
//! The previous release still runs: it neither reads nor writes the new table.

use sea_orm_migration::prelude::*;

use crate::fence::{run, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const SAVED_VIEW: &str = "
  tenant uuid not null,
  id uuid not null,
  study uuid not null,
  person uuid not null constraint saved_view_person_fkey references person (id),
  list text not null constraint saved_view_list_check check (list ~ '^[a-z_]+$'),
  name text not null constraint saved_view_name_check check (name <> ''),
  query text not null,
  shared boolean not null default false,
  retired boolean not null default false,
  created_at timestamptz not null default clock_timestamp(),
  constraint saved_view_pkey primary key (tenant, id),
  constraint saved_view_study_fkey foreign key (tenant, study) references study (tenant, id)
";

macro_rules! reach {
    ($before:literal, $after:literal) => {
        concat!(
            $before,
            " (tenant = app_tenant() and case when (select app_all_studies()) then true else study = any((select app_studies())::uuid[]) end",
            $after,
            ")"
        )
    };
}

// Everybody of the study reads what is shared; nobody but its owner changes it.
const SEEN: &str = reach!("for select using", " and (shared or person = app_actor())");
const ADDED: &str = reach!("for insert with check", " and person = app_actor()");
const CHANGED: &str = reach!("for update using", " and person = app_actor()");

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let fenced = table("saved_view", SAVED_VIEW).study("study");
        let fenced = fenced.policy("seen", SEEN).policy("added", ADDED).policy("changed", CHANGED);
        fenced.grants("select, insert, update (name, query, shared, retired)").make(manager).await?;
        run(manager, "create index saved_view_study_idx on saved_view (tenant, study, person);").await
    }
}
