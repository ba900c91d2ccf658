//! The vault: tenants' data keys, wrapped by a key store outside the database, and what is sealed with them (TEN-04).
//! No reference to a tenant: people and sessions have secrets before any tenant is chosen, under the nil tenant.
//! The previous release still runs: it knows nothing of either table.

use sea_orm_migration::prelude::*;

use crate::fence::{run, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const TENANT_KEY: &str = "
  tenant uuid not null,
  id uuid not null,
  n int not null constraint tenant_key_n_check check (n > 0),
  state text not null default 'active' constraint tenant_key_state_check check (state in ('active', 'retired', 'destroyed')),
  wrapped bytea,
  created_at timestamptz not null default clock_timestamp(),
  destroyed_at timestamptz,
  constraint tenant_key_pkey primary key (tenant, id),
  constraint tenant_key_n_key unique (tenant, n),
  constraint tenant_key_wrapped_check check ((wrapped is null) = (state = 'destroyed')),
  constraint tenant_key_destroyed_check check ((destroyed_at is not null) = (state = 'destroyed'))
";

const VAULT_ITEM: &str = "
  tenant uuid not null,
  id uuid not null,
  purpose text not null constraint vault_item_purpose_check check (purpose ~ '^[a-z_]+[.][a-z_]+$'),
  object text not null,
  key int not null,
  sealed bytea not null,
  created_at timestamptz not null default clock_timestamp(),
  constraint vault_item_pkey primary key (tenant, id),
  constraint vault_item_object_key unique (tenant, purpose, object),
  constraint vault_item_key_fkey foreign key (tenant, key) references tenant_key (tenant, n)
";

// A gravestone stays: neither what serves nor the owner makes a key of it again.
const ACROSS: &str = "
create unique index tenant_key_active_key on tenant_key (tenant) where state = 'active';
create index vault_item_key_idx on vault_item (tenant, key, id);

create function audit.gravestone() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.state = 'destroyed' then
    raise exception 'a key that was destroyed stays destroyed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke all on function audit.gravestone() from public;
create trigger gravestone before update on tenant_key for each row execute function audit.gravestone();
alter table tenant_key enable always trigger gravestone;
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("tenant_key", TENANT_KEY).masked(&["wrapped"]).make(manager).await?;
        table("vault_item", VAULT_ITEM).masked(&["sealed"]).make(manager).await?;
        run(manager, ACROSS).await
    }
}
