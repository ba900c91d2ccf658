//! What tells the treatment: the items that a version of a design marks as unblinding, beside the design, so that statements can leave
//! out what hangs on them (BLD-04). Names are written as in an item's key. They follow from the design: nobody writes them.
//! The previous release still runs: it neither reads nor writes the new column.

use sea_orm_migration::prelude::*;

use crate::fence::run;

#[derive(DeriveMigrationName)]
pub struct Migration;

// A generated column is not worked out yet when a trigger looks before the row is written: what it follows from is compared.
const UNBLINDING: &str = "
create function public.unblinding(design text) returns text[] language sql immutable set search_path = pg_catalog, pg_temp as $$
  select coalesce(array_agg(replace(replace(item ->> 'oid', '%', '%25'), '/', '%2F') order by item ->> 'oid'), '{}')
  from jsonb_array_elements(coalesce(design::jsonb -> 'library' -> 'items', '[]')) item where item -> 'unblinded' = 'true'
$$;
create or replace function audit.immutable_version() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (to_jsonb(new) - array['state', 'published_at', 'design', 'unblinding'])
     <> (to_jsonb(old) - array['state', 'published_at', 'design', 'unblinding']) or new.design <> old.design then
    raise exception 'a version of a design never changes; make a new one' using errcode = 'insufficient_privilege';
  end if;
  if (old.state, new.state) not in (('draft', 'draft'), ('draft', 'published'), ('draft', 'retired'),
                                    ('published', 'published'), ('published', 'retired'), ('retired', 'retired'))
     or (old.published_at is not null and new.published_at is distinct from old.published_at) then
    raise exception 'a version that is % cannot become %', old.state, new.state using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
alter table study_version add column unblinding text[] not null generated always as (public.unblinding(design)) stored;
select audit.watch('public.study_version', '{}', '{design}', '{unblinding}');
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, UNBLINDING).await
    }
}
