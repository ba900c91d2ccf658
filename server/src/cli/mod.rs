//! The command line. A command is one file here, with its arguments and a `run` that takes the settings.
//! Every setting of the table is a flag of every command, written once in `kernel::settings`.

mod audit;
mod demo;
mod design;
mod domains;
mod export;
mod import;
mod keys;
mod migrate;
mod offline;
mod openapi;
mod seed;
pub mod serve;
mod settings;

use std::process::ExitCode;

use anyhow::Result;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::kernel::settings::Settings;

/// Probatum: electronic data capture and trial management.
#[derive(Debug, Parser)]
#[command(name = "probatum", version, arg_required_else_help = true, max_term_width = 110)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    Serve(serve::Serve),
    Demo(demo::Demo),
    Migrate(migrate::Migrate),
    Seed(seed::Seed),
    Import(import::Import),
    Export(export::Export),
    Audit(audit::Audit),
    Keys(keys::Keys),
    Domains(domains::Domains),
    Design(design::Design),
    Openapi(openapi::Openapi),
}

impl Command {
    async fn run(self, settings: Settings) -> Result<ExitCode> {
        match self {
            Self::Serve(command) => command.run(settings).await,
            Self::Demo(command) => command.run(settings).await,
            Self::Migrate(command) => command.run(settings).await,
            Self::Seed(command) => command.run(settings).await,
            Self::Import(command) => command.run(settings).await,
            Self::Export(command) => command.run(settings).await,
            Self::Audit(command) => command.run(settings).await,
            Self::Keys(command) => command.run(settings).await,
            Self::Domains(command) => command.run(settings).await,
            Self::Design(command) => command.run(),
            Self::Openapi(command) => command.run(),
        }
    }
}

/// Reads the command line and does what it says. What went wrong is said in one line on standard error.
pub async fn run() -> ExitCode {
    let matches = command().get_matches();
    let done = async {
        let cli = Cli::from_arg_matches(&matches)?;
        let settings = settings::read(&matches)?;
        crate::kernel::telemetry::start(&settings)?;
        tracing::debug!(?settings, "settings");
        cli.command.run(settings).await
    };
    done.await.unwrap_or_else(|error: anyhow::Error| {
        eprintln!("probatum: {error:#}");
        ExitCode::FAILURE
    })
}

/// The whole command line, settings included.
pub fn command() -> clap::Command {
    settings::add_to(Cli::command())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        command().debug_assert();
    }

    /// Settings are flags of every command: an argument of the same name would be taken for one, and bring the command down.
    #[test]
    fn no_argument_of_a_command_has_the_name_of_a_setting() {
        fn clashing(command: &clap::Command, found: &mut Vec<String>) {
            let named = |id: &str| crate::kernel::settings::TABLE.iter().any(|row| row.name == id);
            let own = command.get_arguments().filter(|arg| named(arg.get_id().as_str()));
            found.extend(own.map(|arg| format!("{} {}", command.get_name(), arg.get_id())));
            command.get_subcommands().for_each(|inner| clashing(inner, found));
        }
        let mut found = Vec::new();
        clashing(&Cli::command(), &mut found);
        assert_eq!(found, Vec::<String>::new());
    }

    #[test]
    fn help_names_every_setting_with_its_variable() {
        let help = command().render_long_help().to_string();
        for row in crate::kernel::settings::TABLE {
            assert!(help.contains(&row.variable()), "{} is not in --help", row.name);
            assert!(row.flag().is_none_or(|flag| help.contains(&format!("--{flag}"))), "{} has no flag in --help", row.name);
        }
    }
}
