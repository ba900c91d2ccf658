//! `probatum export`: a study out again, without a server.

use std::fs::File;
use std::io::{BufWriter, Write, stdout};
use std::path::PathBuf;
use std::process::ExitCode;
use std::str::FromStr;

use anyhow::{Context, Result};
use clap::{Args, ValueEnum};
use shared::exports::api::OdmOptions;
use shared::exports::{Format as Tables, NewSnapshot, SnapshotFilter, Standing};
use shared::kernel::{SnapshotId, StudyId, TenantId};

use super::offline::{self, told};
use crate::kernel::app::App;
use crate::kernel::ports::fresh;
use crate::kernel::settings::Settings;
use crate::rooms::exports::table::Filter;
use crate::rooms::exports::{write_csv, write_odm, write_snapshot};

/// Write a study as CDISC ODM 1.3.2, as a zip of CSV files, or as a snapshot in any formats.
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
    /// The formats of a snapshot.
    #[arg(long, value_delimiter = ',', value_parser = parsed::<Tables>, default_value = "csv")]
    formats: Vec<Tables>,
    /// Only forms that are signed, verified or locked (snapshot).
    #[arg(long, value_parser = parsed::<Standing>, default_value = "all")]
    standing: Standing,
    /// Without what tells the treatment (snapshot, CSV).
    #[arg(long)]
    blinded: bool,
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
    /// A zip of the same tables in the formats of --formats (csv, dataset_json, ndjson, xpt_v5, xpt_v8, parquet, xlsx), with
    /// define.xml and a manifest.
    Snapshot,
}

fn parsed<T: FromStr>(text: &str) -> Result<T, String> {
    text.parse().map_err(|_| format!("there is no {text}"))
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

    async fn write(&self, app: &App, tenant: TenantId, out: &mut (impl Write + Send)) -> Result<()> {
        let ctx = offline::operator(tenant, if self.unblinded { "cli.ExportUnblinded" } else { "cli.Export" });
        let ctx = if self.unblinded { offline::seeing_all(ctx) } else { ctx };
        let tx = app.db.begin(&ctx).await.map_err(told)?;
        match self.format {
            Format::Odm => {
                let options = OdmOptions { audit: self.audit, design_only: self.design_only };
                write_odm(&tx, self.study, options, out).await.map_err(told)?;
            }
            Format::Csv => write_csv(&tx, self.study, &Filter { blinded: self.blinded, ..Filter::default() }, out).await.map_err(told)?,
            Format::Snapshot => write_snapshot(&tx, self.study, &self.ordered(), out).await.map(drop).map_err(told)?,
        }
        tx.commit().await.map_err(told)?;
        out.flush()?;
        Ok(())
    }

    fn ordered(&self) -> NewSnapshot {
        let filter = SnapshotFilter { standing: self.standing, unblinded: !self.blinded, ..SnapshotFilter::default() };
        // In the order of the list, whatever the order on the command line: the same snapshot is the same bytes.
        let formats = Tables::ALL.iter().copied().filter(|one| self.formats.contains(one)).collect();
        NewSnapshot { id: SnapshotId(fresh()), name: "Command line".into(), formats, filter, days: 1 }
    }
}
