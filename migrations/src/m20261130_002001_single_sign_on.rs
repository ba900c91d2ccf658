//! Single sign-on: a tenant's identity providers, the domains that are known to be its own, what groups give, which sessions a provider
//! began and vouches for, proofs of identity at signing, and who may sign in with a password where the provider is required.
//! Who somebody is at a provider (`sso_identity`) is global, like the person: issuer and subject, never an address.
//! A session that a provider began works in the provider's tenant and nowhere else: `sso_lets` says so, and is asked wherever a session
//! chooses where it works.
//! The previous release still runs: it begins no such session and reads none of the tables; what is required of others it does not know.

use sea_orm_migration::prelude::*;

use crate::fence::{run, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const PROVIDER: &str = "
  tenant uuid not null constraint sso_provider_tenant_fkey references tenant (id),
  id uuid not null,
  name text not null constraint sso_provider_name_check check (name <> ''),
  issuer text not null,
  client_id text not null,
  domains text[] not null default '{}',
  scopes text not null default '',
  vouches boolean not null default false,
  acr text,
  recheck_seconds int not null default 60 constraint sso_provider_recheck_check check (recheck_seconds between 5 and 3600),
  active boolean not null default false,
  created_at timestamptz not null default clock_timestamp(),
  constraint sso_provider_pkey primary key (tenant, id),
  constraint sso_provider_client_key unique (tenant, issuer, client_id)
";

const DOMAIN: &str = "
  tenant uuid not null constraint sso_domain_tenant_fkey references tenant (id),
  id uuid not null,
  domain text not null constraint sso_domain_domain_check check (domain ~ '^[a-z0-9.-]+$'),
  token text not null,
  confirmed_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  constraint sso_domain_pkey primary key (tenant, id),
  constraint sso_domain_domain_key unique (tenant, domain)
";

const RULE: &str = "
  tenant uuid not null,
  id uuid not null,
  provider uuid not null,
  claim text not null,
  value text not null,
  role text not null constraint sso_rule_role_check check (role ~ '^[a-z][a-z_]*$' and role <> 'support'),
  study uuid,
  site uuid,
  retired_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  constraint sso_rule_pkey primary key (tenant, id),
  constraint sso_rule_scope_check check (site is null or study is not null),
  constraint sso_rule_provider_fkey foreign key (tenant, provider) references sso_provider (tenant, id),
  constraint sso_rule_study_fkey foreign key (tenant, study) references study (tenant, id),
  constraint sso_rule_site_fkey foreign key (tenant, study, site) references site (tenant, study, id)
";

const IDENTITY: &str = "
  id uuid not null,
  person uuid not null constraint sso_identity_person_fkey references person (id),
  issuer text not null,
  sub text not null,
  created_at timestamptz not null default clock_timestamp(),
  constraint sso_identity_pkey primary key (id),
  constraint sso_identity_sub_key unique (issuer, sub)
";

// `sub` is the subject's name in the protocol; `subject` is a participant's column, here and in every shadow.
// The id is that of the attempt: an answer of the provider that comes twice begins nothing the second time.
const BEGUN: &str = "
  tenant uuid not null,
  id uuid not null,
  provider uuid not null,
  session uuid not null constraint sso_session_session_fkey references session (id),
  person uuid not null constraint sso_session_person_fkey references person (id),
  sub text not null,
  sid text,
  tokens bytea,
  checked_at timestamptz not null,
  asking_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  constraint sso_session_pkey primary key (tenant, id),
  constraint sso_session_session_key unique (tenant, session),
  constraint sso_session_provider_fkey foreign key (tenant, provider) references sso_provider (tenant, id)
";

const PROOF: &str = "
  tenant uuid not null,
  id uuid not null,
  provider uuid not null,
  session uuid not null constraint sso_proof_session_fkey references session (id),
  person uuid not null constraint sso_proof_person_fkey references person (id),
  digest text not null,
  asked_at timestamptz not null,
  proved_at timestamptz,
  used_at timestamptz,
  constraint sso_proof_pkey primary key (tenant, id),
  constraint sso_proof_provider_fkey foreign key (tenant, provider) references sso_provider (tenant, id),
  constraint sso_proof_order_check check (used_at is null or proved_at is not null)
";

const POLICY: &str = "
  tenant uuid not null constraint sso_policy_tenant_fkey references tenant (id),
  id uuid not null,
  required boolean not null default false,
  constraint sso_policy_pkey primary key (tenant, id),
  constraint sso_policy_once_check check (id = tenant)
";

const LOCAL: &str = "
  tenant uuid not null constraint sso_local_tenant_fkey references tenant (id),
  id uuid not null,
  person uuid not null constraint sso_local_person_fkey references person (id),
  retired_at timestamptz,
  created_at timestamptz not null default clock_timestamp(),
  constraint sso_local_pkey primary key (tenant, id),
  constraint sso_local_person_key unique (tenant, person)
";

const ACROSS: &str = "
create index sso_identity_person_idx on sso_identity (person);
create index sso_session_sid_idx on sso_session (tenant, provider, sid);
create index sso_session_sub_idx on sso_session (tenant, provider, sub);
create index sso_session_person_idx on sso_session (tenant, person);
create index sso_rule_provider_idx on sso_rule (tenant, provider);

alter table session add column sso_tenant uuid, add column sso uuid,
  add constraint session_sso_check check ((sso_tenant is null) = (sso is null));
select audit.watch('public.session', '{}', '{refresh_hash,previous_hash}', '{used_at}');
alter table membership add column provider uuid,
  add constraint membership_provider_fkey foreign key (tenant, provider) references sso_provider (tenant, id);
select audit.watch('public.membership', '{}', '{}', '{}');

create function sso_lets(at_session uuid, at_tenant uuid, who uuid) returns boolean language sql stable
begin atomic
  select case
    when s.sso_tenant is not null then s.sso_tenant = at_tenant
    when exists (select from sso_policy p where p.tenant = at_tenant and p.required)
      then exists (select from sso_local l where l.tenant = at_tenant and l.person = who and l.retired_at is null)
    else true end
  from (select) nothing left join session s on s.id = at_session;
end;
";

const OWN: &str = "for select using (case when app_identity() then true else tenant = app_tenant() end)";
const ADDED: &str = "for insert with check (tenant = app_tenant())";
const CHANGED: &str = "for update using (tenant = app_tenant()) with check (tenant = app_tenant())";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Whoever signs in has chosen no tenant yet: identity work reads providers, domains and policies of all.
        for (name, columns) in [("sso_provider", PROVIDER), ("sso_domain", DOMAIN), ("sso_policy", POLICY), ("sso_local", LOCAL)] {
            let fenced = table(name, columns).policy("seen", OWN).policy("added", ADDED).policy("changed", CHANGED);
            fenced.masked(if name == "sso_domain" { &["token"] } else { &[] }).make(manager).await?;
        }
        table("sso_rule", RULE).make(manager).await?;
        table("sso_identity", IDENTITY)
            .policy("seen", "for select using (case when app_identity() then true else person = app_actor() end)")
            .policy("added", "for insert with check (app_identity())")
            .policy("changed", "for update using (app_identity() and false)")
            .grants("select, insert")
            .history("using (case when tenant = app_tenant() then true else actor = app_actor() end)")
            .make(manager)
            .await?;
        table("sso_session", BEGUN).masked(&["tokens"]).silent(&["checked_at", "asking_at", "tokens"]).make(manager).await?;
        table("sso_proof", PROOF).make(manager).await?;
        run(manager, ACROSS).await
    }
}
