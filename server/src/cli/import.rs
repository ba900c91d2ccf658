//! `probatum import`: studies from design files, without a server.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Result, bail};
use clap::Args;
use serde_json::json;
use shared::kernel::TenantId;
use shared::study::api::Environment;

use super::offline;
use crate::kernel::app::App;
use crate::kernel::settings::Settings;
use crate::rooms::study::{self, NewStudy, design_cli};

/// Create a study from each design file (CDISC ODM, REDCap data dictionary). Prints one JSON line per file; exits 3 when some are refused.
#[derive(Debug, Args)]
pub struct Import {
    #[arg(required = true, value_name = "FILE")]
    files: Vec<PathBuf>,
    /// The tenant whose studies they become; founded when there is none of that name.
    #[arg(long, default_value = "Default")]
    tenant: String,
    /// What the data are for: live, test or training.
    #[arg(long, default_value = "live")]
    environment: String,
}

impl Import {
    pub async fn run(self, settings: Settings) -> Result<ExitCode> {
        let Ok(environment) = self.environment.parse::<Environment>() else { bail!("--environment is live, test or training") };
        offline::with(&settings, async move |app| {
            let tenant = offline::tenant(&app, &self.tenant).await.map_err(offline::told)?;
            let mut code = design_cli::ACCEPTED;
            for file in &self.files {
                code = code.max(import(&app, tenant, file, environment).await?);
            }
            Ok(ExitCode::from(code))
        })
        .await
    }
}

async fn import(app: &App, tenant: TenantId, file: &Path, environment: Environment) -> Result<u8> {
    let (report, design) = design_cli::read(file);
    let Some(design) = design else {
        println!("{}", json!({ "file": report.file, "study": null, "report": report }));
        return Ok(design_cli::REFUSED);
    };
    let tx = app.db.begin(&offline::operator(tenant, "cli.Import")).await.map_err(offline::told)?;
    let new = NewStudy { design: &design, environment, from: &report.file };
    let (study, version) = study::create(&tx, new).await.map_err(offline::told)?;
    tx.commit().await.map_err(offline::told)?;
    println!("{}", json!({ "file": report.file, "study": study, "version": version, "hash": design.hash(), "report": report }));
    Ok(design_cli::ACCEPTED)
}
