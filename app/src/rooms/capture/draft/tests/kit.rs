//! Two small forms, and words to enter data into them.

use shared::capture::{ChangeSet, RecordState};
use shared::forms::build::*;
use shared::forms::rule::About;
use shared::kernel::{RecordId, VersionId};

use super::super::*;

/// Systolic and diastolic pressure (must be answered), their mean (derived), a note.
pub fn vitals() -> Draft {
    vitals_saying(&[])
}

pub fn vitals_saying(values: &[(&str, &str)]) -> Draft {
    Draft::of(plan(), view(values))
}

/// A table of adverse events: what, and since when.
pub fn events() -> Draft {
    Draft::of(event_plan(), view(&[]))
}

pub fn events_with(term: &str) -> Draft {
    let values = [(event(1, "TERM"), Datum::text(term))].into();
    Draft::of(event_plan(), RecordView { values, revision: 1, ..view(&[]) })
}

pub fn plan() -> Arc<FormPlan> {
    let pressure = || int().mandatory().limits(30, 300);
    planned(
        form("F").group(
            group("G")
                .item("SBP", pressure())
                .item("DBP", pressure())
                .item("MAP", float().mandatory().decimals(0).derive("DBP + (SBP - DBP) / 3"))
                .item("NOTE", text()),
        ),
    )
}

fn event_plan() -> Arc<FormPlan> {
    planned(form("F").group(group("AE").repeating().item("TERM", text().mandatory()).item("START", partial_date().mandatory())))
}

fn planned(form: NewForm) -> Arc<FormPlan> {
    Arc::new(shared::forms::Scenario::of(form).form)
}

pub fn view(values: &[(&str, &str)]) -> RecordView {
    let revision = u32::from(!values.is_empty());
    RecordView {
        key: RecordKey { visit: "V".into(), visit_n: 1, form: "F".into(), form_n: 1 },
        id: None,
        version: VersionId::default(),
        revision,
        state: RecordState::Blank,
        needs_reason: false,
        closed: None,
        holds: Vec::new(),
        values: values.iter().map(|(item, text)| (at(item), Datum::text(*text))).collect(),
        retired: Vec::new(),
        saved_at: (revision > 0).then(noon),
        saved_by: None,
        about: About::default(),
        sources: Vec::new(),
        blinded: false,
    }
}

pub fn at(item: &str) -> ItemKey {
    ItemKey::new("G", 1, item)
}

pub fn event(row: u32, item: &str) -> ItemKey {
    ItemKey::new("AE", row, item)
}

pub fn typed(item: &str, text: &str) -> Change {
    Change { at: at(item), to: Datum::text(text) }
}

pub fn in_row(row: u32, item: &str, text: &str) -> Change {
    Change { at: event(row, item), to: Datum::text(text) }
}

pub fn rows(draft: &Draft) -> Vec<Row> {
    draft.rows(&draft.plan().groups[0])
}

/// The server's receipt for revision `n`.
pub fn receipt(revision: u32) -> shared::capture::Saved {
    let (id, state) = (RecordId::default(), RecordState::InProgress);
    shared::capture::Saved {
        id,
        revision,
        state,
        saved_at: noon(),
        findings: Vec::new(),
        merged: Vec::new(),
        derived: Vec::new(),
        along: Vec::new(),
        held: Vec::new(),
    }
}

pub fn conflict(item: &str, yours: &str, theirs: &str, revision: u32) -> Conflict {
    let theirs = Datum { revision: Some(revision), ..Datum::text(theirs) };
    Conflict { at: at(item), yours: Datum::text(yours), theirs, by: "Ana Roth".into(), when: noon() }
}

pub fn noon() -> Instant {
    "2026-03-03T12:00:00Z".parse().unwrap()
}

pub fn says(set: &ChangeSet) -> Vec<String> {
    set.changes.iter().map(|change| format!("{}={}", change.at, change.to.one().unwrap_or("?"))).collect()
}
