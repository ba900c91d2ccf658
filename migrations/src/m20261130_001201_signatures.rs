//! Signatures: what was signed, by whom, with which meaning, and by what it was broken; until when a session may sign with the password
//! alone; and what of a subject waits to be signed.
//! A signature is never changed: a trigger lets only the columns be filled, once, that say what broke it. The site follows its subject.
//! Where `signs` is not known yet, the server works it out after its start.
//! The previous release still runs: it signs nothing. What it changes of what was signed does not break the signature, but verification
//! names it.

use sea_orm_migration::prelude::*;

use crate::fence::{run, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const PARTITIONS: u32 = 8;

const DOMAINS: &str = "
create domain signature_level as text constraint signature_level_check check (value in ('form', 'visit', 'casebook'));
";

// `act`: one proof of identity may sign many objects. `content`: the document that was signed, as it was hashed.
const SIGNATURE: &str = "
  tenant uuid not null,
  id uuid not null,
  study uuid not null,
  site uuid not null,
  subject uuid not null,
  level signature_level not null,
  visit text,
  visit_n int,
  form text,
  form_n int,
  meaning text not null,
  signer uuid not null,
  signer_name text not null constraint signature_name_check check (signer_name <> ''),
  signer_role text,
  organisation text not null,
  signed_at timestamptz not null,
  zone text not null,
  act uuid not null,
  previous uuid,
  content text not null,
  content_hash text not null,
  hash text not null,
  broken_at timestamptz,
  broken_by uuid,
  broken_by_name text,
  broken jsonb,
  constraint signature_pkey primary key (tenant, id),
  constraint signature_subject_fkey foreign key (tenant, study, site, subject)
    references subject (tenant, study, site, id) on update cascade,
  constraint signature_previous_fkey foreign key (tenant, previous) references signature (tenant, id)
";

// Of one place there is one standing signature with one meaning, and an act signs each object once.
const ACROSS: &str = "
create unique index signature_standing_key on signature (tenant, subject, level, visit, visit_n, form, form_n, meaning)
  nulls not distinct where broken_at is null;
create unique index signature_act_key on signature (tenant, act, subject, level, visit, visit_n, form, form_n) nulls not distinct;
create index signature_subject_idx on signature (tenant, subject, signed_at);
create index signature_study_idx on signature (tenant, study, signed_at);
create index signature_previous_idx on signature (tenant, previous);
create function keep_signature() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if old.broken_at is not null or new.broken_at is null
     or (to_jsonb(new) - array['site', 'broken_at', 'broken_by', 'broken_by_name', 'broken'])
        <> (to_jsonb(old) - array['site', 'broken_at', 'broken_by', 'broken_by_name', 'broken']) then
    if new.site is distinct from old.site and to_jsonb(new) - 'site' = to_jsonb(old) - 'site' then
      return new;
    end if;
    raise exception 'a signature is never changed' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke all on function keep_signature() from public;
create trigger stays before update on signature for each row execute function keep_signature();
alter table session add column proved_at timestamptz;
select audit.watch('public.session', '{}', '{refresh_hash,previous_hash}', '{used_at}');
alter table standing add column to_sign int not null default 0, add column to_sign_again int not null default 0,
  add column signs jsonb;
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, DOMAINS).await?;
        let signature = table("signature", SIGNATURE).study("study").site("site").partitions(PARTITIONS);
        signature.masked(&["content"]).make(manager).await?;
        run(manager, ACROSS).await
    }
}
