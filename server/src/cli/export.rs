//! `probatum export`: a study out again, without a server.

use std::fs::File;
use std::io::{BufWriter, Write, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use shared::exports::api::OdmOptions;
use shared::kernel::{StudyId, TenantId};

use super::offline::{self, told};
use crate::kernel::app::App;
use crate::kernel::settings::Settings;
use crate::rooms::exports::{write_csv, write_odm};

/// Write a study as CDISC ODM 1.3.2 or as a zip of CSV files.
#[derive(Debug, Args)]
pub struct Export {
    /// The study's id, as `probatum import` printed it.
    #[arg(value_name = "STUDY")]
    study: StudyId,
    /// The tenant whose study it is.
    #[arg(long, default_value = "Default")]
    tenant: String,
    #[arg(long, value_enum, default_value = "odm")]
    format: Format,
    /// With the audit record of every data point (ODM).
    #[arg(long)]
    audit: bool,
    /// The design alone (ODM).
    #[arg(long)]
    design_only: bool,
    /// With what tells the treatment. For those who may know it.
    #[arg(long)]
    unblinded: bool,
    /// Where to write to; standard output when absent.
    #[arg(long, short, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// CDISC ODM 1.3.2.
    Odm,
    /// A zip of CSV files, one for each item group.
    Csv,
}

impl Export {
    pub async fn run(self, settings: Settings) -> Result<ExitCode> {
        offline::with(&settings, async |app| {
            let tenant = offline::tenant(&app, &self.tenant).await.map_err(told)?;
            match &self.output {
                Some(path) => {
                    let file = File::create(path).with_context(|| format!("{} cannot be written", path.display()))?;
                    self.write(&app, tenant, &mut BufWriter::new(file)).await
                }
                None => self.write(&app, tenant, &mut BufWriter::new(stdout())).await,
            }
        })
        .await?;
        Ok(ExitCode::SUCCESS)
    }

    async fn write(&self, app: &App, tenant: TenantId, out: &mut impl Write) -> Result<()> {
        let ctx = offline::operator(tenant, if self.unblinded { "cli.ExportUnblinded" } else { "cli.Export" });
        let ctx = if self.unblinded { offline::seeing_all(ctx) } else { ctx };
        let tx = app.db.begin(&ctx).await.map_err(told)?;
        match self.format {
            Format::Odm => {
                let options = OdmOptions { audit: self.audit, design_only: self.design_only };
                write_odm(&tx, self.study, options, out).await.map_err(told)?;
            }
            Format::Csv => write_csv(&tx, self.study, out).await.map_err(told)?,
        }
        tx.commit().await.map_err(told)?;
        out.flush()?;
        Ok(())
    }
}
