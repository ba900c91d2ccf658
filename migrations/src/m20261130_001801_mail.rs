//! Mail: what is to be sent to people. A row joins the transaction that causes it; the outbox has it sent after the commit.
//! What it is about is said once in each tenant, so that nobody is written to twice about the same thing. Rows of nobody's tenant
//! (the nil tenant) are about an account itself.
//! The previous release still runs: it knows no such table.

use sea_orm_migration::prelude::*;

use crate::fence::{run, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

// No reference to a tenant: accounts have mail before any tenant is chosen, under the nil tenant.
const MAIL: &str = "
  tenant uuid not null,
  id uuid not null,
  about text not null constraint mail_about_check check (about <> ''),
  kind text not null constraint mail_kind_check check (kind ~ '^[a-z]+(-[a-z]+)*$'),
  person uuid constraint mail_person_fkey references person (id),
  address text,
  language text,
  args jsonb not null default '{}',
  link text not null default '',
  ticket uuid,
  state text not null default 'waiting' constraint mail_state_check check (state in ('waiting', 'sent', 'failed', 'unsent')),
  tries int not null default 0,
  error text,
  posted_at timestamptz not null default clock_timestamp(),
  sent_at timestamptz,
  constraint mail_pkey primary key (tenant, id),
  constraint mail_receiver_check check (person is not null or address is not null)
";

const ONCE: &str = "create unique index mail_about_key on mail (tenant, about);";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("mail", MAIL).masked(&["address", "args"]).silent(&["tries", "error"]).make(manager).await?;
        run(manager, ONCE).await
    }
}
