//! The standing of each subject: what the matrix and the lists of work show, worked out when something changes and not when
//! somebody looks. Everything in it follows from subject, visits, records and the design; only the day is missing, which every
//! reader adds. Therefore it has no history of its own.
//! The previous release still runs: it neither reads nor writes the new table. What it changes shows after the next change.

use sea_orm_migration::prelude::*;

use crate::fence::{run, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const PARTITIONS: u32 = 8;

// The lists of days are sorted, each by itself: how many visits are due or overdue on a day is a matter of two binary searches.
const STANDING: &str = "
  tenant uuid not null,
  id uuid not null,
  study uuid not null,
  site uuid not null,
  cells jsonb not null default '[]',
  statuses text[] not null default '{}',
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
create index standing_study_idx on standing (tenant, study, site);
create index subject_site_idx on subject (tenant, study, site, key);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let standing = table("standing", STANDING).study("study").site("site").partitions(PARTITIONS).storage("fillfactor = 70");
        standing.unaudited().make(manager).await?;
        run(manager, ACROSS).await
    }
}
