-- The floors of a save, on a migrated database: one tenant, one site, 1,000 subjects with one record of 50 items each, and
-- beside it the same record and shadow row without any fence. Run as the owner:
--   psql -v changed=50 -f setup.sql DATABASE            `changed`: how many of the 50 items differ from save to save
-- then, as a login that is a member of probatum_app, interleaved:
--   pgbench -n -M prepared -c 8 -j 2 -T 10 -f bare.sql DATABASE
--   pgbench -n -M prepared -c 8 -j 2 -T 10 -f fenced.sql DATABASE
--   psql -f check.sql DATABASE                          (as the owner; every line says true)
-- Each record's id ends in its number, so that a script finds it without asking.
\set ON_ERROR_STOP on
\if :{?changed}
\else
  \set changed 50
\endif

begin;
create schema floor;

-- What is written: a hundred documents of 50 items, `changed` of which differ from one document to the next.
create table floor.document as
select n, (select jsonb_object_agg('IG.VS/1/IT.' || lpad(i::text, 3, '0'),
             jsonb_build_object('v', (case when i <= :changed then 1000 * n + i else i end)::text, 'r', 1))
           from generate_series(1, 50) i) doc
from generate_series(0, 99) n;
alter table floor.document add primary key (n);

set local app.tenant = '0f100000-0000-7000-8000-000000000000';
set local app.actor = '0f100000-0000-7000-8000-0000000000aa';
set local app.actor_name = 'Floor';
set local app.role = 'coordinator';
set local app.organisation = 'Floor';
set local app.action = 'floor.Setup';
set local app.reason = '';
set local app.request = '0f100000-0000-7000-8000-0000000000bb';
set local app.studies = '*';
set local app.sites = '*';

insert into tenant (id, name) values (app_tenant(), 'Floor');
insert into study (tenant, id, oid, name, environment) values (app_tenant(), '0f100000-0000-7000-8000-000000000001', 'S.FLOOR', 'Floor', 'test');
insert into study_version (tenant, id, study, n, oid, name, hash, design)
values (app_tenant(), '0f100000-0000-7000-8000-000000000002', '0f100000-0000-7000-8000-000000000001', 1, 'V1', 'V1', 'none', '{}');
insert into site (tenant, id, study, code, name)
values (app_tenant(), '0f100000-0000-7000-8000-000000000003', '0f100000-0000-7000-8000-000000000001', 'DE01', 'Floor');
insert into subject (tenant, id, study, site, key, seq, n, version)
select app_tenant(), ('0f100000-0000-7000-8001-' || lpad(n::text, 12, '0'))::uuid, '0f100000-0000-7000-8000-000000000001',
  '0f100000-0000-7000-8000-000000000003', 'DE01-' || n, n, n, '0f100000-0000-7000-8000-000000000002'
from generate_series(1, 1000) n;
insert into visit (tenant, id, study, site, subject, oid, n)
select tenant, ('0f100000-0000-7000-8002-' || lpad(subject.n::text, 12, '0'))::uuid, study, site, id, 'SE.V1', 1 from subject;
insert into record (tenant, id, study, site, subject, visit, visit_n, form, form_n, version, values, saved_by, saved_by_name)
select tenant, ('0f100000-0000-7000-8003-' || lpad(subject.n::text, 12, '0'))::uuid, study, site, id, 'SE.V1', 1, 'F.VS', 1, version,
  (select doc from floor.document where document.n = 0), app_actor(), 'Floor'
from subject;

-- The same without a fence: no row-level security, no trigger, no partitions, no foreign keys.
create table floor.record (like record including defaults including constraints, primary key (tenant, id),
  unique (tenant, subject, visit, visit_n, form, form_n)) with (fillfactor = 80);
create table floor.shadow (tenant uuid not null, seq bigint generated always as identity, at timestamptz not null default clock_timestamp(),
  actor uuid not null, actor_name text not null, role text, organisation text, action text not null, reason text, request uuid,
  op text not null, row_id uuid not null, study uuid, site uuid, subject uuid, changes jsonb not null, primary key (tenant, seq));
create index on floor.shadow (tenant, row_id, seq);
create index on floor.shadow (tenant, subject, seq);
insert into floor.record select * from record;

grant usage on schema floor to probatum_app;
grant select on floor.document to probatum_app;
grant select, update on floor.record to probatum_app;
grant select, insert on floor.shadow to probatum_app;
commit;
vacuum analyze record, audit.record, floor.record, floor.shadow, floor.document;
