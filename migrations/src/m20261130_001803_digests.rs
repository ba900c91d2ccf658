//! Digests: how often a person wants to be told by mail what waits for them in a tenant, and the last day on which that was
//! looked at. The row has the person's id: one for each in each tenant. Without a row, they are told daily.
//! The previous release still runs: it knows no such table.

use sea_orm_migration::prelude::*;

use crate::fence::table;

#[derive(DeriveMigrationName)]
pub struct Migration;

const DIGEST: &str = "
  tenant uuid not null constraint digest_tenant_fkey references tenant (id),
  id uuid not null constraint digest_person_fkey references person (id),
  rhythm text not null default 'daily' constraint digest_rhythm_check check (rhythm in ('daily', 'weekly', 'off')),
  time_zone text,
  last_on date,
  constraint digest_pkey primary key (tenant, id)
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("digest", DIGEST).silent(&["last_on"]).make(manager).await
    }
}
