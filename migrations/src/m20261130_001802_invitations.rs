//! Invitations, and the tickets behind the links of mails: to accept one, to set a new password, to confirm an address.
//! A ticket works once and ends by itself; only a hash of what the link says is kept. It opens before anybody is signed in, so it
//! belongs, as a session does, to no tenant.
//! The previous release still runs: it knows no such tables.

use sea_orm_migration::prelude::*;

use crate::fence::{run, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const INVITATION: &str = "
  tenant uuid not null constraint invitation_tenant_fkey references tenant (id),
  id uuid not null,
  email text not null constraint invitation_email_check check (email <> ''),
  role text not null constraint invitation_role_check check (role ~ '^[a-z][a-z_]*$'),
  study uuid,
  site uuid,
  language text,
  invited_by uuid not null,
  invited_by_name text not null,
  invited_at timestamptz not null default clock_timestamp(),
  sends int not null default 1,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  accepted_by uuid,
  withdrawn_at timestamptz,
  constraint invitation_pkey primary key (tenant, id),
  constraint invitation_scope_check check (site is null or study is not null),
  constraint invitation_study_fkey foreign key (tenant, study) references study (tenant, id),
  constraint invitation_site_fkey foreign key (tenant, site) references site (tenant, id)
";

const TICKET: &str = "
  id uuid not null,
  purpose text not null constraint ticket_purpose_check check (purpose in ('invitation', 'reset', 'address')),
  tenant uuid,
  object uuid,
  person uuid constraint ticket_person_fkey references person (id),
  address text,
  token_hash bytea not null,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz,
  ended_at timestamptz,
  constraint ticket_pkey primary key (id)
";

const ACROSS: &str = "
create unique index ticket_token_key on ticket (token_hash);
create index ticket_person_idx on ticket (person, purpose);
create index ticket_object_idx on ticket (object);
create unique index invitation_open_key on invitation (tenant, lower(email), role, study, site) nulls not distinct
  where accepted_at is null and withdrawn_at is null;
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("invitation", INVITATION).make(manager).await?;
        let theirs = "using (case when app_identity() then true else tenant = app_tenant() end)";
        table("ticket", TICKET)
            .policy("fence", theirs)
            .masked(&["token_hash", "address"])
            .history("using (case when tenant = app_tenant() then true else actor = app_actor() end)")
            .make(manager)
            .await?;
        run(manager, ACROSS).await
    }
}
