//! `probatum demo`: everything a newcomer needs, with one word.

use std::process::ExitCode;

use actix_web::web::Data;
use anyhow::Result;
use clap::Args;
use shared::access::Role;

use super::{offline, serve};
use crate::kernel::app::App;
use crate::kernel::serve::{Started, run};
use crate::kernel::settings::Settings;
use crate::seed::{self, CAST, PASSWORD};

/// Start with two tenants, people in every role and a study with data. Needs no arguments.
#[derive(Debug, Args)]
pub struct Demo {}

impl Demo {
    pub async fn run(self, mut settings: Settings) -> Result<ExitCode> {
        settings.demo = true;
        if settings.mail_server.is_none() && settings.mail_folder.is_none() {
            settings.mail_folder = Some(settings.data_dir.join("outbox"));
        }
        run(settings, prepare, serve::configure).await?;
        Ok(ExitCode::SUCCESS)
    }
}

async fn prepare(started: Started) -> Result<Data<App>> {
    let address = started.public_url.as_str().to_owned();
    let mails = started.settings.mail_folder.clone().filter(|_| started.settings.mail_server.is_none());
    let app = serve::prepare(started).await?;
    seed::plant(&app, |what| println!("Seeding {what} …")).await.map_err(offline::told)?;
    welcome(&address);
    if let Some(folder) = mails {
        println!("Mails are not sent but kept as texts in  {}\n", folder.display());
    }
    Ok(app)
}

/// The accounts, as a newcomer needs them.
fn welcome(address: &str) {
    println!("\nSign in at {address} with the password  {PASSWORD}\n");
    let name = |role: Role| role.as_str().replace('_', " ");
    for one in CAST {
        println!("  {:<36} {:<20} {:<14} {}", one.email, one.name, name(one.role), one.tenant);
    }
    println!();
}
