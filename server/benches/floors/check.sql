-- A benchmark checks its own work: as many shadow rows as saves, and the last of each record says what the record says.
-- Run as the owner, after setup.sql, bare.sql and fenced.sql.
begin;
set local app.tenant = '0f100000-0000-7000-8000-000000000000';
set local app.studies = '*';
set local app.sites = '*';
select (select sum(revision - 1) from record) as saves,
  (select sum(revision - 1) from record) = (select count(*) from audit.record where changes -> 'revision' is not null and op = 'update') as fenced_shadows,
  (select sum(revision - 1) from floor.record) = (select count(*) from floor.shadow) as bare_shadows,
  not exists (
    select from record r join lateral (
      select changes from audit.record a where a.tenant = r.tenant and a.row_id = r.id and changes -> 'values' is not null order by seq desc limit 1) last on true
    cross join lateral jsonb_each((last.changes -> 'values')::jsonb) item
    where item.value -> 'n' is distinct from r.values -> item.key) as last_shadow_is_the_record;
commit;
