-- The least a durable, audited save can cost: one update, one insert, one commit, in plain SQL. See setup.sql.
\set n random(1, 1000)
\set d random(0, 99)
begin;
update floor.record set values = (select doc from floor.document where n = :d), revision = revision + 1, findings = 0,
  saved_at = clock_timestamp(), saved_by = '0f100000-0000-7000-8000-0000000000aa', saved_by_name = 'Floor'
where tenant = '0f100000-0000-7000-8000-000000000000' and id = ('0f100000-0000-7000-8003-' || lpad((:n)::text, 12, '0'))::uuid;
insert into floor.shadow (tenant, actor, actor_name, role, organisation, action, request, op, row_id, study, site, subject, changes)
select '0f100000-0000-7000-8000-000000000000', '0f100000-0000-7000-8000-0000000000aa', 'Floor', 'coordinator', 'Floor',
  'floor.Save', '0f100000-0000-7000-8000-0000000000bb', 'update', ('0f100000-0000-7000-8003-' || lpad((:n)::text, 12, '0'))::uuid,
  '0f100000-0000-7000-8000-000000000001', '0f100000-0000-7000-8000-000000000003',
  ('0f100000-0000-7000-8001-' || lpad((:n)::text, 12, '0'))::uuid, doc
from floor.document where n = :d;
commit;
