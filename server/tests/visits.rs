//! Visits and logs over HTTP: added, agreed on, skipped, out of use and back; what links to what.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use serde_json::json;
use server::kit::desk::{Desk, Person, design, vitals};
use shared::access::Role::Coordinator;
use shared::audit::api::{ReadSubjectHistory, SubjectHistoryFrom, SubjectPart};
use shared::capture::api::*;
use shared::capture::{Change, ChangeSet, Closed, NotDone, RecordKey, RowChange, RowKey, VisitStatus};
use shared::forms::{Datum, ItemKey};
use shared::kernel::{Code, Nothing, SubjectId};
use shared::study::Design;
use shared::study::api::InStudy;

async fn at_work() -> (Desk, Person, OnSubject) {
    let desk = Desk::new().await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    (desk, site, on)
}

fn cell(book: &Casebook, visit: &str, n: u32) -> VisitCell {
    book.subject.visits.iter().find(|cell| cell.visit.as_str() == visit && cell.n == n).cloned().unwrap()
}

fn dated(visit: &str, n: u32, date: &str) -> VisitDate {
    VisitDate { visit: visit.into(), n, date: Some(date.to_owned()) }
}

fn skipped(visit: &str, code: &str) -> SkippedVisit {
    SkippedVisit { visit: visit.into(), n: 1, not_done: NotDone { code: code.to_owned(), note: Some("On holiday".to_owned()) } }
}

fn which(visit: &str) -> WhichVisit {
    WhichVisit { visit: visit.into(), n: 1 }
}

/// Req: TIM-06
#[actix_web::test]
async fn a_visit_says_by_how_many_days_it_missed_its_window() {
    let (_desk, site, on) = at_work().await;
    site.call::<DateVisit>(&on, &dated("SE.BASE", 1, "2026-03-02")).await.unwrap();
    let book = site.call::<DateVisit>(&on, &dated("SE.W4", 1, "2026-04-04")).await.unwrap();
    let week4 = cell(&book, "SE.W4", 1);
    assert_eq!((week4.planned.unwrap().until.as_str(), week4.off), ("2026-04-02", Some(2)));
    let early = site.because("misread").call::<DateVisit>(&on, &dated("SE.W4", 1, "2026-03-26")).await.unwrap();
    assert_eq!(cell(&early, "SE.W4", 1).off, Some(-1));
}

#[actix_web::test]
async fn an_unscheduled_visit_has_a_reason_and_the_next_number() {
    let (_desk, site, on) = at_work().await;
    let visit = |n, why: Option<&str>| NewVisit {
        visit: "SE.UNS".into(),
        n,
        date: Some("2026-03-05".to_owned()),
        appointment: None,
        why: why.map(str::to_owned),
    };
    assert_eq!(site.call::<AddVisit>(&on, &visit(1, Some(" "))).await.unwrap_err().code, Code::Invalid);
    let book = site.call::<AddVisit>(&on, &visit(1, Some("Dizziness"))).await.unwrap();
    assert_eq!(cell(&book, "SE.UNS", 1).why.as_deref(), Some("Dizziness"));
    assert_eq!(site.call::<AddVisit>(&on, &visit(1, Some("Dizziness"))).await.unwrap(), book, "a retry adds nothing");
    assert_eq!(site.call::<AddVisit>(&on, &visit(1, Some("Another one"))).await.unwrap_err().code, Code::Conflict);
    assert_eq!(site.call::<AddVisit>(&on, &visit(3, Some("Gap"))).await.unwrap_err().code, Code::Invalid);
    let book = site.call::<AddVisit>(&on, &visit(2, Some("Again"))).await.unwrap();
    assert_eq!(cell(&book, "SE.UNS", 2).status, VisitStatus::InProgress);
    let planned = NewVisit { visit: "SE.W4".into(), n: 1, date: None, appointment: None, why: None };
    assert_eq!(site.call::<AddVisit>(&on, &planned).await.unwrap_err().code, Code::Invalid);
}

