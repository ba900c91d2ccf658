//! The delegation log of a site: who does what there, by whose delegation; access follows it.
//! The previous release still runs: it reads the grants that follow from the log as grants.

use sea_orm_migration::prelude::*;

use crate::fence::{run, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

// Names are kept as they were: the person reads what is delegated before they have access to study and site, and what was signed
// stays what was signed.
const DELEGATION: &str = "
  tenant uuid not null,
  id uuid not null,
  study uuid not null,
  study_name text not null,
  site uuid not null,
  site_name text not null,
  person uuid not null constraint delegation_person_fkey references person (id),
  role text not null constraint delegation_role_check check (role in ('investigator', 'coordinator')),
  duties text not null constraint delegation_duties_check check (duties <> ''),
  starts_at timestamptz,
  ends_at timestamptz,
  state text not null default 'proposed'
    constraint delegation_state_check check (state in ('proposed', 'accepted', 'signed', 'declined', 'withdrawn', 'ended')),
  proposed_by uuid not null,
  proposed_by_name text not null,
  proposed_at timestamptz not null default clock_timestamp(),
  answered_at timestamptz,
  signed_by uuid,
  signed_by_name text,
  signed_at timestamptz,
  ended_by uuid,
  ended_by_name text,
  ended_at timestamptz,
  ended_why text,
  constraint delegation_pkey primary key (tenant, id),
  constraint delegation_study_fkey foreign key (tenant, study) references study (tenant, id),
  constraint delegation_site_fkey foreign key (tenant, study, site) references site (tenant, study, id),
  constraint delegation_period_check check (ends_at is null or starts_at is null or ends_at > starts_at),
  constraint delegation_signed_check check (state <> 'signed' or answered_at is not null and signed_by is not null and signed_by <> person)
";

macro_rules! reach {
    ($before:literal, $after:literal) => {
        concat!(
            $before,
            " (tenant = app_tenant() and case when (select app_all_studies()) then true else study = any((select app_studies())::uuid[]) end",
            " and case when (select app_all_sites()) then true else site = any((select app_sites())::uuid[]) end",
            $after,
            ")"
        )
    };
}

// Whoever sees the site, and the person themself, also before they have chosen the tenant.
const SEEN: &str = reach!("for select using", " or person = app_actor()");
const ADDED: &str = reach!("for insert with check", "");
const CHANGED: &str = reach!("for update using", " or tenant = app_tenant() and person = app_actor()");

const ACROSS: &str = "
create index delegation_site_idx on delegation (tenant, study, site, proposed_at);
create index delegation_person_idx on delegation (tenant, person);
alter table membership add column delegation uuid;
alter table membership add constraint membership_delegation_fkey foreign key (tenant, delegation) references delegation (tenant, id);
select audit.watch('public.membership', '{}', '{}', '{}');

-- Whoever is to answer comes in to answer, with no access to anything else.
create policy delegate on tenant for select using (exists (
  select from delegation d where d.tenant = tenant.id and d.person = app_actor() and d.state in ('proposed', 'accepted')));
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let fenced = table("delegation", DELEGATION).study("study").site("site");
        let fenced = fenced.policy("seen", SEEN).policy("added", ADDED).policy("changed", CHANGED);
        // What is delegated stays as it was proposed.
        let steps = "select, insert, update (state, answered_at, signed_by, signed_by_name, signed_at, ended_by, ended_by_name, ended_at, ended_why)";
        fenced.grants(steps).make(manager).await?;
        run(manager, ACROSS).await
    }
}
