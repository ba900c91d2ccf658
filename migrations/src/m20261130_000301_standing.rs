//! The standing of each subject: what the matrix and the lists of work show, worked out when something changes and not when
//! somebody looks. Everything in it follows from subject, visits, records and the design; only the day is missing, which every
//! reader adds. Therefore it has no history of its own.
//! The previous release still runs: it neither reads nor writes the new table. What it changes shows after the next change.

use sea_orm_migration::prelude::*;

use crate::fence::{run, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const PARTITIONS: u32 = 8;

// `opens`, `closes` and `form_closes` are sorted, each by itself: how many visits are due or overdue on a day is a matter of two
// binary searches. `waits` names the same visits, with their days beside them.
const STANDING: &str = "
  tenant uuid not null,
  id uuid not null,
  study uuid not null,
  site uuid not null,
  key text not null,
  state text not null,
  cells jsonb not null default '[]',
  statuses text[] not null default '{}',
  statuses_at text[] not null default '{}',
  waits text[] not null default '{}',
  waits_from date[] not null default '{}',
  waits_until date[] not null default '{}',
  opens date[] not null default '{}',
  closes date[] not null default '{}',
  forms jsonb not null default '[]',
  form_closes date[] not null default '{}',
  missing int not null default 0,
  incomplete int not null default 0,
  flagged int not null default 0,
  findings int not null default 0,
  changed_at timestamptz not null default clock_timestamp(),
  constraint standing_pkey primary key (tenant, id),
  constraint standing_subject_fkey foreign key (tenant, study, site, id)
    references subject (tenant, study, site, id) on update cascade
";

// How many of the sorted days lie on or before a day.
const ACROSS: &str = "
create function days_until(days date[], day date) returns int language sql immutable parallel safe
  return case when cardinality(days) = 0 then 0 else width_bucket(day, days) end;
revoke all on function days_until(date[], date) from public;
grant execute on function days_until(date[], date) to probatum_app;
-- What lists are narrowed by is read for every subject and stays in the row; what they show, for those on the page alone.
alter table standing alter column statuses set storage main, alter column statuses_at set storage main,
  alter column waits set storage main, alter column waits_from set storage main, alter column waits_until set storage main,
  alter column opens set storage main, alter column closes set storage main, alter column form_closes set storage main;
-- With site and id, so that nothing but the index is read of rows that are jumped over.
create index standing_key_idx on standing (tenant, study, key) include (site, id);
create index standing_site_idx on standing (tenant, study, site, key);
create index standing_state_idx on standing (tenant, study, state, key);
create index standing_changed_idx on standing (tenant, study, changed_at desc, key) include (site, id);
create index standing_findings_idx on standing (tenant, study, findings desc, key) include (site, id);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let standing = table("standing", STANDING)
            .study("study")
            .site("site")
            .partitions(PARTITIONS)
            .storage("fillfactor = 70, toast_tuple_target = 1536");
        standing.unaudited().make(manager).await?;
        run(manager, ACROSS).await
    }
}