/// Req: DAT-07, DAT-10, AUD-09
#[actix_web::test]
async fn a_visit_that_did_not_occur_says_why_and_is_neither_missing_nor_open_to_data() {
    let (desk, site, on) = at_work().await;
    site.call::<DateVisit>(&on, &dated("SE.BASE", 1, "2020-03-02")).await.unwrap();
    assert_eq!(cell(&site.call::<ReadCasebook>(&on, &Nothing {}).await.unwrap(), "SE.W4", 1).status, VisitStatus::Overdue);
    assert_eq!(site.call::<SkipVisit>(&on, &skipped("SE.W4", "FELT_LIKE_IT")).await.unwrap_err().code, Code::Invalid);

    let book = site.call::<SkipVisit>(&on, &skipped("SE.W4", "MISSED")).await.unwrap();
    let week4 = cell(&book, "SE.W4", 1);
    assert_eq!((week4.status, week4.forms, week4.not_done.unwrap().code.as_str()), (VisitStatus::DidNotOccur, 0, "MISSED"));
    assert!(!book.forms.iter().any(|form| form.key.visit.as_str() == "SE.W4"), "no form is asked for");

    let set = set(RecordKey { visit: "SE.W4".into(), ..vitals() }, &[("IG.VS/1/IT.SBP", "120")]);
    let refused = site.call::<SaveRecord>(&on, &set).await.unwrap_err();
    assert_eq!((refused.code, refused.more.unwrap()["closed"].as_str()), (Code::OutOfOrder, Some("did_not_occur")));
    assert_eq!(site.call::<DateVisit>(&on, &dated("SE.W4", 1, "2026-03-30")).await.unwrap_err().code, Code::OutOfOrder);

    assert_eq!(site.call::<UnskipVisit>(&on, &which("SE.W4")).await.unwrap_err().code, Code::ReasonRequired);
    site.because("came after all").call::<UnskipVisit>(&on, &which("SE.W4")).await.unwrap();
    site.call::<SaveRecord>(&on, &set).await.unwrap();
    assert_eq!(site.call::<SkipVisit>(&on, &skipped("SE.W4", "MISSED")).await.unwrap_err().code, Code::OutOfOrder);

    let history = site.call::<ReadSubjectHistory>(&on, &SubjectHistoryFrom { after: None }).await.unwrap().rows;
    let told = |part| history.iter().filter(|one| one.part == part).map(|one| (one.old.clone(), one.new.clone())).collect::<Vec<_>>();
    assert_eq!(told(SubjectPart::NotDone), [(Some("MISSED".to_owned()), None), (None, Some("MISSED".to_owned()))]);
    drop(desk);
}

fn set(record: RecordKey, values: &[(&str, &str)]) -> ChangeSet {
    let change = |(item, value): &(&str, &str)| Change { at: item.parse::<ItemKey>().unwrap(), to: Datum::text(*value) };
    ChangeSet { record, base: 0, changes: values.iter().map(change).collect(), rows: Vec::new(), complete: None }
}

/// Req: AUD-07, AUD-08, DAT-10
#[actix_web::test]
async fn a_form_out_of_use_counts_nowhere_and_comes_back_as_it_was() {
    let (_desk, site, on) = at_work().await;
    site.save(on, 0, &[("IG.VS/1/IT.SBP", "220")]).await.unwrap();
    assert_eq!(site.call::<RetireRecord>(&on, &vitals().into()).await.unwrap_err().code, Code::ReasonRequired);
    let gone = site.because("wrong subject").call::<RetireRecord>(&on, &vitals().into()).await.unwrap();
    let base = cell(&gone, "SE.BASE", 1);
    assert_eq!((base.findings, base.forms), (0, 1), "only the log is asked for");
    assert!(gone.forms.iter().any(|form| form.key == vitals() && form.retired), "it is still shown");
    let read = site.call::<ReadRecord>(&on, &vitals().into()).await.unwrap();
    assert_eq!((read.closed, read.values.len()), (Some(Closed::FormRetired), 1));
    assert_eq!(site.save(on, 2, &[("IG.VS/1/IT.SBP", "120")]).await.unwrap_err().code, Code::OutOfOrder);

    let back = site.because("it was hers").call::<RestoreRecord>(&on, &vitals().into()).await.unwrap();
    assert_eq!(cell(&back, "SE.BASE", 1).findings, 1);
    site.save(on, 3, &[("IG.VS/1/IT.SBP", "120")]).await.unwrap();
    let history = site.call::<ReadSubjectHistory>(&on, &SubjectHistoryFrom { after: None }).await.unwrap().rows;
    let reasons: Vec<_> =
        history.iter().filter(|one| one.part == SubjectPart::FormRetired).map(|one| one.reason.clone().unwrap()).collect();
    assert_eq!(reasons, ["it was hers", "wrong subject"]);
}

