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
create function audit.compose(watched regclass, documents text[], masked text[], silent text[]) returns text
language plpgsql stable set search_path = pg_catalog, pg_temp as $compose$
declare
  name text := (select relname from pg_class where oid = watched);
  columns text[] := (select array_agg(attname::text order by attnum) from pg_attribute
                     where attrelid = watched and attnum > 0 and not attisdropped);
  place text[] := '{}';
  reads text := '';
  created text := '';
  altered text := '';
  removed text := '';
  col text;
begin
  foreach col in array array['study', 'site', 'subject'] loop
    if col = name then place := place || format('%s = id', col);
    elsif col = any(columns) then place := place || format('%s = %s', col, col);
    end if;
  end loop;
  foreach col in array columns loop
    continue when col = any(silent);
    if col = any(documents) then
      created := created || format($f$
    if new.%1$I <> '{}' then
      changes := changes || jsonb_build_object(%2$L,
        (select jsonb_object_agg(n.key, jsonb_build_object('n', n.value)) from jsonb_each(new.%1$I) n));
    end if;$f$, col, col);
      altered := altered || format($f$
    if old.%1$I is distinct from new.%1$I then
      changes := changes || jsonb_build_object(%2$L,
        (select jsonb_object_agg(key, case when o.value is null then jsonb_build_object('n', n.value)
                                           when n.value is null then jsonb_build_object('o', o.value)
                                           else jsonb_build_object('o', o.value, 'n', n.value) end)
         from jsonb_each(old.%1$I) o full join jsonb_each(new.%1$I) n using (key)
         where o.value is distinct from n.value));
    end if;$f$, col, col);
      removed := removed || format($f$
    if old.%1$I <> '{}' then
      changes := changes || jsonb_build_object(%2$L,
        (select jsonb_object_agg(o.key, jsonb_build_object('o', o.value)) from jsonb_each(old.%1$I) o));
    end if;$f$, col, col);
    else
      reads := case when col = any(masked) then $f$case when %3$s.%1$I is not null then '***' end$f$ else '%3$s.%1$I' end;
      created := created || format(replace($f$
    if new.%1$I is not null then
      changes := changes || jsonb_build_object(%2$L, jsonb_build_object('n', @));
    end if;$f$, '@', reads), col, col, 'new');
      altered := altered || format(replace(replace($f$
    if old.%1$I is distinct from new.%1$I then
      changes := changes || jsonb_build_object(%2$L, jsonb_build_object('o', @, 'n', #));
    end if;$f$, '@', replace(reads, '%3$s', 'old')), '#', replace(reads, '%3$s', 'new')), col, col);
      removed := removed || format(replace($f$
    if old.%1$I is not null then
      changes := changes || jsonb_build_object(%2$L, jsonb_build_object('o', @));
    end if;$f$, '@', reads), col, col, 'old');
    end if;
  end loop;
  return format($f$
declare
  here uuid := nullif(current_setting('app.tenant', true), '')::uuid;
  acting uuid := nullif(current_setting('app.actor', true), '')::uuid;
  doing text := nullif(current_setting('app.action', true), '');
  changes jsonb := '{}';
begin
  if here is null or acting is null or doing is null then
    raise exception 'a write must say in which tenant, by whom and with what action'
      using errcode = 'insufficient_privilege', hint = 'Open the transaction with app.tenant, app.actor and app.action set.';
  end if;
  if tg_op = 'UPDATE' then%s
    if changes = '{}' then
      return null;
    end if;
  elsif tg_op = 'INSERT' then%s
  else%s
  end if;
  insert into audit.%I (tenant, actor, actor_name, role, organisation, action, reason, request, op, row_id%s, changes)
  values (%s, acting, coalesce(current_setting('app.actor_name', true), ''), nullif(current_setting('app.role', true), ''),
    nullif(current_setting('app.organisation', true), ''), doing, nullif(current_setting('app.reason', true), ''),
    nullif(current_setting('app.request', true), '')::uuid, lower(tg_op), coalesce(new.id, old.id)%s, changes);
  return null;
end $f$,
    altered, created, removed, name,
    (select coalesce(string_agg(', ' || split_part(p, ' = ', 1), ''), '') from unnest(place) p),
    case when name = 'tenant' then 'coalesce(new.id, old.id)'
         when exists (select from pg_attribute where attrelid = watched and attname = 'tenant' and attnotnull)
           then 'coalesce(new.tenant, old.tenant)'
         else $f$'00000000-0000-0000-0000-000000000000'$f$ end,
    (select coalesce(string_agg(format(', coalesce(new.%1$s, old.%1$s)', split_part(p, ' = ', 2)), ''), '') from unnest(place) p));
end $compose$;

-- Gives a table its shadow, or renews the shadow's writer after columns have changed.
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

revoke all on all functions in schema public, audit from public;
grant execute on all functions in schema public to probatum_app;
grant execute on function audit.compose(regclass, text[], text[], text[]) to probatum_app;
