//! Studies, the versions of their design, and sites.
//! A design is kept as the very text that was hashed; a version never changes but in its state.
//! The previous release: there is none.

use sea_orm_migration::prelude::*;

use crate::fence::{run, table};

#[derive(DeriveMigrationName)]
pub struct Migration;

const STUDY: &str = "
  tenant uuid not null constraint study_tenant_fkey references tenant (id),
  id uuid not null,
  oid text not null,
  name text not null,
  protocol text not null default '',
  description text not null default '',
  environment text not null constraint study_environment_check check (environment in ('test', 'training', 'live')),
  version uuid,
  created_at timestamptz not null default clock_timestamp(),
  constraint study_pkey primary key (tenant, id)
";

// `text`, not `jsonb`: the content hash is taken over these bytes, and `jsonb` would reorder them.
const STUDY_VERSION: &str = "
  tenant uuid not null,
  id uuid not null,
  study uuid not null,
  n int not null constraint study_version_n_check check (n > 0),
  oid text not null,
  name text not null,
  hash text not null,
  design text not null constraint study_version_design_check check (json_typeof(design::json) = 'object'),
  state text not null default 'draft' constraint study_version_state_check check (state in ('draft', 'published', 'retired')),
  published_at timestamptz,
  imported_from text,
  created_at timestamptz not null default clock_timestamp(),
  constraint study_version_pkey primary key (tenant, id),
  constraint study_version_study_key unique (tenant, study, id),
  constraint study_version_n_key unique (tenant, study, n),
  constraint study_version_study_fkey foreign key (tenant, study) references study (tenant, id)
";

const SITE: &str = "
  tenant uuid not null,
  id uuid not null,
  study uuid not null,
  code text not null constraint site_code_check check (code <> ''),
  name text not null,
  country text not null default '',
  time_zone text not null default 'UTC',
  version uuid,
  opened_at timestamptz not null default clock_timestamp(),
  constraint site_pkey primary key (tenant, id),
  constraint site_study_key unique (tenant, study, id),
  constraint site_code_key unique (tenant, study, code),
  constraint site_study_fkey foreign key (tenant, study) references study (tenant, id),
  constraint site_version_fkey foreign key (tenant, study, version) references study_version (tenant, study, id)
";

const ACROSS: &str = "
alter table study add constraint study_version_fkey foreign key (tenant, id, version) references study_version (tenant, study, id);
alter table membership
  add constraint membership_study_fkey foreign key (tenant, study) references study (tenant, id),
  add constraint membership_site_fkey foreign key (tenant, study, site) references site (tenant, study, id);

create function audit.immutable_version() returns trigger language plpgsql set search_path = pg_catalog, pg_temp as $$
begin
  if (to_jsonb(new) - array['state', 'published_at', 'design']) <> (to_jsonb(old) - array['state', 'published_at', 'design'])
     or new.design <> old.design then
    raise exception 'a version of a design never changes; make a new one' using errcode = 'insufficient_privilege';
  end if;
  if (old.state, new.state) not in (('draft', 'draft'), ('draft', 'published'), ('draft', 'retired'),
                                    ('published', 'published'), ('published', 'retired'), ('retired', 'retired'))
     or (old.published_at is not null and new.published_at is distinct from old.published_at) then
    raise exception 'a version that is % cannot become %', old.state, new.state using errcode = 'insufficient_privilege';
  end if;
  return new;
end $$;
revoke all on function audit.immutable_version() from public;
create trigger immutable before update on study_version for each row execute function audit.immutable_version();
alter table study_version enable always trigger immutable;
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        // Training never becomes live: a study keeps its environment (TEN-05).
        table("study", STUDY).study("id").grants("select, insert, update (name, protocol, description, version)").make(manager).await?;
        table("study_version", STUDY_VERSION)
            .study("study")
            .grants("select, insert, update (state, published_at)")
            .masked(&["design"])
            .make(manager)
            .await?;
        table("site", SITE).study("study").site("id").make(manager).await?;
        run(manager, ACROSS).await
    }
}
