use shared::capture::{RecordState, RowKey};
use shared::forms::build::{form, group, text};
use shared::forms::{Library, Values};
use shared::kernel::VersionId;
use shared::study::build::{design, visit};

use super::*;

fn study() -> OpenDesign {
    let events =
        form("AE").title("Events").group(group("G.AE").repeating().item("TERM", text().ask("Event")).item("START", text().ask("Began")));
    let drug = text().ask("For").links_to("AE", "G.AE", &["TERM"]);
    let drugs = form("CM").title("Drugs").group(group("G.CM").repeating().item("DRUG", text().ask("Drug")).item("FOR", drug));
    let design = design("S", "S").with_form(events).with_form(drugs).with_visit(visit("LOG", "Logs").with("AE").with("CM").common());
    let _: &Library = &design.library;
    OpenDesign::of(VersionId::default(), design, shared::study::RulesByForm::new())
}

fn record(form: &str, values: &[(&str, &str)]) -> LogRecord {
    let values: Values = values.iter().map(|(key, value)| (key.parse().unwrap(), Datum::text(*value))).collect();
    let key = RecordKey { visit: "LOG".into(), visit_n: 1, form: form.into(), form_n: 1 };
    LogRecord { key, state: RecordState::InProgress, revision: 1, needs_reason: false, retired: false, retired_rows: Vec::new(), values }
}

fn log() -> Log {
    let events = record("AE", &[("G.AE/1/TERM", "Headache"), ("G.AE/2/TERM", "Nausea"), ("G.AE/2/START", "2026-03")]);
    let drugs = record("CM", &[("G.CM/1/DRUG", "Paracetamol"), ("G.CM/1/FOR", "1"), ("G.CM/2/DRUG", "Ramipril")]);
    Log { records: vec![events, drugs] }
}

fn table(form: &str, log: &Log) -> LogTable {
    LogTable::of(&form.into(), log, &study(), "en").unwrap()
}

#[test]
fn a_link_is_shown_in_both_directions_by_the_words_of_the_row() {
    crate::i18n::speak_here("en");
    let drugs = table("CM", &log());
    assert_eq!(drugs.columns, ["Drug", "For"]);
    assert_eq!(drugs.rows[0].cells[1].links[0].words, "Headache");
    let events = table("AE", &log());
    let from: Vec<Vec<&str>> = events.rows.iter().map(|row| row.from.iter().map(|link| link.words.as_str()).collect()).collect();
    assert_eq!(from, [vec!["Paracetamol · 1"], vec![]]);
    assert!(events.linked_from && !drugs.linked_from);
}

#[test]
fn a_link_to_a_row_out_of_use_leads_nowhere() {
    crate::i18n::speak_here("en");
    let mut log = log();
    log.records[0].retired_rows = vec![RowKey { group: "G.AE".into(), row: 1 }];
    assert_eq!(table("CM", &log).rows[0].cells[1].links, [LogLink { words: "1".into(), to: None }]);
    assert_eq!(arranged(&table("AE", &log), "", (0, false), false).len(), 1);
    assert_eq!(arranged(&table("AE", &log), "", (0, false), true).len(), 2);
}

#[test]
fn rows_are_searched_and_sorted_with_blanks_at_the_end() {
    crate::i18n::speak_here("en");
    let table = table("AE", &log());
    let numbers = |rows: Vec<LogRow>| rows.iter().map(|row| row.number).collect::<Vec<_>>();
    assert_eq!(numbers(arranged(&table, "paracet", (0, false), false)), [1]);
    assert_eq!(numbers(arranged(&table, "", (2, false), false)), [2, 1]);
    assert_eq!(numbers(arranged(&table, "", (1, true), false)), [2, 1]);
}
