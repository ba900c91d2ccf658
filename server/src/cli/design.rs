//! `probatum design`: what becomes of a design file, without a database.

use std::io::{Write, stderr, stdout};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use anyhow::{Context, Result};
use clap::{Args, Subcommand, ValueEnum};
use shared::kernel::{PartialDate, PartialDateTime};

use crate::kernel::ports::Clock;
use crate::rooms::capture::verify;
use crate::rooms::study::design_cli::{self, To};
use crate::rooms::study::evaluate_cli;
use crate::rooms::study::odm::ExportHeader;
use crate::rooms::study::redcap;

/// Say what becomes of a design file, or convert it. Needs no database.
#[derive(Debug, Args)]
pub struct Design {
    #[command(subcommand)]
    command: What,
}

#[derive(Debug, Subcommand)]
enum What {
    /// Print one JSON report per file. Exits 0 when all are accepted, 3 when some are refused.
    Check {
        #[arg(required = true, value_name = "FILE")]
        files: Vec<PathBuf>,
    },
    /// Say what answers mean to the design's first form: what is asked, what is required, what is wrong, what is derived.
    Evaluate {
        #[arg(value_name = "FILE")]
        file: PathBuf,
        /// Lines of group, row, item and value, between tabs.
        #[arg(long, required = true, value_name = "TSV")]
        answers: Vec<PathBuf>,
        /// The day on which the answers are given.
        #[arg(long, value_name = "DATE", value_parser = day)]
        today: PartialDate,
    },
    /// Write the design to standard output.
    Convert {
        #[arg(long, value_enum)]
        to: Format,
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    /// Compare what our rules derive with what REDCap derived from the same data. Prints one JSON object; exits 0 when all
    /// agree, 4 when some do not.
    Verify {
        #[arg(value_name = "DESIGN")]
        design: PathBuf,
        /// A data export of the project (CSV, raw values).
        #[arg(long, value_name = "EXPORT")]
        data: PathBuf,
    },
}

/// Derived values differ.
const DIFFERENT: u8 = 4;

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// CDISC ODM 1.3.2.
    Odm,
    /// XLSForm: a workbook of one form.
    Xlsform,
    /// Probatum's own model as JSON.
    Json,
    /// A REDCap data dictionary (CSV). What it cannot say goes to standard error.
    Redcap,
}

impl Design {
    pub fn run(self) -> Result<ExitCode> {
        let code = match self.command {
            What::Check { files } => design_cli::check_files(&files, &mut stdout().lock())?,
            What::Evaluate { file, answers, today } => {
                evaluate_cli::evaluate_files(&file, &answers, today, &mut stdout().lock(), &mut stderr().lock())?
            }
            What::Convert { to, file } => {
                let to = match to {
                    Format::Odm => To::Odm,
                    Format::Xlsform => To::Xlsform,
                    Format::Json => To::Json,
                    Format::Redcap => To::Redcap,
                };
                design_cli::convert(&file, to, &header(), &mut stdout().lock(), &mut stderr().lock())?
            }
            What::Verify { design, data } => verify(&design, &data)?,
        };
        Ok(ExitCode::from(code))
    }
}

fn verify(path: &Path, data: &Path) -> Result<u8> {
    let (report, design) = design_cli::read(path);
    let Some(design) = design else {
        let why = report.refused.first().map(|one| one.what.as_str()).unwrap_or_default();
        anyhow::bail!("{}: {why}", path.display());
    };
    let bytes = std::fs::read(data).with_context(|| format!("{} could not be read", data.display()))?;
    let export =
        redcap::data::read(&bytes, &design).map_err(|one| anyhow::anyhow!("{}: line {}: {}", data.display(), one.line, one.what))?;
    // To the minute.
    let now = Clock::default().now().to_string();
    let now: PartialDateTime = now.get(..16).unwrap_or(&now).parse().map_err(|_| anyhow::anyhow!("the clock says {now}"))?;
    let verification = verify::verify(&design, &export, now);
    let mut out = stdout().lock();
    serde_json::to_writer(&mut out, &verification)?;
    writeln!(out)?;
    Ok(if verification.agrees() { design_cli::ACCEPTED } else { DIFFERENT })
}

/// A whole date, as ISO 8601 writes it.
fn day(text: &str) -> Result<PartialDate, String> {
    let date: Option<PartialDate> = text.parse().ok();
    date.filter(|date| date.complete().is_some()).ok_or_else(|| "Write the day like 2024-03-15.".to_owned())
}

/// An export made now, by this version.
fn header() -> ExportHeader {
    let now = Clock::default().now();
    ExportHeader {
        file_oid: format!("Probatum.{}", now.unix_millis()),
        created: now.to_string(),
        system_version: env!("CARGO_PKG_VERSION").into(),
    }
}
