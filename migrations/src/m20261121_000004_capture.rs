//! Subjects, visits and records.
//! One form of one visit is one row; what was answered is one document, so that a save is one row and one shadow row.
//! Study and site stand on every row, for the fence, and composite keys hold the tree together: a record is of the study and
//! site of its subject. A subject that moves to another site takes its visits and records along.
//! The previous release: there is none.

use sea_orm_migration::prelude::*;

use crate::fence::{run, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const PARTITIONS: u32 = 8;

const SUBJECT: &str = "
  tenant uuid not null,
  id uuid not null,
  study uuid not null,
  site uuid not null,
  key text not null constraint subject_key_check check (key <> ''),
  seq int not null,
  n int not null,
  state text not null default 'screening' constraint subject_state_check
    check (state in ('screening', 'screen_failed', 'enrolled', 'completed', 'withdrawn')),
  version uuid not null,
  created_at timestamptz not null default clock_timestamp(),
  constraint subject_pkey primary key (tenant, id),
  constraint subject_place_key unique (tenant, study, site, id),
  constraint subject_key_key unique (tenant, study, key),
  constraint subject_seq_key unique (tenant, site, seq),
  constraint subject_site_fkey foreign key (tenant, study, site) references site (tenant, study, id),
  constraint subject_version_fkey foreign key (tenant, study, version) references study_version (tenant, study, id)
";

const VISIT: &str = "
  tenant uuid not null,
  id uuid not null,
  study uuid not null,
  site uuid not null,
  subject uuid not null,
  oid text not null,
  n int not null constraint visit_n_check check (n > 0),
  date text,
  created_at timestamptz not null default clock_timestamp(),
  constraint visit_pkey primary key (tenant, id),
  constraint visit_subject_key unique (tenant, subject, oid, n),
  constraint visit_subject_fkey foreign key (tenant, study, site, subject)
    references subject (tenant, study, site, id) on update cascade
";

// What a save pays for is spared: no index covers a column that a save changes and pages keep room, so that an update stays on
// its page (HOT); a check constraint of the table would be parsed anew by each save, a domain's is kept by the session. That
// values and marks are objects is seen by the audit trigger, which reads them.
const STATE: &str = "
create domain record_state as text constraint record_state_check check (value in ('in_progress', 'complete'));
";

const RECORD: &str = "
  tenant uuid not null,
  id uuid not null,
  study uuid not null,
  site uuid not null,
  subject uuid not null,
  visit text not null,
  visit_n int not null,
  form text not null,
  form_n int not null,
  version uuid not null,
  values jsonb not null default '{}',
  marks jsonb not null default '{}',
  state record_state not null default 'in_progress',
  submitted boolean not null default false,
  findings int not null default 0,
  revision int not null default 1,
  saved_at timestamptz not null default clock_timestamp(),
  saved_by uuid not null,
  saved_by_name text not null default '',
  constraint record_pkey primary key (tenant, id),
  constraint record_form_key unique (tenant, subject, visit, visit_n, form, form_n),
  constraint record_subject_fkey foreign key (tenant, study, site, subject)
    references subject (tenant, study, site, id) on update cascade,
  constraint record_visit_fkey foreign key (tenant, subject, visit, visit_n) references visit (tenant, subject, oid, n),
  constraint record_version_fkey foreign key (tenant, study, version) references study_version (tenant, study, id)
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let fenced = |name, columns| table(name, columns).study("study").site("site").partitions(PARTITIONS);
        fenced("subject", SUBJECT).make(manager).await?;
        fenced("visit", VISIT).make(manager).await?;
        run(manager, STATE).await?;
        fenced("record", RECORD).storage("fillfactor = 80").documents(&["values", "marks"]).make(manager).await
    }
}
