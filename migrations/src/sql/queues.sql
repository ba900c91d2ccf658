-- Claiming work across tenants. What waits is found by time, whoever's it is.
create index outbox_waiting_idx on outbox (next_at) where delivered_at is null;
create index job_waiting_idx on job (created_at) where state in ('queued', 'running');
create index job_listing_idx on job (tenant, created_at);

-- The claiming functions act as the owner, who is fenced as well: these two tables it may see as a whole.
create policy dispatch on outbox to current_user using (true) with check (true);
create policy dispatch on job to current_user using (true) with check (true);

-- News whose time has come, each to one caller. Whoever does not mark it delivered gets it again: after 10 s, 20 s, 40 s …, at
-- most after an hour.
create function outbox_claim("limit" int) returns setof outbox
language sql security definer set search_path = pg_catalog, pg_temp as $$
  update public.outbox o
     set attempts = o.attempts + 1,
         next_at = clock_timestamp() + least(interval '10 seconds' * 2 ^ least(o.attempts, 12), interval '1 hour')
    from (select tenant, id from public.outbox where delivered_at is null and next_at <= clock_timestamp()
          order by next_at limit "limit" for update skip locked) due
   where o.tenant = due.tenant and o.id = due.id
  returning o.*
$$;

-- The oldest job that nobody works on: queued, or left by a worker whose heart has not beaten for two minutes. A job that was
-- left three times has failed.
create function job_claim() returns setof job
language plpgsql security definer set search_path = pg_catalog, pg_temp as $$
begin
  update public.job j set state = 'failed', ended_at = clock_timestamp(), message = 'The work stopped three times without an answer.'
    from (select tenant, id from public.job where state = 'running' and attempts >= 3
            and heartbeat_at < clock_timestamp() - interval '2 minutes' for update skip locked) lost
   where j.tenant = lost.tenant and j.id = lost.id;
  return query update public.job j
     set state = 'running', attempts = j.attempts + 1, heartbeat_at = clock_timestamp(), started_at = coalesce(j.started_at, clock_timestamp())
    from (select tenant, id from public.job
          where state = 'queued' or (state = 'running' and heartbeat_at < clock_timestamp() - interval '2 minutes')
          order by created_at limit 1 for update skip locked) next
   where j.tenant = next.tenant and j.id = next.id
  returning j.*;
end $$;

-- Wakes the workers when the transaction commits.
create function announce() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  perform pg_notify('probatum_' || tg_table_name, '');
  return null;
end $$;
create trigger announce after insert on outbox for each statement execute function announce();
create trigger announce after insert on job for each statement execute function announce();

revoke all on function outbox_claim(int), job_claim(), announce() from public;
grant execute on function outbox_claim(int), job_claim() to probatum_app;
grant select on seaql_migrations to probatum_app;
