//! Checks of the seals: when all of a tenant's trail was last verified, and what was not as it was sealed (AUD-15).
//! The previous release still runs: it knows no such table.

use sea_orm_migration::prelude::*;

use crate::fence::table;

#[derive(DeriveMigrationName)]
pub struct Migration;

const SEAL_CHECK: &str = "
  tenant uuid not null,
  id uuid not null,
  at timestamptz not null default clock_timestamp(),
  took_ms bigint not null,
  seals bigint not null,
  entries bigint not null,
  waiting bigint not null,
  faults int not null,
  places text[] not null default '{}',
  constraint seal_check_pkey primary key (tenant, id)
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("seal_check", SEAL_CHECK).grants("select, insert").make(manager).await
    }
}
