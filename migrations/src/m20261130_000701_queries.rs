//! Queries, what was said in them, and filters that people keep.
//! A query hangs on an address: the subject's row is all it refers to. Study and site stand on every row, for the fence; a subject
//! that moves to another site takes its queries along.
//! The previous release still runs: it asks no queries.

use sea_orm_migration::prelude::*;

use crate::fence::{run, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const PARTITIONS: u32 = 8;

// A check constraint of the table would be parsed anew by each statement that writes; a domain's is kept by the session.
const DOMAINS: &str = "
create domain query_state as text constraint query_state_check
  check (value in ('candidate', 'open', 'answered', 'reopened', 'closed', 'cancelled'));
create domain query_origin as text constraint query_origin_check
  check (value in ('rule', 'manual', 'import', 'coding', 'lab', 'api'));
create domain query_audience as text constraint query_audience_check
  check (value in ('site', 'monitoring', 'data_management', 'coding'));
";

// `item`: GROUP/1/ITEM, or GROUP/1 for a row. `held`: the basis of the finding; `confirmed`: the basis that was confirmed.
const QUERY: &str = "
  tenant uuid not null,
  id uuid not null,
  study uuid not null,
  site uuid not null,
  subject uuid not null,
  visit text,
  visit_n int,
  form text,
  form_n int,
  item text,
  origin query_origin not null,
  rule text,
  audience query_audience not null default 'site',
  priority smallint not null default 1,
  due date,
  assignee uuid,
  assignee_name text,
  words jsonb not null,
  why jsonb,
  held jsonb,
  confirmed jsonb,
  asked_by uuid not null,
  asked_by_name text not null,
  asked_role text,
  asked_at timestamptz not null default clock_timestamp(),
  state query_state not null,
  how text,
  last_by uuid not null,
  last_by_name text not null,
  last_role text,
  last_at timestamptz not null default clock_timestamp(),
  opened_at timestamptz,
  closed_at timestamptz,
  changed int not null default 0,
  changed_at timestamptz,
  messages int not null default 0,
  constraint query_pkey primary key (tenant, id),
  constraint query_place_key unique (tenant, study, site, id),
  constraint query_subject_fkey foreign key (tenant, study, site, subject)
    references subject (tenant, study, site, id) on update cascade
";

const MESSAGE: &str = "
  tenant uuid not null,
  id uuid not null,
  study uuid not null,
  site uuid not null,
  query uuid not null,
  said_at timestamptz not null default clock_timestamp(),
  said_by uuid not null,
  said_by_name text not null,
  said_role text,
  kind text not null constraint query_message_kind_check check (kind <> ''),
  text text not null default '',
  detail jsonb not null default '{}',
  constraint query_message_pkey primary key (tenant, id),
  constraint query_message_query_fkey foreign key (tenant, study, site, query)
    references query (tenant, study, site, id) on update cascade
";

const FILTER: &str = "
  tenant uuid not null,
  id uuid not null,
  study uuid not null,
  owner uuid not null,
  owner_name text not null,
  name text not null constraint query_filter_name_check check (name <> ''),
  filter jsonb not null,
  shared boolean not null default false,
  forgotten boolean not null default false,
  constraint query_filter_pkey primary key (tenant, id),
  constraint query_filter_study_fkey foreign key (tenant, study) references study (tenant, id)
";

// Of one check at one place there is one query at a time, whoever is faster (QRY-03).
const INDEXES: &str = "
create unique index query_one_key on query (tenant, subject, visit, visit_n, form, form_n, rule, item)
  where rule is not null and state in ('candidate', 'open', 'answered', 'reopened');
create index query_place_idx on query (tenant, subject, visit, visit_n, form, form_n);
create index query_age_idx on query (tenant, study, asked_at, id);
create index query_active_idx on query (tenant, study, asked_at, id) where state in ('candidate', 'open', 'answered', 'reopened');
create index query_message_thread_idx on query_message (tenant, query, said_at);
create index query_filter_study_idx on query_filter (tenant, study);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, DOMAINS).await?;
        let fenced = |name, columns| table(name, columns).study("study").site("site").partitions(PARTITIONS);
        fenced("query", QUERY).storage("fillfactor = 85").make(manager).await?;
        fenced("query_message", MESSAGE).grants("select, insert").make(manager).await?;
        table("query_filter", FILTER).study("study").make(manager).await?;
        run(manager, INDEXES).await
    }
}
