//! Precedence, complaints with their place, and silence about secrets.

use secrecy::ExposeSecret;

use super::*;

const FILE: &str = "# a comment\nlisten = \"127.0.0.1:1\"\nworkers = 3\nidle_minutes = 30\n";

fn variable(name: &str) -> Option<String> {
    match name {
        "PROBATUM_LISTEN" => Some("127.0.0.1:2".to_owned()),
        "PROBATUM_WORKERS" => Some("4".to_owned()),
        _ => None,
    }
}

fn flag(name: &str) -> Option<String> {
    (name == "listen").then(|| "127.0.0.1:3".to_owned())
}

fn refused(sources: Result<Sources, Refused>) -> String {
    sources.and_then(|sources| Settings::read(&sources)).unwrap_err().to_string()
}

#[test]
fn flags_win_over_environment_over_file_over_default() {
    let sources = Sources::defaults().with_text(FILE).unwrap().with_variables(variable).unwrap().with_flags(flag);
    let settings = Settings::read(&sources).unwrap();
    assert_eq!(settings.listen.port(), 3);
    assert_eq!(settings.workers, 4);
    assert_eq!(settings.idle_minutes, 30);
    assert_eq!(settings.access_minutes, 5);
}

#[test]
fn an_unknown_key_is_refused_with_its_line() {
    let answer = refused(Sources::defaults().with_text("log = \"info\"\n\nlisten-on = 1\n"));
    assert_eq!(answer, "probatum.toml line 3: there is no setting \"listen-on\"; did you mean listen?");
}

#[test]
fn a_key_is_found_on_its_own_line_and_not_on_one_that_begins_alike() {
    let answer = refused(Sources::defaults().with_text("log_format = \"text\"\nlog = [1]\n"));
    assert_eq!(answer, "probatum.toml line 2: log must be a single value");
}

#[test]
fn broken_toml_is_refused_with_its_line() {
    let answer = refused(Sources::defaults().with_text("log = \"info\"\nlisten = = 1\n"));
    assert!(answer.contains("line 2"), "{answer}");
}

#[test]
fn a_value_of_the_wrong_kind_says_where_it_stands_and_what_is_expected() {
    let answer = refused(Sources::defaults().with_text("workers = \"many\"\n"));
    assert_eq!(answer, "probatum.toml line 1: workers must be a whole number from 0, not \"many\"");
    let answer = refused(Ok(Sources::defaults().with_flags(|name| (name == "log_format").then(|| "xml".to_owned()))));
    assert_eq!(answer, "flag --log-format: log_format must be text or json, not \"xml\"");
}

/// Req: SEC-09
#[test]
fn secrets_have_no_flag_and_are_not_shown() {
    let url = |name: &str| (name == "DATABASE_URL").then(|| "postgres://me:hunter2@db/probatum".to_owned());
    let settings = Settings::read(&Sources::defaults().with_variables(url).unwrap()).unwrap();
    let shown = format!("{settings:?}");
    assert!(shown.contains("***") && !shown.contains("hunter2"), "{shown}");
    assert_eq!(settings.database_url.unwrap().expose_secret(), "postgres://me:hunter2@db/probatum");
    assert!(TABLE.iter().filter(|row| row.secret).all(|row| row.flag().is_none()));
}

#[test]
fn the_own_variable_wins_over_the_customary_one() {
    let both = |name: &str| match name {
        "DATABASE_URL" => Some("postgres://customary".to_owned()),
        "PROBATUM_DATABASE_URL" => Some("postgres://own".to_owned()),
        _ => None,
    };
    let settings = Settings::read(&Sources::defaults().with_variables(both).unwrap()).unwrap();
    assert_eq!(settings.database_url.unwrap().expose_secret(), "postgres://own");
}

#[test]
fn every_setting_has_a_sentence() {
    for row in TABLE {
        assert!(row.doc.ends_with('.') && row.doc.len() > 15, "{}: {:?}", row.name, row.doc);
    }
}
