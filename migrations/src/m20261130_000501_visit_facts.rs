//! What is said of a visit beside its date: the day agreed on, why it was added, why it did not take place; and visits and forms
//! that are out of use.
//! The previous release still runs: it neither reads nor writes the new columns. It does not know of rows out of use, though, and
//! shows them as if they were not.

use sea_orm_migration::prelude::*;

use crate::fence::run;

#[derive(DeriveMigrationName)]
pub struct Migration;

// A visit that did not take place has no date, and says why. Checks of a table are parsed anew by each statement that writes: a
// visit is seldom written, a record often, so only the visit has one.
const FACTS: &str = "
alter table visit
  add column appointment text,
  add column why text,
  add column not_done text,
  add column not_done_note text,
  add column retired boolean not null default false,
  add constraint visit_not_done_check check (not_done is null or date is null),
  add constraint visit_note_check check (not_done_note is null or not_done is not null);
select audit.watch('public.visit', '{}', '{}', '{}');
alter table record add column retired boolean not null default false;
select audit.watch('public.record', '{values,marks}', '{}', '{}');
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, FACTS).await
    }
}
