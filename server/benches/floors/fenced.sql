-- The same save through the real fence: settings (one round trip), policies, the audit trigger, partitions. See setup.sql.
\set n random(1, 1000)
\set d random(0, 99)
\startpipeline
begin;
set local app.tenant = '0f100000-0000-7000-8000-000000000000';
set local app.actor = '0f100000-0000-7000-8000-0000000000aa';
set local app.actor_name = 'Floor';
set local app.role = 'coordinator';
set local app.organisation = 'Floor';
set local app.action = 'floor.Save';
set local app.reason = '';
set local app.request = '0f100000-0000-7000-8000-0000000000bb';
set local app.studies = '{0f100000-0000-7000-8000-000000000001}';
set local app.sites = '{0f100000-0000-7000-8000-000000000003}';
\endpipeline
update record set values = (select doc from floor.document where n = :d), revision = revision + 1, findings = 0,
  saved_at = clock_timestamp(), saved_by = '0f100000-0000-7000-8000-0000000000aa', saved_by_name = 'Floor'
where tenant = '0f100000-0000-7000-8000-000000000000' and id = ('0f100000-0000-7000-8003-' || lpad((:n)::text, 12, '0'))::uuid;
commit;
