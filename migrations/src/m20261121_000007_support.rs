//! The provider's support: let in by the tenant for at most three days, and every look written down (TEN-06).
//! The previous release still runs: it knows no such role.

use sea_orm_migration::prelude::*;

use crate::fence::{run, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const SUPPORT_READ: &str = "
  tenant uuid not null,
  id uuid not null,
  membership uuid not null,
  action text not null,
  object text not null,
  at timestamptz not null default clock_timestamp(),
  constraint support_read_pkey primary key (tenant, id),
  constraint support_read_membership_fkey foreign key (tenant, membership) references membership (tenant, id)
";

// No standing access, whoever asks for it: the database refuses support that does not end.
const ACROSS: &str = "
alter table membership add constraint membership_support_check
  check (role <> 'support' or (site is null and ends_at is not null and ends_at <= starts_at + interval '72 hours'));
create index support_read_membership_idx on support_read (tenant, membership, at);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("support_read", SUPPORT_READ).grants("select, insert").make(manager).await?;
        run(manager, ACROSS).await
    }
}
