//! Second factors of people, their recovery codes and the devices they came by before; what a session has proved; and what a tenant asks
//! of whoever signs in.
//! Secrets of authenticator apps lie in the vault, under the nil tenant; recovery codes and devices' keys are kept as hashes.
//! Devices count wrong passwords of their own, so that a stranger's do not keep the owner out.
//! The previous release still runs: it asks nobody for a second factor, and begins sessions that have proved only a password.

use sea_orm_migration::prelude::*;

use crate::fence::{run, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

// `step`: of an app, the last step whose code was used; of a passkey, when the last question that it answered was asked.
const FACTOR: &str = "
  id uuid not null,
  person uuid not null constraint factor_person_fkey references person (id),
  kind text not null constraint factor_kind_check check (kind in ('totp', 'passkey')),
  name text not null default '',
  credential_id bytea,
  credential jsonb,
  synced boolean not null default false,
  step bigint not null default 0,
  created_at timestamptz not null default clock_timestamp(),
  used_at timestamptz,
  retired_at timestamptz,
  constraint factor_pkey primary key (id),
  constraint factor_credential_check check ((kind = 'passkey') = (credential_id is not null))
";

const RECOVERY_CODE: &str = "
  id uuid not null,
  person uuid not null constraint recovery_code_person_fkey references person (id),
  hash bytea not null,
  created_at timestamptz not null default clock_timestamp(),
  used_at timestamptz,
  retired_at timestamptz,
  constraint recovery_code_pkey primary key (id)
";

const DEVICE: &str = "
  id uuid not null,
  person uuid not null constraint device_person_fkey references person (id),
  hash bytea not null,
  failed int not null default 0,
  locked_until timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  retired_at timestamptz,
  constraint device_pkey primary key (id)
";

const SIGN_IN_POLICY: &str = "
  tenant uuid not null,
  id uuid not null,
  second_factor_from timestamptz,
  factor_at_signing boolean not null default false,
  idle_minutes int constraint sign_in_policy_idle_check check (idle_minutes between 5 and 240),
  session_hours int constraint sign_in_policy_hours_check check (session_hours between 1 and 24),
  set_at timestamptz not null default clock_timestamp(),
  set_by uuid not null,
  set_by_name text not null,
  constraint sign_in_policy_pkey primary key (tenant, id)
";

// `second`: what was proved beside the password. `half_until`: the second factor is still asked for, and until when.
const ACROSS: &str = "
create unique index factor_totp_key on factor (person) where kind = 'totp' and retired_at is null;
create unique index factor_credential_key on factor (credential_id) where credential_id is not null;
create index factor_person_idx on factor (person);
create unique index recovery_code_hash_key on recovery_code (person, hash);
create index device_person_idx on device (person);
create unique index sign_in_policy_one_key on sign_in_policy (tenant);
alter table session add column second text, add column half_until timestamptz,
  add column device uuid constraint session_device_fkey references device (id);
select audit.watch('public.session', '{}', '{refresh_hash,previous_hash}', '{used_at}');
";

const OWN: &str = "using (case when app_identity() then true else person = app_actor() end)";
const OWN_HISTORY: &str = "using (case when tenant = app_tenant() then true else actor = app_actor() end)";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let factor = table("factor", FACTOR).policy("fence", OWN).masked(&["credential"]).silent(&["step", "used_at"]);
        factor.history(OWN_HISTORY).make(manager).await?;
        table("recovery_code", RECOVERY_CODE).policy("fence", OWN).masked(&["hash"]).history(OWN_HISTORY).make(manager).await?;
        table("device", DEVICE).policy("fence", OWN).masked(&["hash"]).history(OWN_HISTORY).make(manager).await?;
        table("sign_in_policy", SIGN_IN_POLICY)
            .policy("reading", "for select using (case when app_identity() then true else tenant = app_tenant() end)")
            .policy("adding", "for insert with check (tenant = app_tenant())")
            .policy("changing", "for update using (tenant = app_tenant()) with check (tenant = app_tenant())")
            .make(manager)
            .await?;
        run(manager, ACROSS).await
    }
}
