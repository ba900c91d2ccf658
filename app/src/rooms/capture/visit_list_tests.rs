use shared::capture::api::SubjectRow;
use shared::capture::{SubjectState, VisitStatus};
use shared::forms::{FormDef, Library, Ref};
use shared::kernel::{SiteId, SubjectId, VersionId};
use shared::study::{Design, RulesByForm};

use super::*;

fn visit(oid: &str, kind: VisitKind, repeating: bool) -> VisitDef {
    let forms = vec![Ref { oid: "AE".into(), ..Ref::default() }];
    VisitDef { oid: oid.into(), name: oid.into(), kind, repeating, forms, ..VisitDef::default() }
}

fn design() -> OpenDesign {
    let forms = vec![FormDef { oid: "AE".into(), name: "Adverse event".into(), repeating: true, ..FormDef::default() }];
    let visits = vec![
        visit("BASE", VisitKind::Scheduled, false),
        visit("UNS", VisitKind::Unscheduled, true),
        visit("EOT", VisitKind::Unscheduled, false),
        visit("LOG", VisitKind::Common, true),
    ];
    let library = Library { forms, ..Library::default() };
    OpenDesign::of(VersionId::default(), Design { visits, library, ..Design::default() }, RulesByForm::new())
}

fn book(cells: &[(&str, u32)], forms: &[(&str, u32, u32, RecordState)]) -> Casebook {
    let cell = |(oid, n): &(&str, u32)| VisitCell {
        visit: (*oid).into(),
        n: *n,
        status: VisitStatus::Due,
        date: None,
        planned: None,
        complete: 0,
        forms: 1,
        findings: 0,
        queries: Default::default(),
        withheld: false,
        off: None,
        appointment: None,
        why: None,
        not_done: None,
        left: None,
        signed: None,
        lock: shared::capture::LockState::Open,
    };
    let form = |(visit, visit_n, form_n, state): &(&str, u32, u32, RecordState)| FormCell {
        key: RecordKey { visit: (*visit).into(), visit_n: *visit_n, form: "AE".into(), form_n: *form_n },
        state: *state,
        findings: 0,
        queries: Default::default(),
        saved_at: None,
        withheld: false,
        retired: false,
        left: None,
        signed: None,
        lock: shared::capture::LockState::Open,
        verified: Vec::new(),
        dropped: 0,
    };
    let subject = SubjectRow {
        id: SubjectId::default(),
        key: "DE01-001".into(),
        site: SiteId::default(),
        site_code: "DE01".into(),
        state: SubjectState::Enrolled,
        version: VersionId::default(),
        created: serde_json::from_str("\"2026-01-01T00:00:00Z\"").unwrap(),
        changed: None,
        lock: shared::capture::LockState::Open,
        visits: cells.iter().map(cell).collect(),
    };
    Casebook {
        subject,
        time_zone: "Europe/Berlin".into(),
        forms: forms.iter().map(form).collect(),
        ruled: Vec::new(),
        holds: Default::default(),
    }
}

#[test]
fn unscheduled_visits_can_be_added_with_the_next_number() {
    let book = book(&[("BASE", 1), ("UNS", 1), ("UNS", 2), ("EOT", 1)], &[]);
    assert_eq!(addable(&book, &design()), [("UNS".into(), "UNS".to_owned(), 3)]);
}

#[test]
fn an_unscheduled_visit_that_does_not_repeat_can_be_added_once() {
    let titles: Vec<String> =
        addable(&book(&[("BASE", 1)], &[]), &design()).into_iter().map(|(_, title, n)| format!("{title} {n}")).collect();
    assert_eq!(titles, ["UNS 1", "EOT 1"]);
}

#[test]
fn another_repeat_of_a_form_can_begin_only_behind_the_last_that_was_begun() {
    let cells = [("BASE", 1)];
    let begun = book(&cells, &[("BASE", 1, 1, RecordState::Complete), ("BASE", 1, 2, RecordState::InProgress)]);
    let visits = visits(&begun, &design(), "en");
    let another: Vec<Option<u32>> = visits[0].forms.iter().map(|form| form.another.as_ref().map(|key| key.form_n)).collect();
    assert_eq!(another, [None, Some(3)]);
    let blank = book(&cells, &[("BASE", 1, 1, RecordState::Blank)]);
    assert_eq!(super::visits(&blank, &design(), "en")[0].forms[0].another, None);
}

#[test]
fn what_is_out_of_use_is_listed_apart() {
    crate::i18n::speak_here("en");
    let mut book = book(&[("BASE", 1), ("UNS", 1)], &[("BASE", 1, 1, RecordState::Complete), ("BASE", 1, 2, RecordState::InProgress)]);
    book.forms[0].retired = true;
    book.subject.visits[1].status = VisitStatus::Retired;
    let shown: Vec<(String, usize)> =
        super::visits(&book, &design(), "en").into_iter().map(|visit| (visit.title, visit.forms.len())).collect();
    assert_eq!(shown, [("BASE".to_owned(), 1)]);
    let removed: Vec<(String, bool)> =
        super::removed(&book, &design(), "en").into_iter().map(|one| (one.title, one.record.is_some())).collect();
    assert_eq!(removed, [("Adverse event #1".to_owned(), true), ("UNS #1".to_owned(), false)]);
}
