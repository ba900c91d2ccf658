//! The role that serves, the context of a transaction and the makers of the audit trail.
//! The previous release: there is none.

use sea_orm_migration::prelude::*;

use crate::fence::run;

#[derive(DeriveMigrationName)]
pub struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, include_str!("sql/foundation.sql")).await
    }
}
