//! The languages that a person chose, for the app and for forms; nothing chosen is null.
//! The previous release still runs: it neither reads nor writes the new columns.

use sea_orm_migration::prelude::*;

use crate::fence::run;

#[derive(DeriveMigrationName)]
pub struct Migration;

const LANGUAGES: &str = "
alter table person
  add column language text constraint person_language_check check (length(language) between 2 and 35),
  add column form_language text constraint person_form_language_check check (length(form_language) between 2 and 35);
select audit.watch('public.person', '{}', '{password_hash}', '{}');
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        run(manager, LANGUAGES).await
    }
}
