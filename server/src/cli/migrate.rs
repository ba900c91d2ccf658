//! `probatum migrate`: brings the schema up to date, as the owner of the database.

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use crate::kernel::database;
use crate::kernel::lock::DataDirLock;
use crate::kernel::settings::Settings;

/// Bring the database's schema up to date (a server with a private PostgreSQL does so itself when it starts).
#[derive(Debug, Args)]
pub struct Migrate {}

impl Migrate {
    pub async fn run(self, settings: Settings) -> Result<ExitCode> {
        // A named database may be migrated from anywhere; the private one only while no server works on it.
        let private = settings.database_url.is_none() && settings.database_owner_url.is_none();
        let _lock = private.then(|| DataDirLock::take(&settings.data_dir)).transpose()?;
        match database::migrate_only(&settings).await? {
            0 => println!("The schema is up to date."),
            1 => println!("Applied 1 migration."),
            applied => println!("Applied {applied} migrations."),
        }
        Ok(ExitCode::SUCCESS)
    }
}
