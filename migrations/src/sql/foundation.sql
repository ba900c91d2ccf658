-- The ground everything stands on: the role that serves, the context of a transaction, and the audit trail's makers.

do $$ begin
  if current_setting('server_version_num')::int < 150000 then
    raise exception 'Probatum needs PostgreSQL 15 or newer; this is %', current_setting('server_version');
  end if;
end $$;

-- Roles belong to the whole cluster: another database may have made it, or be making it now.
do $$ begin
  if not exists (select from pg_roles where rolname = 'probatum_app') then
    create role probatum_app nologin nosuperuser nobypassrls nocreatedb nocreaterole;
  end if;
exception when duplicate_object or unique_violation then null;
end $$;

-- Only the owner of a database may take this away; where somebody else owns it, temporary tables are no hole in the fence.
do $$ begin
  execute format('revoke temporary on database %I from public', current_database());
exception when insufficient_privilege then null;
end $$;

create schema audit;
revoke all on schema public from public;
grant usage on schema public, audit to probatum_app;

-- ---- The context: what a transaction has said of itself with `SET LOCAL app.… = '…'`.
-- After the transaction a setting is '', not null, therefore `nullif`: nobody, who reads nothing and writes nothing.
-- One expression each, so that the planner puts the expression in place of the call.

create function app_tenant() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.tenant', true), '')::uuid;
create function app_actor() returns uuid language sql stable parallel safe
  return nullif(current_setting('app.actor', true), '')::uuid;
-- Signing in happens before a tenant is known: the tenant is nil then, and people and sessions are all that is in reach.
create function app_identity() returns boolean language sql stable parallel safe
  return coalesce(current_setting('app.tenant', true), '') = '00000000-0000-0000-0000-000000000000';
create function app_all_studies() returns boolean language sql stable parallel safe
  return coalesce(current_setting('app.studies', true), '') = '*';
create function app_studies() returns uuid[] language sql stable parallel safe
  return nullif(nullif(current_setting('app.studies', true), ''), '*')::uuid[];
create function app_all_sites() returns boolean language sql stable parallel safe
  return coalesce(current_setting('app.sites', true), '') = '*';
create function app_sites() returns uuid[] language sql stable parallel safe
  return nullif(nullif(current_setting('app.sites', true), ''), '*')::uuid[];
-- For queries of one's own. `case`, not `or`: both sides of an `or` are evaluated, and '*' is no array.
create function in_study(study uuid) returns boolean language sql stable parallel safe
  return case when app_all_studies() then true else study = any(app_studies()) end;
create function in_site(site uuid) returns boolean language sql stable parallel safe
  return case when app_all_sites() then true else site = any(app_sites()) end;

-- ---- The audit trail.

-- Nothing is deleted, and a shadow row is never touched again: not even by the owner.
create function audit.refuse() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  raise exception '% of %.% is refused: nothing is removed, and history is not altered', lower(tg_op), tg_table_schema, tg_table_name
    using errcode = 'insufficient_privilege';
end $$;

-- The body of the function that writes a table's shadow rows, made from the table's columns as they are now. A body of the
-- table's own runs on cached plans and reads columns as they are; a generic one would plan each statement anew.
-- One statement for each operation, and `changes` put together as text: each further statement, and each `jsonb` built in
-- between, costs a tenth of a save. `jsonb` compares numbers by value: 1.5 is no change from 1.50. Values are kept as text.
create function audit.compose(watched regclass, documents text[], masked text[], silent text[]) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $compose$
declare
  name text := (select relname from pg_class where oid = watched);
  tenant text := $t$'00000000-0000-0000-0000-000000000000'$t$;
  col record;
  place text;
  places text := '';
  placed text := '';
  was text;
  created text[] := '{}';
  altered text[] := '{}';
  removed text[] := '{}';
  body text;
