//! The next numbers of a study's subjects: within the site, and within the study, where other sites count too although
//! whoever enrols may not see them. The caller holds the study's advisory lock.
//! The previous release: there is none.

use sea_orm_migration::prelude::*;

use crate::fence::run;

#[derive(DeriveMigrationName)]
pub struct Migration;

// Whoever is not superuser may not attach a setting of ours to a function, therefore it is set and put back inside.
const NUMBERS: &str = "
create function next_subject_numbers(of_study uuid, at_site uuid, out seq int, out n int)
language plpgsql set search_path = public, pg_temp as $$
declare
  reach text := current_setting('app.sites');
begin
  set local app.sites = '*';
  select coalesce(max(s.seq) filter (where s.site = at_site), 0) + 1, coalesce(max(s.n), 0) + 1 into seq, n
  from subject s where s.tenant = app_tenant() and s.study = of_study;
  execute format('set local app.sites = %L', reach);
end $$;
revoke all on function next_subject_numbers(uuid, uuid) from public;
grant execute on function next_subject_numbers(uuid, uuid) to probatum_app;
-- The operator at the command line, who is nobody in particular, finds a tenant by its name; whoever signs in does not.
create policy operating on tenant for select using (app_identity() and app_actor() = '00000000-0000-0000-0000-000000000000');
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, NUMBERS).await
    }
}
