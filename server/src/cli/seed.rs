//! `probatum seed`: plants the demonstration into an empty installation.

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use super::offline;
use crate::kernel::settings::Settings;
use crate::seed;

/// Plant two tenants, people in every role and believable data into an empty installation.
#[derive(Debug, Args)]
pub struct Seed {}

impl Seed {
    pub async fn run(self, settings: Settings) -> Result<ExitCode> {
        let planted =
            offline::with(&settings, async |app| seed::plant(&app, |what| eprintln!("seeding: {what}")).await.map_err(offline::told));
        match planted.await? {
            true => println!("The demonstration is planted. Everybody's password: {}", seed::PASSWORD),
            false => println!("Somebody lives here already: nothing was changed."),
        }
        Ok(ExitCode::SUCCESS)
    }
}
