-- Whether the fence stands: one row for each hole, with the statement that mends it. No row: all is well. Reads the catalog only.
with
exception (relation, rule, why) as (values
  ('seaql_migrations', 'free',      'which migrations ran; the role that serves may read it'),
  ('trail_mark',       'free',      'how far the trail is certain: running numbers, of no tenant'),
  ('tenant',           'global',    'the tenants themselves; policies speak of the id'),
  ('person',           'global',    'one human being, whatever the number of tenants'),
  ('session',          'global',    'begins before a tenant is chosen'),
  ('ticket',           'global',    'a link opens before a tenant is chosen'),
  ('sso_identity',     'global',    'who a person is at a provider, whatever the number of tenants'),
  ('factor',           'global',    'a person has it, whatever the number of tenants'),
  ('recovery_code',    'global',    'a person has it, whatever the number of tenants'),
  ('device',           'global',    'a person has it, whatever the number of tenants'),
  ('membership',       'unscoped',  'says which studies and sites are in reach, so it cannot be fenced by them'),
  ('outbox',           'unaudited', 'news of what is audited where it happened; worked off across tenants by time'),
  ('standing',         'unaudited', 'worked out from subjects, visits and records, which are audited'),
  ('job',              'unaudited', 'progress; what a job does is audited where it does it; worked off across tenants by time')),
-- Tables of both schemas as a whole, and every table that holds rows of theirs.
whole as (
  select c.oid, n.nspname as schema, c.relname as name, format('%I.%I', n.nspname, c.relname) as label
  from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname in ('public', 'audit') and c.relkind in ('r', 'p') and not c.relispartition
    and not exists (select from exception e where e.relation = c.relname and e.rule = 'free')),
part as (
  select w.oid as whole, w.schema, w.name, p.relid as oid, format('%I.%I', w.schema, c.relname) as label, p.relid = w.oid as is_whole
  from whole w cross join pg_partition_tree(w.oid) p join pg_class c on c.oid = p.relid
  union all
  select w.oid, w.schema, w.name, w.oid, w.label, true from whole w join pg_class c on c.oid = w.oid where c.relkind = 'r'),
base as (select * from whole where schema = 'public'),
bound as (
  select b.*, a.attnum as tenant from base b left join pg_attribute a on a.attrelid = b.oid and a.attname = 'tenant' and a.attnotnull
  where not exists (select from exception e where e.relation = b.name and e.rule = 'global')),
audited as (select * from base b where not exists (select from exception e where e.relation = b.name and e.rule = 'unaudited')),
-- The columns by which rows are fenced beside the tenant, and with them what every policy of the table is to ask.
scoped as (
  select w.oid, w.label, w.schema, case when w.schema = 'audit' and a.attname = 'id' then w.name else a.attname end as place,
    case when a.attname = 'site' or a.attname = 'id' and w.name = 'site' then 'sites' else 'studies' end as plural
  from base b join whole w on w.name = b.name
  join pg_attribute a on a.attrelid = b.oid and a.attnotnull and (a.attname in ('study', 'site') or a.attname = 'id' and b.name in ('study', 'site'))
  where not exists (select from exception e where e.relation = b.name and e.rule in ('unscoped', 'global'))),
reach as (
  select w.oid, concat('tenant = app_tenant()', (
    select string_agg(format(' and case when (select app_all_%1$s()) then true else %2$I = any((select app_%1$s())::uuid[]) end', s.plural, s.place), '' order by s.plural desc)
    from scoped s where s.oid = w.oid)) as rule
  from whole w),
policy as (
  select p.polrelid, p.polname, p.polcmd, p.polroles = '{0}' as everyone,
    concat(pg_get_expr(p.polqual, p.polrelid), ' ', pg_get_expr(p.polwithcheck, p.polrelid)) as rule
  from pg_policy p),
serving as (
  select r.* from pg_roles r where r.rolname = 'probatum_app'
  union
  select r.* from pg_roles r join pg_auth_members m on m.member = r.oid join pg_roles g on g.oid = m.roleid
  where g.rolname = 'probatum_app' and pg_has_role(r.oid, g.oid, 'usage')),
trail as (
  select a.name, a.label, a.oid, t.tgfoid, t.oid as trigger, string_to_array(encode(t.tgargs, 'escape'), '\000') as args
  from audited a join pg_trigger t on t.tgrelid = a.oid and t.tgname = 'trail'),
