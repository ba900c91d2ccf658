-- Fills a study with subjects, visits, records and their trail, each with one statement. For tests and benchmarks alone: as superuser,
-- past the fence, as nobody could do through the server.
begin;
set local session_replication_role = replica;
set local synchronous_commit = off;
alter table public.subject disable trigger trail;
alter table public.visit disable trigger trail;
alter table public.record disable trigger trail;
insert into subject (tenant, id, study, site, key, seq, n, version, state)
  select '{tenant}', md5('subject' || k)::uuid, '{study}', (array['{even}', '{odd}'])[k % 2 + 1]::uuid, 'Z' || lpad(k::text, 6, '0'), 100000 + k,
    100000 + k, '{version}', 'enrolled'
  from generate_series(1, {subjects}) k;
insert into visit (tenant, id, study, site, subject, oid, n)
  select s.tenant, md5('visit' || s.id || k)::uuid, s.study, s.site, s.id, 'SE.UNS', k from subject s, generate_series(1, {visits}) k
  where s.study = '{study}' and s.key like 'Z%';
insert into record (tenant, id, study, site, subject, visit, visit_n, form, form_n, version, values, revision, saved_by)
  select v.tenant, md5('record' || v.id)::uuid, v.study, v.site, v.subject, v.oid, v.n, 'F.VS', 1, '{version}', i.values, {changes}, md5('person1')::uuid
  from visit v, (select jsonb_object_agg('IG.VS/1/IT.N' || n, jsonb_build_object('v', (n * 37 % 200)::text)) as values from generate_series(1, 20) n) i
  where v.study = '{study}' and v.subject in (select id from subject where key like 'Z%');
insert into audit.record (tenant, at, actor, actor_name, role, organisation, action, reason, request, op, row_id, study, site, subject, changes)
  select r.tenant, timestamptz '2024-01-01' + (c * 600 + (hashtext(r.id::text) & 511)) * interval '1 minute', md5('person' || (hashtext(r.id::text || c) & 15))::uuid,
    'Person ' || (hashtext(r.id::text || c) & 15), case when (hashtext(r.id::text || c) & 7) = 0 then 'investigator' else 'coordinator' end, 'Acme',
    case when (hashtext(c || r.id::text) & 1023) = 7 then 'capture.RetireRecord' else 'capture.SaveRecord' end,
    case when c > 1 then 'Misread, change ' || c end, md5(r.id::text || c)::uuid, case when c = 1 then 'insert' else 'update' end, r.id, r.study, r.site,
    r.subject, format('{"values":{"IG.VS/1/IT.N%s":{"o":{"v": "%s"},"n":{"v": "%s"}}},"revision":{"o":%s,"n":%s}}', c % 20 + 1, c, c + 1, c - 1, c)::json
  from generate_series(1, {changes}) c, record r where r.study = '{study}' and r.visit = 'SE.UNS' order by 2;
alter table public.subject enable always trigger trail;
alter table public.visit enable always trigger trail;
alter table public.record enable always trigger trail;
commit;
vacuum (analyze) subject, visit, record, audit.record;
