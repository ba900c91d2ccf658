//! The schema: one dated change a file, and the helpers that fence and audit a table.
//! Migrations run as the owner; what serves is a member of `probatum_app`, which owns nothing.
//! Invariant: a released migration is never edited; each says whether the previous release still runs on the new schema.

pub mod fence;
pub mod lint;
mod m20261121_000001_foundation;
mod m20261121_000002_identity;
mod m20261121_000003_studies;
mod m20261121_000004_capture;
mod m20261121_000005_queues;
mod m20261121_000006_subject_numbers;
mod m20261121_000007_support;
mod m20261121_000008_casebook;
mod m20261130_000101_vault;
mod m20261130_000201_releases;
mod m20261130_000301_standing;
mod m20261130_000302_saved_views;
mod m20261130_000401_files;
mod m20261130_000501_visit_facts;
mod m20261130_000701_queries;
mod m20261130_000801_languages_of_people;
mod m20261130_000802_printouts;
mod m20261130_001101_marks_and_locks;
mod m20261130_001201_signatures;
mod m20261130_001301_access_events;
mod m20261130_001302_trail;
mod m20261130_001303_trail_reviews;
mod m20261130_001401_seals;
mod m20261130_001501_enrolment_plan;
mod m20261130_001701_what_tells_treatment;
mod m20261130_001702_seal_checks;
mod m20261130_001801_mail;
mod m20261130_001802_invitations;
mod m20261130_001803_digests;
mod m20261130_001901_factors;
mod m20261130_002001_single_sign_on;
mod m20261130_002101_own_roles;
mod m20261130_002102_delegations;
mod m20261130_002201_snapshots;

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{DatabaseConnection, TransactionTrait as _};

pub use lint::lint;
pub use sea_orm_migration::MigratorTrait;

/// Every migration in its order.
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261121_000001_foundation::Migration),
            Box::new(m20261121_000002_identity::Migration),
            Box::new(m20261121_000003_studies::Migration),
            Box::new(m20261121_000004_capture::Migration),
            Box::new(m20261121_000005_queues::Migration),
            Box::new(m20261121_000006_subject_numbers::Migration),
            Box::new(m20261121_000007_support::Migration),
            Box::new(m20261121_000008_casebook::Migration),
            Box::new(m20261130_000501_visit_facts::Migration),
            Box::new(m20261130_000101_vault::Migration),
            Box::new(m20261130_000401_files::Migration),
            Box::new(m20261130_000201_releases::Migration),
            Box::new(m20261130_000701_queries::Migration),
            Box::new(m20261130_000801_languages_of_people::Migration),
            Box::new(m20261130_000802_printouts::Migration),
            Box::new(m20261130_000301_standing::Migration),
            Box::new(m20261130_000302_saved_views::Migration),
            Box::new(m20261130_001301_access_events::Migration),
            Box::new(m20261130_001302_trail::Migration),
            Box::new(m20261130_001401_seals::Migration),
            Box::new(m20261130_001501_enrolment_plan::Migration),
            Box::new(m20261130_001201_signatures::Migration),
            Box::new(m20261130_001101_marks_and_locks::Migration),
            Box::new(m20261130_001303_trail_reviews::Migration),
            Box::new(m20261130_002201_snapshots::Migration),
            Box::new(m20261130_002101_own_roles::Migration),
            Box::new(m20261130_002102_delegations::Migration),
            Box::new(m20261130_001801_mail::Migration),
            Box::new(m20261130_001802_invitations::Migration),
            Box::new(m20261130_001803_digests::Migration),
            Box::new(m20261130_002001_single_sign_on::Migration),
            Box::new(m20261130_001901_factors::Migration),
            Box::new(m20261130_001701_what_tells_treatment::Migration),
            Box::new(m20261130_001702_seal_checks::Migration),
        ]
    }
}

/// Brings the database up to date, as its owner: all of it or nothing, and one at a time where several servers start at once.
pub async fn up(db: &DatabaseConnection) -> Result<(), DbErr> {
    let tx = db.begin().await?;
    tx.execute_unprepared("select pg_advisory_xact_lock(hashtext('probatum migrations'))").await?;
    Migrator::up(&tx, None).await?;
    tx.commit().await
}