/// Req: AUD-07, AUD-08
#[actix_web::test]
async fn a_visit_out_of_use_takes_its_forms_along_and_anchors_nothing() {
    let (_desk, site, on) = at_work().await;
    site.call::<DateVisit>(&on, &dated("SE.BASE", 1, "2026-03-02")).await.unwrap();
    site.save(on, 0, &[("IG.VS/1/IT.SBP", "220")]).await.unwrap();
    let gone = site.because("duplicate").call::<RetireVisit>(&on, &which("SE.BASE")).await.unwrap();
    assert_eq!((cell(&gone, "SE.BASE", 1).status, cell(&gone, "SE.W4", 1).planned), (VisitStatus::Retired, None));
    assert!(gone.forms.iter().filter(|form| form.key.visit.as_str() == "SE.BASE").all(|form| form.retired));
    assert_eq!(site.save(on, 2, &[("IG.VS/1/IT.SBP", "120")]).await.unwrap_err().code, Code::OutOfOrder);
    let back = site.because("it was not").call::<RestoreVisit>(&on, &which("SE.BASE")).await.unwrap();
    assert_eq!((cell(&back, "SE.BASE", 1).findings, cell(&back, "SE.W4", 1).planned.unwrap().on.as_str()), (1, "2026-03-30"));
}

#[actix_web::test]
async fn rows_with_answers_go_out_of_use_only_with_a_reason() {
    let (_desk, site, on) = at_work().await;
    let log = RecordKey { form: "F.AE".into(), ..vitals() };
    site.call::<SaveRecord>(&on, &set(log.clone(), &[("IG.AE/1/IT.TERM", "Headache")])).await.unwrap();
    let gone =
        ChangeSet { base: 1, rows: vec![RowChange { row: RowKey { group: "IG.AE".into(), row: 1 }, retired: true }], ..set(log, &[]) };
    assert_eq!(site.call::<SaveRecord>(&on, &gone).await.unwrap_err().code, Code::ReasonRequired);
    site.because("entered twice").call::<SaveRecord>(&on, &gone).await.unwrap();
}

/// Req: TIM-06
#[actix_web::test]
async fn a_calendar_shows_what_was_done_what_is_agreed_on_and_what_is_overdue() {
    let (desk, site, on) = at_work().await;
    site.call::<DateVisit>(&on, &dated("SE.BASE", 1, "2026-03-02")).await.unwrap();
    let agreed = Appointment { visit: "SE.W4".into(), n: 1, date: Some("2026-03-31".to_owned()) };
    site.call::<PlanVisit>(&on, &agreed).await.unwrap();
    let span = |from: &str, until: &str| CalendarSpan { site: desk.home.sites[0], from: from.to_owned(), until: until.to_owned() };
    let study = InStudy { study: desk.home.study };
    let march = site.call::<ReadCalendar>(&study, &span("2026-03-01", "2026-03-31")).await.unwrap();
    let days: Vec<_> = march.visits.iter().map(|one| (one.day.as_str(), one.title.as_str(), one.cell.appointment.is_some())).collect();
    assert_eq!(days, [("2026-03-02", "Baseline", false), ("2026-03-31", "Week 4", true)]);

    let today = march.today.clone();
    let now = site.call::<ReadCalendar>(&study, &span(&today, &today)).await.unwrap();
    let overdue: Vec<_> = now.visits.iter().map(|one| (one.title.as_str(), one.cell.status)).collect();
    assert_eq!(overdue, [("Week 4", VisitStatus::Overdue)]);
    assert_eq!(site.call::<ReadCalendar>(&study, &span("2026-01-01", "2027-01-01")).await.unwrap_err().code, Code::Invalid);
}

