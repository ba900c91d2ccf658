//! Reviews of the trail: what was looked at, what was found, who signed it off (AUD-17).
//! The previous release still runs: it knows no such tables.

use sea_orm_migration::prelude::*;

use crate::fence::{run, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const REVIEW: &str = "
  tenant uuid not null,
  id uuid not null,
  study uuid not null,
  scope text not null constraint trail_review_scope_check check (scope <> ''),
  since timestamptz not null,
  until timestamptz not null,
  of_site uuid,
  questions text[] not null default '{}',
  sample int not null,
  seed bigint not null,
  state text not null default 'open' constraint trail_review_state_check check (state in ('open', 'signed_off')),
  outcome text not null default '',
  begun_by uuid not null,
  begun_by_name text not null,
  begun_at timestamptz not null default clock_timestamp(),
  signed_by uuid,
  signed_by_name text,
  signed_at timestamptz,
  constraint trail_review_pkey primary key (tenant, id),
  constraint trail_review_study_key unique (tenant, study, id),
  constraint trail_review_study_fkey foreign key (tenant, study) references study (tenant, id),
  constraint trail_review_outcome_check check (state = 'open' or outcome <> '' and signed_by is not null and signed_at is not null)
";

// `entry_kind` and `entry_seq` name the shadow row.
const ENTRY: &str = "
  tenant uuid not null,
  id uuid not null,
  study uuid not null,
  review uuid not null,
  entry_kind text not null,
  entry_seq bigint not null,
  question text,
  judgement text not null default 'open' constraint trail_review_entry_judgement_check check (judgement in ('open', 'in_order', 'finding', 'resolved')),
  comment text not null default '',
  judged_by uuid,
  judged_by_name text,
  judged_at timestamptz,
  constraint trail_review_entry_pkey primary key (tenant, id),
  constraint trail_review_entry_once_key unique (tenant, review, entry_kind, entry_seq),
  constraint trail_review_entry_review_fkey foreign key (tenant, study, review) references trail_review (tenant, study, id)
";

// What was signed off stays as it is.
const SIGNED: &str = "
create function audit.signed_review() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if tg_table_name = 'trail_review' then
    if old.state = 'signed_off' then
      raise exception 'a review that was signed off stays as it is' using errcode = 'insufficient_privilege';
    end if;
  elsif exists (select from public.trail_review r where r.tenant = new.tenant and r.id = new.review and r.state = 'signed_off') then
    raise exception 'a review that was signed off stays as it is' using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke all on function audit.signed_review() from public;
create trigger signed before update on trail_review for each row execute function audit.signed_review();
alter table trail_review enable always trigger signed;
create trigger signed before update on trail_review_entry for each row execute function audit.signed_review();
alter table trail_review_entry enable always trigger signed;
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        table("trail_review", REVIEW)
            .study("study")
            .grants("select, insert, update (state, outcome, signed_by, signed_by_name, signed_at)")
            .make(manager)
            .await?;
        table("trail_review_entry", ENTRY)
            .study("study")
            .grants("select, insert, update (judgement, comment, judged_by, judged_by_name, judged_at)")
            .make(manager)
            .await?;
        run(manager, SIGNED).await
    }
}
