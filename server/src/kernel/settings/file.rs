//! The settings file: flat TOML, each key a row of the table.
//! Invariant: an unknown key is an error that names its line, so that a misspelt setting is never silently ignored.

use std::collections::HashMap;
use std::fs;
use std::path::Path;

use config::{Config, File, FileFormat, Map, Value, ValueKind};

use super::TABLE;
use super::sources::{Given, Refused};

/// The values of a settings file, each with the line it stands on.
pub(super) fn read(path: &Path) -> Result<HashMap<&'static str, Given>, Refused> {
    let text = fs::read_to_string(path).map_err(|error| refused(path, &error.to_string()))?;
    parse(&text, &path.display().to_string())
}

pub(super) fn parse(text: &str, name: &str) -> Result<HashMap<&'static str, Given>, Refused> {
    let values = toml(text).map_err(|error| Refused(format!("{name}: {error}")))?;
    let mut given = HashMap::new();
    for (key, value) in values {
        let place = format!("{name} line {}", line_of(text, &key));
        let row = TABLE.iter().find(|row| row.name == key);
        let row = row.ok_or_else(|| Refused(format!("{place}: there is no setting {key:?}{}", hint(&key))))?;
        let text = scalar(&value).ok_or_else(|| Refused(format!("{place}: {key} must be a single value")))?;
        given.insert(row.name, Given { text, from: place });
    }
    Ok(given)
}

fn toml(text: &str) -> Result<Map<String, Value>, config::ConfigError> {
    let source = File::from_str(text, FileFormat::Toml);
    Config::builder().add_source(source).build()?.try_deserialize()
}

fn scalar(value: &Value) -> Option<String> {
    match value.kind {
        ValueKind::Table(_) | ValueKind::Array(_) | ValueKind::Nil => None,
        _ => value.clone().into_string().ok(),
    }
}

/// The first line that begins with the key, as `key =`, `"key" =` or `[key]`.
fn line_of(text: &str, key: &str) -> usize {
    let begins = |line: &str| {
        let line = line.trim_start_matches(|c: char| c.is_whitespace() || c == '"' || c == '\'' || c == '[');
        let rest = line.get(..key.len()).filter(|start| start.eq_ignore_ascii_case(key)).and(line.get(key.len()..));
        rest.is_some_and(|rest| !rest.starts_with(|c: char| c.is_alphanumeric() || c == '_' || c == '-'))
    };
    text.lines().position(begins).map_or(1, |index| index + 1)
}

/// The row whose name shares the most with a misspelt key.
fn hint(key: &str) -> String {
    let likely = key.to_lowercase().replace('-', "_");
    let row = TABLE.iter().find(|row| row.name == likely || row.name.contains(&likely) || likely.contains(row.name));
    row.map(|row| format!("; did you mean {}?", row.name)).unwrap_or_default()
}

fn refused(path: &Path, why: &str) -> Refused {
    Refused(format!("the settings file {} cannot be read: {why}", path.display()))
}