/// Adverse events as rows of a form, medication as a form that repeats and links to them.
fn linked() -> Design {
    let mut json = serde_json::to_value(design()).unwrap();
    let mut add = |to: &str, what: serde_json::Value| json.pointer_mut(to).unwrap().as_array_mut().unwrap().push(what);
    add("/visits/0/forms", json!({ "oid": "F.CM" }));
    add("/library/forms", json!({ "oid": "F.CM", "name": "Medication", "repeating": true, "groups": [{ "oid": "IG.CM" }] }));
    add("/library/groups", json!({ "oid": "IG.CM", "name": "Drug", "items": [{ "oid": "IT.DRUG" }, { "oid": "IT.FOR" }] }));
    add("/library/items", json!({ "oid": "IT.DRUG", "name": "DRUG", "data_type": "text" }));
    let link = json!({ "form": "F.AE", "group": "IG.AE", "shows": ["IT.TERM"] });
    add("/library/items", json!({ "oid": "IT.FOR", "name": "FOR", "data_type": "text", "link": link }));
    serde_json::from_value(json).unwrap()
}

/// Req: DAT-03
#[actix_web::test]
async fn a_link_to_a_row_that_went_out_of_use_is_found_and_heals_when_it_comes_back() {
    let desk = Desk::with(&linked()).await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let (events, drug) = (RecordKey { form: "F.AE".into(), ..vitals() }, RecordKey { form: "F.CM".into(), ..vitals() });
    site.call::<SaveRecord>(&on, &set(events.clone(), &[("IG.AE/1/IT.TERM", "Headache")])).await.unwrap();
    let saved =
        site.call::<SaveRecord>(&on, &set(drug.clone(), &[("IG.CM/1/IT.DRUG", "Paracetamol"), ("IG.CM/1/IT.FOR", "1")])).await.unwrap();
    assert_eq!(saved.findings, []);
    let open = site.call::<ReadRecord>(&on, &drug.clone().into()).await.unwrap();
    assert_eq!(open.sources[0][0].iter().map(|datum| datum.one().unwrap()).collect::<Vec<_>>(), ["1", "Headache"]);

    let row = |base, retired| ChangeSet {
        base,
        rows: vec![RowChange { row: RowKey { group: "IG.AE".into(), row: 1 }, retired }],
        ..set(events.clone(), &[])
    };
    let gone = site.because("entered twice").call::<SaveRecord>(&on, &row(1, true)).await.unwrap();
    assert_eq!(gone.along, std::slice::from_ref(&drug), "the medication was judged again");
    let findings =
        async || site.call::<ReadCasebook>(&on, &Nothing {}).await.unwrap().subject.visits.iter().map(|visit| visit.findings).sum::<u32>();
    assert_eq!(findings().await, 1);
    site.because("it was not").call::<SaveRecord>(&on, &row(2, false)).await.unwrap();
    assert_eq!(findings().await, 0);

    site.because("wrong subject").call::<RetireRecord>(&on, &events.clone().into()).await.unwrap();
    assert_eq!(findings().await, 1, "a whole form out of use does the same");
    let log = site.call::<ReadLog>(&on, &WhichLog { form: "F.AE".into() }).await.unwrap();
    let forms: Vec<_> = log.records.iter().map(|one| (one.key.form.as_str(), one.retired)).collect();
    assert_eq!(forms, [("F.AE", true), ("F.CM", false)], "what links to it comes along");
}

/// Req: TEN-02
#[actix_web::test]
async fn a_subject_that_is_not_there_has_no_log() {
    let (desk, site, _) = at_work().await;
    let nobody = OnSubject { study: desk.home.study, subject: SubjectId(server::kernel::ports::fresh()) };
    assert_eq!(site.call::<ReadLog>(&nobody, &WhichLog { form: "F.AE".into() }).await.unwrap_err().code, Code::NotFound);
}