begin
  for col in select attname::text as name, format('%I', attname) as id, to_json(attname::text)::text as key, attnotnull as given
             from pg_attribute where attrelid = watched and attnum > 0 and not attisdropped order by attnum loop
    place := case when col.name = 'id' then name else col.name end;
    if place in ('study', 'site', 'subject') then
      places := places || ', ' || place;
      placed := placed || ', @.' || col.id;
    end if;
    if col.name = 'tenant' and col.given or col.name = 'id' and name = 'tenant' then
      tenant := '@.' || col.id;
    end if;
    continue when col.name = any(silent);
    if col.name = any(documents) then
      created := created || format($f$case when new.%1$s <> '{}' then ',%2$s:{' || (
          select string_agg(concat(to_json(n.key), ':{"n":', n.value, '}'), ',') from jsonb_each(new.%1$s) n) || '}' end$f$, col.id, col.key);
      altered := altered || format($f$case when old.%1$s is distinct from new.%1$s then ',%2$s:{' || (
          select string_agg(case when o.value is null then concat(to_json(key), ':{"n":', n.value, '}')
                                 when n.value is null then concat(to_json(key), ':{"o":', o.value, '}')
                                 else concat(to_json(key), ':{"o":', o.value, ',"n":', n.value, '}') end, ',')
          from jsonb_each(old.%1$s) o full join jsonb_each(new.%1$s) n using (key) where o.value is distinct from n.value) || '}' end$f$,
        col.id, col.key);
      removed := removed || format($f$case when old.%1$s <> '{}' then ',%2$s:{' || (
          select string_agg(concat(to_json(o.key), ':{"o":', o.value, '}'), ',') from jsonb_each(old.%1$s) o) || '}' end$f$, col.id, col.key);
    else
      was := format(case when col.name = any(masked) then $f$case when old.%1$s is null then 'null' else '"***"' end$f$
                         when col.given then 'to_json(old.%1$s)' else $f$coalesce(to_json(old.%1$s), 'null')$f$ end, col.id);
      created := created || format($f$case when new.%s is not null then concat(',%s:{"n":', %s, '}') end$f$,
        col.id, col.key, replace(was, 'old.', 'new.'));
      altered := altered || format($f$case when old.%1$s is distinct from new.%1$s then concat(',%2$s:{"o":', %3$s, ',"n":', %4$s, '}') end$f$,
        col.id, col.key, was, replace(was, 'old.', 'new.'));
      removed := removed || format($f$case when old.%s is not null then concat(',%s:{"o":', %s, '}') end$f$, col.id, col.key, was);
    end if;
  end loop;
  body := format($f$
    insert into audit.%I (tenant, actor, actor_name, role, organisation, action, reason, request, op, row_id%s, changes)
    select %s, current_setting('app.actor')::uuid, coalesce(current_setting('app.actor_name', true), ''),
      nullif(current_setting('app.role', true), ''), nullif(current_setting('app.organisation', true), ''),
      current_setting('app.action'), nullif(current_setting('app.reason', true), ''),
      nullif(current_setting('app.request', true), '')::uuid, '#', @.id%s, ('{' || substr(parts, 2) || '}')::json
    from (select concat(
      $f$, name, places, tenant, placed);
  return $f$
begin
  if coalesce(current_setting('app.tenant', true), '') = '' or coalesce(current_setting('app.actor', true), '') = ''
     or coalesce(current_setting('app.action', true), '') = '' then
    raise exception 'a write must say in which tenant, by whom and with what action'
      using errcode = 'insufficient_privilege', hint = 'Set app.tenant, app.actor and app.action in the transaction.';
  end if;
  if tg_op = 'UPDATE' then$f$ || replace(replace(body, '@', 'new'), '#', 'update') || array_to_string(altered, E',\n      ') || $f$
    ) as parts offset 0) it where parts <> '';
  elsif tg_op = 'INSERT' then$f$ || replace(replace(body, '@', 'new'), '#', 'insert') || array_to_string(created, E',\n      ') || $f$
    ) as parts offset 0) it;
  else$f$ || replace(replace(body, '@', 'old'), '#', 'delete') || array_to_string(removed, E',\n      ') || $f$
    ) as parts offset 0) it;
  end if;
  return null;
end $f$;
end $compose$;

-- Gives a table the trigger that writes its shadow, or renews the writer after columns have changed.
create function audit.watch(watched regclass, documents text[], masked text[], silent text[]) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $watch$
declare
  name text := (select relname from pg_class where oid = watched);
begin
  execute format($f$create or replace function audit.%I() returns trigger language plpgsql security definer
    set search_path = pg_catalog, pg_temp as %L$f$, 'trail_' || name, audit.compose(watched, documents, masked, silent));
  execute format('revoke all on function audit.%I() from public', 'trail_' || name);
  execute format('drop trigger if exists trail on %s', watched);
  execute format('create trigger trail after insert or update or delete on %s for each row execute function audit.%I(%L, %L, %L)',
    watched, 'trail_' || name, documents, masked, silent);
  execute format('alter table %s enable always trigger trail', watched);
end $watch$;

-- lz4 packs a document several times as fast as what is usual; not every server has it.
create function audit.pack(packed regclass, documents text[]) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  part regclass;
  col text;
begin
  for part, col in select relid, unnest(documents) from pg_partition_tree(packed) loop
    execute format('alter table %s alter column %I set compression lz4', part, col);
  end loop;
exception when feature_not_supported then null;
end $$;

-- A partition's indexes are called like those of the whole, with the partition's ending: what the database refuses is told by
-- the name of the partition's index, and is to be recognised.
create function audit.name_parts(whole regclass) returns void
language plpgsql set search_path = pg_catalog, pg_temp as $$
declare
  it record;
begin
  for it in select part.oid::regclass as index, replace(leaf.relname, (select relname from pg_class where oid = whole), sort.relname) as name
            from pg_index i join pg_inherits h on h.inhparent = i.indexrelid join pg_class sort on sort.oid = i.indexrelid
            join pg_index p on p.indexrelid = h.inhrelid join pg_class part on part.oid = p.indexrelid join pg_class leaf on leaf.oid = p.indrelid
            where i.indrelid = whole loop
    continue when it.index::text ~ (it.name || '$');
    execute format('alter index %s rename to %I', it.index, it.name);
  end loop;
end $$;

revoke all on all functions in schema public, audit from public;
grant execute on all functions in schema public to probatum_app;
grant execute on function audit.compose(regclass, text[], text[], text[]) to probatum_app;
