//! Roles that a tenant makes of the same permissions, and grants of them; whoever's grants change is told to every server.
//! The previous release still runs: it reads a grant of such a role as one of the built-in role that it is based on. A tenant makes
//! none before all servers know them.

use sea_orm_migration::prelude::*;

use crate::fence::{run, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const OWN_ROLE: &str = "
  tenant uuid not null constraint own_role_tenant_fkey references tenant (id),
  id uuid not null,
  name text not null constraint own_role_name_check check (name <> ''),
  note text not null default '',
  base text not null constraint own_role_base_check check (base ~ '^[a-z][a-z_]*$' and base <> 'support'),
  may text[] not null constraint own_role_may_check check (may <> '{}'),
  revision int not null default 1,
  retired boolean not null default false,
  created_at timestamptz not null default clock_timestamp(),
  constraint own_role_pkey primary key (tenant, id)
";

// One open grant of a role in a place; an own role is another role than its base. What a person holds is cached by each server, so
// each is told as soon as it is committed, whoever changed it.
const ACROSS: &str = "
create unique index own_role_name_key on own_role (tenant, lower(name)) where not retired;
alter table membership add column own_role uuid;
alter table membership add constraint membership_own_role_fkey foreign key (tenant, own_role) references own_role (tenant, id);
drop index membership_grant_key;
create unique index membership_grant_key on membership (tenant, person, role, study, site, own_role) nulls not distinct where ends_at is null;
create index membership_own_role_idx on membership (tenant, own_role) where own_role is not null;
select audit.watch('public.membership', '{}', '{}', '{}');

create function tell_grants() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_table_name = 'membership' then
    perform pg_notify('probatum_grants', 'person ' || new.person);
  else
    perform pg_notify('probatum_grants', 'tenant ' || new.tenant);
  end if;
  return null;
end $$;
create trigger tell_grants after insert or update on membership for each row execute function tell_grants();
create trigger tell_grants after update on own_role for each row execute function tell_grants();
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // What it is based on stays as it was made.
        table("own_role", OWN_ROLE).grants("select, insert, update (name, note, may, revision, retired)").make(manager).await?;
        run(manager, ACROSS).await
    }
}
