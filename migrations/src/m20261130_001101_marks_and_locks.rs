//! Freeze and lock, verification, plans of it, and locking campaigns.
//! A lock lies on a place as far as its level names it: study and nothing else, or a site, or a subject and so on. Site and subject
//! may therefore be absent, and its fence lets everybody of the study see what holds the whole of it: a save must meet it.
//! The last fence: triggers that refuse to write what is held, whoever writes and by whatever way. They take a lock of the session
//! that who freezes or locks takes alone, so that no save that is under way slips through.
//! The previous release still runs: it sets no marks, and meets the triggers as any other.

use sea_orm_migration::prelude::*;

use crate::fence::{run, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const PARTITIONS: u32 = 8;

const DOMAINS: &str = "
create domain lock_state as text constraint lock_state_check check (value in ('open', 'frozen', 'locked'));
create domain lock_level as text constraint lock_level_check
  check (value in ('item', 'record', 'visit', 'subject', 'site', 'study'));
";

// One row for each place that was ever held: what became of it is its history.
const DATA_LOCK: &str = "
  tenant uuid not null,
  id uuid not null,
  study uuid not null,
  site uuid,
  subject uuid,
  visit text,
  visit_n int,
  form text,
  form_n int,
  item text,
  level lock_level not null,
  state lock_state not null,
  open_until timestamptz,
  reason text,
  set_by uuid not null,
  set_by_name text not null,
  set_role text,
  set_at timestamptz not null default clock_timestamp(),
  constraint data_lock_pkey primary key (tenant, id),
  constraint data_lock_study_fkey foreign key (tenant, study) references study (tenant, id),
  constraint data_lock_site_fkey foreign key (tenant, study, site) references site (tenant, study, id),
  constraint data_lock_subject_fkey foreign key (tenant, study, site, subject)
    references subject (tenant, study, site, id) on update cascade,
  constraint data_lock_place_key unique nulls not distinct (tenant, study, site, subject, visit, visit_n, form, form_n, item)
";

// `marks`: by track and item, `source:GROUP/1/ITEM`. `done`: tracks in which all is verified that was asked for; `need`: what that was.
const VERIFICATION: &str = "
  tenant uuid not null,
  id uuid not null,
  study uuid not null,
  site uuid not null,
  subject uuid not null,
  visit text not null,
  visit_n int not null,
  form text not null,
  form_n int not null,
  marks jsonb not null default '{}',
  need jsonb not null default '{}',
  done text[] not null default '{}',
  dropped int not null default 0,
  constraint verification_pkey primary key (tenant, id),
  constraint verification_form_key unique (tenant, subject, visit, visit_n, form, form_n),
  constraint verification_record_fkey foreign key (tenant, subject, visit, visit_n, form, form_n)
    references record (tenant, subject, visit, visit_n, form, form_n) on update cascade,
  constraint verification_subject_fkey foreign key (tenant, study, site, subject)
    references subject (tenant, study, site, id) on update cascade
";

const PLAN: &str = "
  tenant uuid not null,
  id uuid not null,
  study uuid not null,
  plan jsonb not null,
  revision int not null default 1,
  set_by uuid not null,
  set_by_name text not null,
  set_role text,
  set_at timestamptz not null default clock_timestamp(),
  constraint review_plan_pkey primary key (tenant, id),
  constraint review_plan_study_key unique (tenant, study),
  constraint review_plan_study_fkey foreign key (tenant, study) references study (tenant, id)
";

const CAMPAIGN: &str = "
  tenant uuid not null,
  id uuid not null,
  study uuid not null,
  site uuid,
  subject uuid,
  step text not null constraint lock_campaign_step_check check (step in ('lock', 'unlock')),
  state text not null default 'asked' constraint lock_campaign_state_check check (state in ('asked', 'done', 'declined', 'withdrawn')),
  why text not null,
  hours int,
  exceptions jsonb not null default '[]',
  checklist jsonb,
  asked_by uuid not null,
  asked_by_name text not null,
  asked_role text,
  asked_at timestamptz not null default clock_timestamp(),
  approver uuid not null,
  approver_name text not null,
  decided_by uuid,
  decided_by_name text,
  decided_role text,
  decided_at timestamptz,
  said text,
  constraint lock_campaign_pkey primary key (tenant, id),
  constraint lock_campaign_two_check check (asked_by <> approver),
  constraint lock_campaign_study_fkey foreign key (tenant, study) references study (tenant, id),
  constraint lock_campaign_site_fkey foreign key (tenant, study, site) references site (tenant, study, id),
  constraint lock_campaign_subject_fkey foreign key (tenant, study, site, subject)
    references subject (tenant, study, site, id) on update cascade
";

const INDEXES: &str = "
create index data_lock_held_idx on data_lock (tenant, study, subject) where state <> 'open';
create index verification_dropped_idx on verification (tenant, study) where dropped > 0;
create index lock_campaign_study_idx on lock_campaign (tenant, study, asked_at desc);
";

macro_rules! reach {
    () => {
        "tenant = app_tenant() and case when (select app_all_studies()) then true else study = any((select app_studies())::uuid[]) end
  and case when (select app_all_sites()) then true when site is null then true else site = any((select app_sites())::uuid[]) end"
    };
}

/// Who sees what holds the whole study: whoever sees the study. What holds a site: whoever sees the site. Rows, and their shadows.
const POLICIES: (&str, &str) = (concat!("using (", reach!(), ") with check (", reach!(), ")"), concat!("using (", reach!(), ")"));

/// The trigger of one table.
struct Guard {
    table: &'static str,
    /// Whether the lock `l` holds what is written.
    over: &'static str,
    /// `true` where a freeze holds as well, not a lock alone.
    frozen: &'static str,
}

const SAME: &str = " and not (tg_op = 'UPDATE' and new.values = old.values and new.state = old.state and new.retired = old.retired
    and new.findings = old.findings and new.version = old.version
    and (new.marks = old.marks or held = 'frozen' and new.marks - 'signed' = old.marks - 'signed'))";

