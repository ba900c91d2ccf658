//! Access events: who signed in, was refused or signed out, and what was taken out of the system (AUD-11). They are rows, so that the
//! trail has them like everything else.
//! Signing in happens before a tenant is chosen, so an event is written into the tenants that it concerns; one of nobody known is
//! nobody's, under the nil tenant.
//! The previous release still runs: it knows no such table.

use sea_orm_migration::prelude::*;

use crate::fence::table;

#[derive(DeriveMigrationName)]
pub struct Migration;

const ACCESS_EVENT: &str = "
  tenant uuid not null,
  id uuid not null,
  study uuid,
  site uuid,
  subject uuid,
  kind text not null constraint access_event_kind_check check (kind ~ '^[a-z_]+$'),
  object text not null default '',
  address text not null default '',
  at timestamptz not null default clock_timestamp(),
  constraint access_event_pkey primary key (tenant, id)
";

// Whoever reaches only some sites sees of what belongs to no site only what they did themselves.
macro_rules! reach {
    ($me:literal) => {
        concat!(
            "tenant = app_tenant() and case when study is null or (select app_all_studies()) then true else study = any((select app_studies())::uuid[]) end",
            " and case when (select app_all_sites()) then true when site is null then ",
            $me,
            " else site = any((select app_sites())::uuid[]) end"
        )
    };
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("access_event", ACCESS_EVENT)
            .policy("seen", concat!("for select using (", reach!("false"), ")"))
            .policy("added", "for insert with check (case when app_identity() then true else tenant = app_tenant() end)")
            .policy("changed", "for update using (tenant = app_tenant() and false)")
            .history(concat!("using (", reach!("actor = app_actor()"), ")"))
            .grants("select, insert")
            .make(manager)
            .await
    }
}
