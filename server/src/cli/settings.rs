//! The table of settings as flags, and its documentation in `--help`.

use std::path::PathBuf;

use anyhow::Result;
use clap::builder::ArgAction;
use clap::{Arg, ArgMatches, Command, value_parser};

use crate::kernel::settings::{Setting, Settings, Sources, TABLE};

const CONFIG: &str = "config";

/// Adds a flag for each setting that is no secret, and says how the secret ones are given.
pub fn add_to(command: Command) -> Command {
    let config = Arg::new(CONFIG).long(CONFIG).value_name("FILE").global(true).help_heading("Settings");
    let config = config.value_parser(value_parser!(PathBuf)).help(
        "File of settings (TOML, keys as the flags with _ for -) [env: PROBATUM_CONFIG] [default: ~/.config/probatum/probatum.toml, \
         /etc/probatum/probatum.toml]",
    );
    let flags = TABLE.iter().filter_map(flag);
    command.arg(config).args(flags).after_help(secrets())
}

/// Reads the settings: flags, over environment, over file, over defaults.
pub fn read(matches: &ArgMatches) -> Result<Settings> {
    let (_, inner) = matches.subcommand().unwrap_or(("", matches));
    let variable = std::env::var_os("PROBATUM_CONFIG").map(PathBuf::from);
    let file = inner.get_one::<PathBuf>(CONFIG).cloned().or(variable);
    let sources = Sources::defaults().with_file(file.as_deref())?.with_environment()?;
    let sources = sources.with_flags(|name| inner.get_one::<String>(name).cloned());
    Ok(Settings::read(&sources)?)
}

fn flag(row: &Setting) -> Option<Arg> {
    let default = (row.default)().map(|text| format!(" [default: {text}]")).unwrap_or_default();
    let help = format!("{} [env: {}]{default}", row.doc, row.variable());
    let arg = Arg::new(row.name).long(row.flag()?).value_name(row.shape).help(help).global(true).help_heading("Settings");
    let arg = arg.action(ArgAction::Set);
    Some(match row.shape {
        // `--demo` alone means yes.
        "BOOL" => arg.num_args(0..=1).require_equals(true).default_missing_value("true"),
        _ => arg,
    })
}

/// Secrets have no flag: whoever lists the machine's processes would read them.
fn secrets() -> String {
    let line = |row: &Setting| {
        let also = row.also.map(|name| format!(" or {name}")).unwrap_or_default();
        format!("  {}{also}\n          {}", row.variable(), row.doc)
    };
    let lines: Vec<String> = TABLE.iter().filter(|row| row.secret).map(line).collect();
    format!(
        "Secret settings (in the environment, in the file, or in a file that the variable with _FILE at its end names):\n{}\n\n\
         Flags win over the environment, which wins over the file.",
        lines.join("\n")
    )
}
