//! Reading the trail as a whole: indexes by time and by person on every shadow table, and the marks by which the feed knows how far
//! the trail is certain (docs/decisions/0012-reading-the-trail.md).
//! The previous release still runs: it does not read them.

use sea_orm_migration::prelude::*;

use crate::fence::run;

#[derive(DeriveMigrationName)]
pub struct Migration;

// Tables made from now on get both indexes with them.
const INDEXES: &str = "
do $$
declare
  it record;
begin
  for it in select c.relname as name, c.relkind = 'p' as parted, exists (
              select from pg_attribute a where a.attrelid = c.oid and a.attname = 'study' and not a.attisdropped) as in_study
            from pg_class c where c.relnamespace = 'audit'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition loop
    execute format('create index if not exists %1$I on audit.%2$I (tenant%3$s, at, seq)',
      it.name || '_at_idx', it.name, case when it.in_study then ', study' else '' end);
    execute format('create index if not exists %1$I on audit.%2$I (tenant, actor, at, seq)', it.name || '_actor_idx', it.name);
    if it.parted then
      perform audit.name_parts(format('audit.%I', it.name)::regclass);
    end if;
  end loop;
end $$;
";

// Running numbers are drawn before a transaction commits, and transactions commit in any order: of two entries the one with the
// higher number may be seen first. A mark says how far numbers had been drawn, and which transactions might still bring some of
// them: once those have ended, nothing up to the mark is to come.
const MARKS: &str = "
create table trail_mark (
  n bigint generated always as identity constraint trail_mark_pkey primary key,
  at timestamptz not null default clock_timestamp(),
  next xid8 not null,
  ends jsonb not null
);
grant select on trail_mark to probatum_app;

create function trail_mark() returns bigint language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
declare
  drawn jsonb;
  last record;
  made bigint;
begin
  perform pg_advisory_xact_lock(hashtext('probatum trail mark'));
  select n, ends into last from public.trail_mark order by n desc limit 1;
  select coalesce(jsonb_object_agg(c.relname, coalesce(pg_sequence_last_value(s.objid::regclass), 0)), '{}') into drawn
  from pg_class c join pg_depend s on s.refobjid = c.oid and s.deptype = 'i' and s.classid = 'pg_class'::regclass
    join pg_class q on q.oid = s.objid and q.relkind = 'S'
  where c.relnamespace = 'audit'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition;
  if last.ends = drawn then
    return last.n;
  end if;
  -- A statement of its own, after the numbers were read: whoever drew one of them had its transaction's number before.
  insert into public.trail_mark (next, ends) values (pg_snapshot_xmax(pg_current_snapshot()), drawn) returning n into made;
  return made;
end $$;
revoke all on function trail_mark() from public;
grant execute on function trail_mark() to probatum_app;
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, INDEXES).await?;
        run(manager, MARKS).await
    }
}
