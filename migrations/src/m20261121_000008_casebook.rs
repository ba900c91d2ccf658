//! What rules say of a subject's casebook: visits and forms it does not have, days on which visits are planned.
//! The previous release still runs: it neither reads nor writes the new column.

use sea_orm_migration::prelude::*;

use crate::fence::run;

#[derive(DeriveMigrationName)]
pub struct Migration;

const CASEBOOK: &str = "
alter table subject add column casebook jsonb not null default '{}';
select audit.watch('public.subject', '{casebook}', '{}', '{}');
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, CASEBOOK).await
    }
}
