//! Tenants, people and sessions (global), and memberships.
//! A person is one human being whatever the number of tenants; what they may do hangs on memberships.
//! The previous release: there is none.

use sea_orm_migration::prelude::*;

use crate::fence::table;

#[derive(DeriveMigrationName)]
pub struct Migration;

const TENANT: &str = "
  id uuid not null,
  name text not null constraint tenant_name_check check (name <> ''),
  created_at timestamptz not null default clock_timestamp(),
  constraint tenant_pkey primary key (id)
";

const PERSON: &str = "
  id uuid not null,
  email text not null constraint person_email_check check (email <> ''),
  name text not null,
  password_hash text,
  failed int not null default 0,
  locked_until timestamptz,
  password_changed_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  constraint person_pkey primary key (id)
";

const SESSION: &str = "
  id uuid not null,
  person uuid not null constraint session_person_fkey references person (id),
  tenant uuid constraint session_tenant_fkey references tenant (id),
  refresh_hash bytea not null,
  previous_hash bytea,
  generation int not null default 1,
  created_at timestamptz not null default clock_timestamp(),
  used_at timestamptz not null default clock_timestamp(),
  expires_at timestamptz not null,
  ends_at timestamptz not null,
  revoked_at timestamptz,
  user_agent text not null default '',
  address text not null default '',
  constraint session_pkey primary key (id)
";

const MEMBERSHIP: &str = "
  tenant uuid not null constraint membership_tenant_fkey references tenant (id),
  id uuid not null,
  person uuid not null constraint membership_person_fkey references person (id),
  role text not null constraint membership_role_check check (role ~ '^[a-z][a-z_]*$'),
  study uuid,
  site uuid,
  starts_at timestamptz not null default clock_timestamp(),
  ends_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  constraint membership_pkey primary key (tenant, id),
  constraint membership_scope_check check (site is null or study is not null),
  constraint membership_period_check check (ends_at is null or ends_at >= starts_at)
";

/// Made last, when the tables exist that they read: who sees a tenant, and who sees a person, follows from memberships.
const ACROSS: &str = "
create unique index person_email_key on person (lower(email));
create index session_person_idx on session (person);
create unique index session_refresh_key on session (refresh_hash);
create index session_previous_idx on session (previous_hash) where previous_hash is not null;
create index membership_person_idx on membership (person);
create unique index membership_grant_key on membership (tenant, person, role, study, site) nulls not distinct where ends_at is null;

create policy member on tenant for select using (case when id = app_tenant() then true else exists (
  select from membership m where m.tenant = tenant.id and m.person = app_actor()
    and m.starts_at <= now() and (m.ends_at is null or m.ends_at > now())) end);
create policy member on person for select using (case when app_identity() then true when id = app_actor() then true else exists (
  select from membership m where m.tenant = app_tenant() and m.person = person.id) end);
create policy member on audit.person for select using (
  exists (select from membership m where m.tenant = app_tenant() and m.person = row_id));
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("tenant", TENANT)
            .policy("adding", "for insert with check (id = app_tenant())")
            .policy("changing", "for update using (id = app_tenant()) with check (id = app_tenant())")
            .make(manager)
            .await?;
        let oneself = "for update using (case when app_identity() then true else id = app_actor() end)";
        table("person", PERSON)
            .policy("adding", "for insert with check (app_identity())")
            .policy("changing", oneself)
            .masked(&["password_hash"])
            .history("using (case when tenant = app_tenant() then true else actor = app_actor() end)")
            .make(manager)
            .await?;
        table("session", SESSION)
            .policy("fence", "using (case when app_identity() then true else person = app_actor() end)")
            .masked(&["refresh_hash", "previous_hash"])
            .silent(&["used_at"])
            .history("using (case when tenant = app_tenant() then true else actor = app_actor() end)")
            .make(manager)
            .await?;
        table("membership", MEMBERSHIP)
            .policy("reading", "for select using (case when tenant = app_tenant() then true else person = app_actor() end)")
            .policy("adding", "for insert with check (tenant = app_tenant())")
            .policy("changing", "for update using (tenant = app_tenant()) with check (tenant = app_tenant())")
            .make(manager)
            .await?;
        crate::fence::run(manager, ACROSS).await
    }
}
