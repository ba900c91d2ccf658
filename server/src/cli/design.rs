//! `probatum design`: what becomes of a design file, without a database.

use std::io::{stderr, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use anyhow::Result;
use clap::{Args, Subcommand, ValueEnum};

use crate::kernel::ports::Clock;
use crate::rooms::study::design_cli::{self, To};
use crate::rooms::study::odm::ExportHeader;

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
    /// Write the design to standard output.
    Convert {
        #[arg(long, value_enum)]
        to: Format,
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
}

#[derive(Clone, Copy, Debug, ValueEnum)]
enum Format {
    /// CDISC ODM 1.3.2.
    Odm,
    /// Probatum's own model as JSON.
    Json,
    /// A REDCap data dictionary (CSV). What it cannot say goes to standard error.
    Redcap,
}

impl Design {
    pub fn run(self) -> Result<ExitCode> {
        let code = match self.command {
            What::Check { files } => design_cli::check_files(&files, &mut stdout().lock())?,
            What::Convert { to, file } => {
                let to = match to {
                    Format::Odm => To::Odm,
                    Format::Json => To::Json,
                    Format::Redcap => To::Redcap,
                };
                design_cli::convert(&file, to, &header(), &mut stdout().lock(), &mut stderr().lock())?
            }
        };
        Ok(ExitCode::from(code))
    }
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
