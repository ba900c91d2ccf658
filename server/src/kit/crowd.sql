-- Multiplies the subjects of a study, with their visits, records and standings, so that there are {times} times as many. For
-- tests and benchmarks alone: as superuser, past the fence and without an audit trail, a hundred times as fast as entering.
-- What is multiplied was entered as always; a copy says what its original says, and no statement can tell them apart.
begin;
set local session_replication_role = replica;
alter table public.subject disable trigger trail;
alter table public.visit disable trigger trail;
alter table public.record disable trigger trail;
create temporary table crowd on commit drop as
  select s.tenant, s.id as original, k, md5(s.id::text || k)::uuid as id from subject s, generate_series(1, {times} - 1) k where s.study = '{study}';
create index on crowd (original);
analyze crowd;
insert into subject (tenant, id, study, site, key, seq, n, state, version, created_at, casebook)
  select s.tenant, c.id, s.study, s.site, s.key || '-' || lpad(c.k::text, 4, '0'), s.seq + c.k * 10000, s.n + c.k * 10000, s.state, s.version,
    s.created_at + c.k * interval '1 second', s.casebook
  from crowd c join subject s on s.id = c.original;
insert into visit (tenant, id, study, site, subject, oid, n, date, created_at)
  select v.tenant, md5(v.id::text || c.k)::uuid, v.study, v.site, c.id, v.oid, v.n, v.date, v.created_at from crowd c join visit v on v.subject = c.original;
insert into record (tenant, id, study, site, subject, visit, visit_n, form, form_n, version, values, marks, state, submitted, findings, revision,
    saved_at, saved_by, saved_by_name)
  select r.tenant, md5(r.id::text || c.k)::uuid, r.study, r.site, c.id, r.visit, r.visit_n, r.form, r.form_n, r.version, r.values, r.marks, r.state,
    r.submitted, r.findings, r.revision, r.saved_at, r.saved_by, r.saved_by_name
  from crowd c join record r on r.subject = c.original;
insert into standing (tenant, id, study, site, key, state, cells, statuses, statuses_at, waits, waits_from, waits_until, opens, closes, forms,
    form_closes, missing, incomplete, flagged, findings, changed_at)
  select t.tenant, c.id, t.study, t.site, t.key || '-' || lpad(c.k::text, 4, '0'), t.state, t.cells, t.statuses, t.statuses_at, t.waits, t.waits_from,
    t.waits_until, t.opens, t.closes, t.forms, t.form_closes, t.missing, t.incomplete, t.flagged, t.findings, t.changed_at - c.k * interval '1 minute'
  from crowd c join standing t on t.id = c.original;
alter table public.subject enable always trigger trail;
alter table public.visit enable always trigger trail;
alter table public.record enable always trigger trail;
commit;
vacuum (analyze) subject, visit, record, standing;
