//! `probatum openapi`: the API's description, as the server serves it.

use std::process::ExitCode;

use anyhow::Result;
use clap::Args;

use crate::kernel::openapi;

/// Print the OpenAPI 3.1 document of the API.
#[derive(Debug, Args)]
pub struct Openapi {}

impl Openapi {
    pub fn run(self) -> Result<ExitCode> {
        println!("{}", serde_json::to_string_pretty(&openapi::document())?);
        Ok(ExitCode::SUCCESS)
    }
}