const PLACE: &str = "(l.subject is null or l.subject = new.subject)
  and (l.visit is null or l.visit = new.visit and l.visit_n = new.visit_n)
  and (l.form is null or l.form = new.form and l.form_n = new.form_n)";

const GUARDS: &[Guard] = &[
    Guard {
        table: "record",
        // An item's lock holds the item, its row, and its form where that goes out of use.
        over: "{place} and (l.item is null or tg_op = 'UPDATE' and (new.retired <> old.retired
            or (new.values -> l.item) is distinct from (old.values -> l.item)
            or (new.marks -> 'retired' -> regexp_replace(l.item, '/[^/]*$', '')) is distinct from
               (old.marks -> 'retired' -> regexp_replace(l.item, '/[^/]*$', ''))))",
        frozen: "true",
    },
    Guard {
        table: "visit",
        // What lies in a visit is held where the visit goes out of use, or is said not to have taken place.
        over: "(l.subject is null or l.subject = new.subject) and (l.visit is null or l.visit = new.oid and l.visit_n = new.n)
          and (l.form is null or tg_op = 'UPDATE' and (new.retired <> old.retired or (new.not_done is null) <> (old.not_done is null)))",
        frozen: "true",
    },
    Guard {
        table: "subject",
        // Another version of the design would evaluate all of it again.
        over: "(l.subject is null or l.subject = new.id) and (l.visit is null or tg_op = 'UPDATE' and new.version <> old.version)",
        frozen: "true",
    },
    Guard { table: "file", over: "{place} and (l.item is null or l.item = new.item)", frozen: "true" },
    // What the server asks and closes by itself at a locked item follows from the items beside it, which may change.
    Guard {
        table: "query",
        over: "(l.subject is null or l.subject = new.subject) and (l.visit is null or l.visit = new.visit and l.visit_n = new.visit_n)
          and (l.form is null or l.form = new.form and l.form_n = new.form_n)
          and (l.item is null or l.item = new.item and new.last_by <> '00000000-0000-0000-0000-000000000000'
            and (tg_op = 'INSERT' or new.last_at <> old.last_at))",
        frozen: "l.state = 'locked'",
    },
    Guard {
        table: "verification",
        over: "{place} and (l.item is null or exists (select from jsonb_each(new.marks) e where split_part(e.key, ':', 2) = l.item
            and e.value is distinct from case tg_op when 'UPDATE' then old.marks -> e.key end))",
        frozen: "l.state = 'locked'",
    },
];

impl Guard {
    fn sql(&self) -> String {
        let Self { table, over, frozen } = self;
        // A record's revision goes up so that saves under way look again: that changes nothing. What is frozen may be signed.
        let unless = if *table == "record" { SAME } else { "" };
        let over = over.replace("{place}", PLACE);
        format!(
            "create function hold_{table}() returns trigger language plpgsql as $body$
declare held text;
begin
  perform pg_advisory_xact_lock_shared(hashtextextended(new.study::text, 11));
  select l.state into held from data_lock l where l.tenant = new.tenant and l.study = new.study and l.state <> 'open'
    and (l.open_until is null or l.open_until <= clock_timestamp()) and {frozen} and (l.site is null or l.site = new.site)
    and {over} order by l.state desc limit 1;
  if found{unless} then
    raise exception 'this is %', held using errcode = 'PL001', constraint = 'data_lock_holds';
  end if;
  return new;
end $body$;
revoke all on function hold_{table}() from public;
create trigger hold before insert or update on {table} for each row execute function hold_{table}();
alter table {table} enable always trigger hold;
"
        )
    }
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, DOMAINS).await?;
        for (name, columns) in [("data_lock", DATA_LOCK), ("lock_campaign", CAMPAIGN)] {
            let (policy, history) = POLICIES;
            table(name, columns).study("study").policy("fence", policy).history(history).make(manager).await?;
        }
        let verification = table("verification", VERIFICATION).study("study").site("site").partitions(PARTITIONS);
        verification.storage("fillfactor = 80").documents(&["marks"]).make(manager).await?;
        table("review_plan", PLAN).study("study").make(manager).await?;
        run(manager, INDEXES).await?;
        for guard in GUARDS {
            run(manager, &guard.sql()).await?;
        }
        Ok(())
    }
}
