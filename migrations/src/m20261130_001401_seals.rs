//! Seals over the audit trail (AUD-15): signed texts, each with the list of the entries it holds. Only added to, by grants and by
//! trigger, like the trail itself; what serves adds through one function.
//! The previous release still runs: it knows no such table.

use sea_orm_migration::prelude::*;

use crate::fence::run;

#[derive(DeriveMigrationName)]
pub struct Migration;

// The tenant is the transaction's own; seals of a tenant are counted from 0. `leaves` is the list (docs/seals.md).
const SEAL: &str = "
create table audit.seal (
  tenant uuid not null,
  n bigint not null constraint seal_n_check check (n >= 0),
  body text not null,
  signature bytea not null,
  leaves bytea not null,
  constraint seal_pkey primary key (tenant, n)
);
alter table audit.seal enable row level security;
alter table audit.seal force row level security;
alter table audit.seal alter column leaves set storage external;
create policy fence on audit.seal for select using (tenant = app_tenant());
create policy trail on audit.seal for insert with check (true);
grant select on audit.seal to probatum_app;
create trigger keep before update or delete or truncate on audit.seal for each statement execute function audit.refuse();
alter table audit.seal enable always trigger keep;

create function audit.put_seal(n bigint, body text, signature bytea, leaves bytea) returns void
language sql security definer set search_path = pg_catalog, pg_temp as $$
  insert into audit.seal (tenant, n, body, signature, leaves)
  values (nullif(current_setting('app.tenant'), '')::uuid, n, body, signature, leaves)
$$;
revoke all on function audit.put_seal(bigint, text, bytea, bytea) from public;
grant execute on function audit.put_seal(bigint, text, bytea, bytea) to probatum_app;
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, SEAL).await
    }
}
