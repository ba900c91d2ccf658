-- Whether the login that asks may serve: it must be a member of probatum_app, and neither own nor step over the fence.
with me as (select * from pg_roles where rolname = current_user)
select rolname as relation, 'steps over row-level security' as problem, format('alter role %I nosuperuser nobypassrls', rolname) as mend
from me where rolsuper or rolbypassrls
union all
select rolname, 'owns what it serves', 'serve with another login: create role probatum_runtime login in role probatum_app'
from me where exists (select from pg_namespace where nspname = 'audit' and pg_has_role(me.oid, nspowner, 'member'))
union all
select rolname, 'is not a member of probatum_app', format('grant probatum_app to %I', rolname)
from me where not exists (select from pg_roles g where g.rolname = 'probatum_app' and pg_has_role(me.oid, g.oid, 'usage'))
order by 1, 2