hole (relation, problem, mend) as (
  -- The tenant is the first thing every row, key, index and reference says.
  select label, 'has no column "tenant" that is never null', format('alter table %s add column tenant uuid not null', label) from bound where tenant is null
  union all
  select b.label, 'has a primary key other than (tenant, id)', format('alter table %s add primary key (tenant, id)', b.label) from bound b
  where b.tenant is not null and not exists (
    select from pg_constraint k join pg_attribute i on i.attrelid = b.oid and i.attname = 'id'
    where k.conrelid = b.oid and k.contype = 'p' and k.conkey = array[b.tenant, i.attnum])
  union all
  select b.label, format('has an index that does not begin with the tenant: %s', i.indexrelid::regclass), format('drop index %s', i.indexrelid::regclass)
  from bound b join pg_index i on i.indrelid = b.oid
  where b.tenant is not null and i.indkey[0] <> b.tenant and not exists (select from exception e where e.relation = b.name and e.rule in ('unaudited', 'unscoped'))
  union all
  select b.label, format('has a reference that can point into another tenant: %s', k.conname),
    format('alter table %s drop constraint %I; alter table %1$s add constraint %2$I foreign key (tenant, …) references %s (tenant, …)', b.label, k.conname, r.label)
  from bound b join pg_constraint k on k.conrelid = b.oid and k.contype = 'f' join bound r on r.oid = k.confrelid
  where not exists (select from generate_subscripts(k.conkey, 1) n where k.conkey[n] = b.tenant and k.confkey[n] = r.tenant)
  union all
  -- Row-level security, of the whole and of each partition.
  select p.label, 'is not fenced by row-level security', format('alter table %s enable row level security', p.label)
  from part p join pg_class c on c.oid = p.oid where not c.relrowsecurity
  union all
  select p.label, 'does not fence its owner', format('alter table %s force row level security', p.label)
  from part p join pg_class c on c.oid = p.oid where not c.relforcerowsecurity
  union all
  select w.label, format('has no policy for %s', need.verb),
    format('create policy fence_%1$s on %2$s for %1$s %3$s (%4$s)', need.verb, w.label, need.clause, r.rule)
  from whole w join reach r using (oid) cross join (values ('select', 'r', 'using'), ('insert', 'a', 'with check'), ('update', 'w', 'using')) need (verb, cmd, clause)
  where (w.schema = 'public' or need.cmd = 'r') and not exists (select from policy p where p.polrelid = w.oid and p.everyone and p.polcmd::text in ('*', need.cmd))
  union all
  select w.label, format('has a policy that lets anyone through: %s', p.polname), format('drop policy %I on %s', p.polname, w.label)
  from whole w join policy p on p.polrelid = w.oid
  where p.everyone and p.rule !~ 'app_(tenant|actor|identity)\(\)' and not (w.schema = 'audit' and p.polcmd = 'a')
  union all
  select s.label, format('has a policy that does not ask for the %s: %s', s.place, p.polname),
    format('alter policy %I on %s ', p.polname, s.label) || case p.polcmd when 'a' then format('with check (%s)', r.rule) when '*' then format('using (%s) with check (%1$s)', r.rule)
      else format('using (%s)', r.rule) end
  from scoped s join reach r using (oid) join policy p on p.polrelid = s.oid
  where p.everyone and p.rule !~ format('app_%s\(\)', s.plural) and not (s.schema = 'audit' and p.polcmd = 'a')
  union all
  select p.label, 'is a partition with policies of its own', format('drop policy %I on %s', y.polname, p.label)
  from part p join policy y on y.polrelid = p.oid where not p.is_whole
  union all
  -- The audit trail.
  select a.label, 'has no shadow table', format('create table audit.%I (like audit.subject including all); alter table audit.%1$I enable row level security, force row level security', a.name)
  from audited a where not exists (select from whole s where s.schema = 'audit' and s.name = a.name)
  union all
  select a.label, 'has no trigger that writes its shadow', format('select audit.watch(%L, ''{}'', ''{}'', ''{}'')', a.label)
  from audited a where not exists (select from trail t where t.oid = a.oid)
  union all
  select p.label, 'has an audit trigger that is switched off or does not see every change', format('alter table %s enable always trigger trail', p.label)
  from audited a join part p on p.whole = a.oid join pg_trigger t on t.tgrelid = p.oid and t.tgname = 'trail'
  where t.tgenabled <> 'A' or t.tgtype <> 29 or t.tgqual is not null or t.tgattr <> ''::int2vector or t.tgfoid <> (select tgfoid from trail where trail.oid = a.oid)
  union all
  select p.label, 'is a partition without the audit trigger', format('select audit.watch(%L, %L, %L, %L)', t.label, t.args[1], t.args[2], t.args[3])
  from trail t join part p on p.whole = t.oid where not exists (select from pg_trigger g where g.tgrelid = p.oid and g.tgname = 'trail')
  union all
  select t.label, 'has an audit trigger that does not write what it should', format('select audit.watch(%L, %L, %L, %L)', t.label, t.args[1], t.args[2], t.args[3])
  from trail t left join pg_proc f on f.oid = t.tgfoid
    and f.proname = 'trail_' || t.name and f.pronamespace = 'audit'::regnamespace and f.prosecdef and f.proconfig = '{"search_path=pg_catalog, pg_temp"}'
  where f.oid is null or f.prosrc <> audit.compose(t.oid, t.args[1]::text[], t.args[2]::text[], t.args[3]::text[])
  union all
  -- What is written stays.
  select p.label, format('does not refuse to %s rows', case p.schema when 'audit' then 'change or remove' else 'remove' end),
    case when t.oid is null then format('create trigger keep before %s on %s for each statement execute function audit.refuse(); ',
      case p.schema when 'audit' then 'update or delete or truncate' else 'delete or truncate' end, p.label) else '' end
    || format('alter table %s enable always trigger keep', p.label)
  from part p left join pg_trigger t on t.tgrelid = p.oid and t.tgname = 'keep'
  where (p.schema = 'audit' or p.whole in (select oid from audited))
    and (t.oid is null or t.tgenabled <> 'A' or t.tgqual is not null or t.tgfoid <> 'audit.refuse()'::regprocedure
      or t.tgtype <> case p.schema when 'audit' then 58 else 42 end)
  union all
  select 'audit.refuse()', 'refuses nothing', 'restore the function from the migrations' from pg_proc
  where oid = 'audit.refuse()'::regprocedure and prosrc !~ '^\s*begin\s+raise exception'
  union all
  -- The roles that serve.
  select 'probatum_app', 'does not exist', 'create role probatum_app nologin' where not exists (select from pg_roles where rolname = 'probatum_app')
  union all
  select rolname, 'steps over row-level security', format('alter role %I nosuperuser nobypassrls', rolname) from serving where rolsuper or rolbypassrls
  union all
  select s.rolname, format('owns %I.%I', n.nspname, c.relname), format('alter table %I.%I owner to %I', n.nspname, c.relname,
    (select rolname from pg_roles r join pg_namespace a on a.nspowner = r.oid where a.nspname = 'audit'))
  from serving s join pg_class c on c.relowner = s.oid join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('public', 'audit')
  where c.relkind in ('r', 'p', 'v', 'm')
  union all
  select s.rolname, format('may %s %s', lower(verb), p.label), format('revoke %s on %s from %I, public', lower(verb), p.label, s.rolname)
  from serving s cross join part p cross join unnest(array['SELECT', 'INSERT', 'UPDATE', 'DELETE', 'TRUNCATE', 'REFERENCES', 'TRIGGER']) verb
  where has_table_privilege(s.oid, p.oid, verb)
    and not (p.is_whole and (verb = 'SELECT' or p.schema = 'public' and verb in ('INSERT', 'UPDATE')))
  union all
  select s.rolname, format('may make things in schema %s', n.nspname), format('revoke create on schema %I from %I, public', n.nspname, s.rolname)
  from serving s cross join pg_namespace n where n.nspname in ('public', 'audit') and has_schema_privilege(s.oid, n.oid, 'create')
  union all
  -- Ways around.
  select p.label, format('has a trigger that may swallow rows: %s', t.tgname), format('drop trigger %I on %s', t.tgname, p.label)
  from part p join pg_trigger t on t.tgrelid = p.oid where p.schema = 'audit' and not t.tgisinternal and t.tgparentid = 0 and t.tgname <> 'keep'
  union all
  select p.label, format('has a rule that rewrites what is asked: %s', r.rulename), format('drop rule %I on %s', r.rulename, p.label)
  from part p join pg_rewrite r on r.ev_class = p.oid
  union all
  select format('%I.%I', n.nspname, c.relname), 'is a view that reads as its owner',
    case c.relkind when 'v' then format('alter view %I.%I set (security_invoker = true)', n.nspname, c.relname) else format('drop materialized view %I.%I', n.nspname, c.relname) end
  from pg_class c join pg_namespace n on n.oid = c.relnamespace and n.nspname in ('public', 'audit')
  where c.relkind in ('v', 'm') and not coalesce(c.reloptions::text[] && array['security_invoker=true', 'security_invoker=on'], false)
  union all
  select f.oid::regprocedure::text, 'acts as its owner and is open to anyone, or finds names by the caller''s path',
    format('alter function %1$s set search_path = pg_catalog, pg_temp; revoke all on function %1$s from public', f.oid::regprocedure)
  from pg_proc f join pg_namespace n on n.oid = f.pronamespace and n.nspname in ('public', 'audit')
  where f.prosecdef and (not coalesce(f.proconfig && array['search_path=pg_catalog, pg_temp'], false)
    or exists (select from aclexplode(coalesce(f.proacl, acldefault('f', f.proowner))) x where x.grantee = 0)))
select relation, problem, mend from hole order by relation, problem
