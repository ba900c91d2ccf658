//! Capture over HTTP: what is saved, merged, refused and remembered.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use serde_json::json;
use server::kit::desk::{Desk, vitals};
use shared::access::Role::{Coordinator, DataManager, Investigator, Monitor};
use shared::audit::api::{ReadHistory, WhichHistory};
use shared::capture::api::*;
use shared::capture::{Change, ChangeSet, Conflict, RecordState, RowChange, RowKey, SubjectState};
use shared::forms::{Datum, Missing};
use shared::kernel::{Code, Nothing, SiteId, SubjectId};

fn set(base: u32, changes: Vec<(&str, Datum)>) -> ChangeSet {
    let changes = changes.into_iter().map(|(at, to)| Change { at: at.parse().unwrap(), to }).collect();
    ChangeSet { record: vitals(), base, changes, rows: Vec::new(), complete: None }
}

fn history(item: Option<&str>) -> WhichHistory {
    let key = vitals();
    WhichHistory { visit: key.visit, visit_n: 1, form: key.form, form_n: 1, item: item.map(|item| item.parse().unwrap()), after: None }
}

/// Req: AUD-01, AUD-02, AUD-03, DAT-05, TIM-01, TIM-02
#[actix_web::test]
async fn what_is_typed_is_stored_exactly_and_written_down_once_for_each_item() {
    let desk = Desk::new().await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let saved = site.save(on, 0, &[("IG.VS/1/IT.SBP", "120"), ("IG.VS/1/IT.NOTE", " 007\t1.50 ")]).await.unwrap();
    assert_eq!((saved.revision, saved.state), (1, RecordState::InProgress));

    let record = site.call::<ReadRecord>(&on, &vitals().into()).await.unwrap();
    assert_eq!(record.values[&"IG.VS/1/IT.NOTE".parse().unwrap()].one(), Some(" 007\t1.50 "));

    site.save(on, 1, &[("IG.VS/1/IT.SBP", "121"), ("IG.VS/1/IT.NOTE", " 007\t1.50 ")]).await.unwrap();
    let entries = site.call::<ReadHistory>(&on, &history(None)).await.unwrap().rows;
    let told: Vec<_> =
        entries.iter().map(|e| (e.item.to_string(), e.old.as_ref().and_then(Datum::one), e.new.as_ref().and_then(Datum::one))).collect();
    assert_eq!(
        told,
        [
            ("IG.VS/1/IT.SBP".to_owned(), Some("120"), Some("121")),
            ("IG.VS/1/IT.SBP".to_owned(), None, Some("120")),
            ("IG.VS/1/IT.NOTE".to_owned(), None, Some(" 007\t1.50 ")),
        ]
    );
    let newest = &entries[0];
    assert_eq!((newest.by, newest.name.as_str(), newest.role), (site.id, site.name.as_str(), Some(Coordinator)));
    assert_eq!((newest.action.as_str(), newest.organisation.as_str()), ("capture.SaveRecord", "Acme"));
}

/// Req: DAT-08
#[actix_web::test]
async fn sets_that_touch_different_items_merge_and_others_meet_both_values() {
    let desk = Desk::new().await;
    let (one, two) = (desk.person(Coordinator).await, desk.person(Investigator).await);
    let on = desk.on(desk.subject(&one).await);
    one.save(on, 0, &[("IG.VS/1/IT.SBP", "120")]).await.unwrap();
    two.save(on, 1, &[("IG.VS/1/IT.DBP", "80")]).await.unwrap();

    let merged = one.save(on, 1, &[("IG.VS/1/IT.NOTE", "sitting")]).await.unwrap();
    assert_eq!(merged.merged.iter().map(|change| change.at.to_string()).collect::<Vec<_>>(), ["IG.VS/1/IT.DBP"]);

    let refused = one.save(on, 1, &[("IG.VS/1/IT.DBP", "90")]).await.unwrap_err();
    assert_eq!(refused.code, Code::Conflict);
    let conflicts: Vec<Conflict> = serde_json::from_value(refused.more.unwrap()["conflicts"].clone()).unwrap();
    assert_eq!(
        (conflicts[0].yours.one(), conflicts[0].theirs.one(), conflicts[0].by.as_str()),
        (Some("90"), Some("80"), two.name.as_str())
    );
    let record = one.call::<ReadRecord>(&on, &vitals().into()).await.unwrap();
    assert_eq!(record.values[&"IG.VS/1/IT.DBP".parse().unwrap()].one(), Some("80"));
}

/// Req: DAT-09
#[actix_web::test]
async fn a_set_sent_again_changes_nothing_and_is_answered_alike() {
    let desk = Desk::new().await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let first = site.save(on, 0, &[("IG.VS/1/IT.SBP", "120")]).await.unwrap();
    let again = site.save(on, 0, &[("IG.VS/1/IT.SBP", "120")]).await.unwrap();
    assert_eq!(first, again);
    assert_eq!(site.call::<ReadHistory>(&on, &history(None)).await.unwrap().rows.len(), 1);
}

/// Req: AUD-07
#[actix_web::test]
async fn what_was_complete_once_changes_only_with_a_reason() {
    let desk = Desk::new().await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    site.save(on, 0, &[("IG.VS/1/IT.SBP", "120")]).await.unwrap();
    let done = site.call::<SaveRecord>(&on, &ChangeSet { complete: Some(true), ..set(1, vec![]) }).await.unwrap();
    assert_eq!(done.state, RecordState::Complete);

    assert_eq!(site.save(on, 2, &[("IG.VS/1/IT.SBP", "130")]).await.unwrap_err().code, Code::ReasonRequired);
    assert_eq!(site.because("   ").save(on, 2, &[("IG.VS/1/IT.SBP", "130")]).await.unwrap_err().code, Code::ReasonRequired);
    site.because("Übertragungsfehler, 见来源").save(on, 2, &[("IG.VS/1/IT.SBP", "130")]).await.unwrap();
    let entries = site.call::<ReadHistory>(&on, &history(Some("IG.VS/1/IT.SBP"))).await.unwrap().rows;
    assert_eq!(entries[0].reason.as_deref(), Some("Übertragungsfehler, 见来源"));
    assert_eq!(entries[1].reason, None);
}

/// Req: DAT-04, DAT-02
#[actix_web::test]
async fn an_unlikely_value_is_stored_and_flagged_and_an_impossible_one_is_not_stored() {
    let desk = Desk::new().await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let saved = site.save(on, 0, &[("IG.VS/1/IT.SBP", "210")]).await.unwrap();
    let told: Vec<_> = saved.findings.iter().map(|finding| (finding.at.to_string(), shared::forms::english(&finding.words))).collect();
    assert_eq!(told, [("IG.VS/1/IT.SBP".to_owned(), "Systolic pressure is above 180.".to_owned())]);

    let refused = site.save(on, 1, &[("IG.VS/1/IT.DBP", "eighty")]).await.unwrap_err();
    assert_eq!((refused.code, refused.errors[0].at.as_str()), (Code::Invalid, "/changes/0"));
    assert_eq!(site.call::<ReadRecord>(&on, &vitals().into()).await.unwrap().revision, 1);
}

/// Req: DAT-07, AUD-02
#[actix_web::test]
async fn missing_with_a_reason_and_clearing_are_changes_like_any_other() {
    let desk = Desk::new().await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    site.call::<SaveRecord>(&on, &set(0, vec![("IG.VS/1/IT.SBP", Datum::missing(Missing::NotDone))])).await.unwrap();
    site.call::<SaveRecord>(&on, &set(1, vec![("IG.VS/1/IT.SBP", Datum::text("120"))])).await.unwrap();
    site.call::<SaveRecord>(&on, &set(2, vec![("IG.VS/1/IT.SBP", Datum::default())])).await.unwrap();
    let entries = site.call::<ReadHistory>(&on, &history(None)).await.unwrap().rows;
    assert_eq!(entries.len(), 3);
    assert!(entries[0].new.as_ref().unwrap().is_blank());
    assert_eq!(entries[2].new.as_ref().unwrap().missing, Some(Missing::NotDone));
}

#[actix_web::test]
async fn a_form_with_open_questions_is_not_complete() {
    let desk = Desk::new().await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let refused =
        site.call::<SaveRecord>(&on, &ChangeSet { complete: Some(true), ..set(0, vec![("IG.VS/1/IT.DBP", Datum::text("80"))]) }).await;
    let refused = refused.unwrap_err();
    assert_eq!((refused.code, refused.errors[0].at.as_str()), (Code::OutOfOrder, "IG.VS/1/IT.SBP"));
}

/// Req: AUD-08, DAT-13
#[actix_web::test]
async fn a_row_is_retired_and_restored_and_never_gone() {
    let desk = Desk::new().await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let record = shared::capture::RecordKey { form: "F.AE".into(), ..vitals() };
    let change = |at: &str, value: &str| Change { at: at.parse().unwrap(), to: Datum::text(value) };
    let base = ChangeSet {
        record: record.clone(),
        base: 0,
        changes: vec![change("IG.AE/1/IT.TERM", "Cough"), change("IG.AE/2/IT.TERM", "Fever")],
        rows: vec![],
        complete: None,
    };
    site.call::<SaveRecord>(&on, &base).await.unwrap();
    let row = RowKey { group: "IG.AE".into(), row: 1 };
    let retire = |retired, base| ChangeSet {
        record: record.clone(),
        base,
        changes: vec![],
        rows: vec![RowChange { row: row.clone(), retired }],
        complete: None,
    };
    site.because("entered twice").call::<SaveRecord>(&on, &retire(true, 1)).await.unwrap();
    let read = site.call::<ReadRecord>(&on, &record.clone().into()).await.unwrap();
    assert_eq!(read.retired, std::slice::from_ref(&row));
    assert_eq!(read.values[&"IG.AE/1/IT.TERM".parse().unwrap()].one(), Some("Cough"));
    site.because("it was not").call::<SaveRecord>(&on, &retire(false, 2)).await.unwrap();
    assert!(site.call::<ReadRecord>(&on, &record.into()).await.unwrap().retired.is_empty());
}

/// Req: DAT-13, DAT-09
#[actix_web::test]
async fn a_subject_is_enrolled_once_under_a_key_of_the_study() {
    let desk = Desk::new().await;
    let (site, neighbour) = (desk.person(Coordinator).await, desk.neighbour().await);
    let new = NewSubject { id: SubjectId(server::kernel::ports::fresh()), site: desk.home.sites[0], key: None };
    let first = site.call::<EnrolSubject>(&desk.study(), &new).await.unwrap();
    let again = site.call::<EnrolSubject>(&desk.study(), &new).await.unwrap();
    assert_eq!((first.key.as_str(), &first), ("S1-001", &again));
    let there = NewSubject { id: SubjectId(server::kernel::ports::fresh()), site: desk.home.sites[1], key: None };
    assert_eq!(neighbour.call::<EnrolSubject>(&desk.study(), &there).await.unwrap().key, "S2-001");
    let taken = NewSubject { id: SubjectId(server::kernel::ports::fresh()), key: Some("S2-001".into()), ..new.clone() };
    assert_eq!(site.call::<EnrolSubject>(&desk.study(), &taken).await.unwrap_err().code, Code::Taken);
    let elsewhere = NewSubject { id: SubjectId(server::kernel::ports::fresh()), site: SiteId(desk.away.sites[0].0), key: None };
    assert_eq!(site.call::<EnrolSubject>(&desk.study(), &elsewhere).await.unwrap_err().code, Code::NotFound);
}

/// Req: DAT-10
#[actix_web::test]
async fn a_subject_moves_on_only_as_the_sequence_of_steps_allows() {
    let desk = Desk::new().await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let to = |state| NewState { state };
    assert_eq!(site.call::<ChangeSubjectState>(&on, &to(SubjectState::Enrolled)).await.unwrap_err().code, Code::ReasonRequired);
    let site = site.because("Eligible");
    assert_eq!(site.call::<ChangeSubjectState>(&on, &to(SubjectState::Completed)).await.unwrap_err().code, Code::OutOfOrder);
    assert_eq!(site.call::<ChangeSubjectState>(&on, &to(SubjectState::Enrolled)).await.unwrap().state, SubjectState::Enrolled);
}

#[actix_web::test]
async fn the_casebook_shows_windows_counts_and_unscheduled_visits() {
    let desk = Desk::new().await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let date = |visit: &str, n, date: &str| VisitDate { visit: visit.into(), n, date: Some(date.into()) };
    site.call::<DateVisit>(&on, &date("SE.BASE", 1, "2026-02-02")).await.unwrap();
    let book = site.call::<DateVisit>(&on, &date("SE.UNS", 2, "2026-02")).await.unwrap();
    let cells: Vec<_> =
        book.subject.visits.iter().map(|cell| (cell.visit.as_str(), cell.n, cell.planned.as_ref().map(|p| p.on.as_str()))).collect();
    assert_eq!(cells, [("SE.BASE", 1, None), ("SE.W4", 1, Some("2026-03-02")), ("SE.UNS", 2, None)]);
    assert_eq!(site.call::<DateVisit>(&on, &date("SE.BASE", 1, "2026-02-03")).await.unwrap_err().code, Code::ReasonRequired);
    assert_eq!(site.call::<DateVisit>(&on, &date("SE.W4", 1, "31.2.26")).await.unwrap_err().code, Code::Invalid);
    assert_eq!(site.call::<ReadCasebook>(&on, &Nothing {}).await.unwrap().forms.len(), 4);
}

/// Req: ACC-08, TEN-01
#[actix_web::test]
async fn lists_page_by_key_and_show_each_only_their_own() {
    let desk = Desk::new().await;
    let (site, neighbour, monitor) = (desk.person(Coordinator).await, desk.neighbour().await, desk.person(Monitor).await);
    for _ in 0..5 {
        desk.subject(&site).await;
    }
    let filter = |after, limit| SubjectFilter { after, limit: Some(limit), ..SubjectFilter::default() };
    let mut keys = Vec::new();
    let mut after = None;
    loop {
        let page = monitor.call::<ListSubjects>(&desk.study(), &filter(after, 2)).await.unwrap();
        keys.extend(page.rows.into_iter().map(|row| row.key));
        after = page.next;
        if after.is_none() {
            break;
        }
    }
    assert_eq!(keys, ["S1-001", "S1-002", "S1-003", "S1-004", "S1-005"]);
    assert!(neighbour.call::<ListSubjects>(&desk.study(), &SubjectFilter::default()).await.unwrap().rows.is_empty());
    let search = SubjectFilter { search: Some("_".into()), ..SubjectFilter::default() };
    assert!(monitor.call::<ListSubjects>(&desk.study(), &search).await.unwrap().rows.is_empty());
    let refused = monitor.call::<ListSubjects>(&desk.study(), &filter(None, 500)).await.unwrap_err();
    assert_eq!((refused.code, refused.errors[0].at.as_str()), (Code::Invalid, "/limit"));
}

/// Req: ACC-10
#[actix_web::test]
async fn a_sponsor_role_cannot_write_what_the_site_enters() {
    let desk = Desk::new().await;
    let (site, data) = (desk.person(Coordinator).await, desk.person(DataManager).await);
    let on = desk.on(desk.subject(&site).await);
    assert_eq!(data.save(on, 0, &[("IG.VS/1/IT.SBP", "120")]).await.unwrap_err().code, Code::Forbidden);
}

/// Req: DAT-09
#[actix_web::test]
async fn a_set_is_stored_whole_or_not_at_all() {
    let desk = Desk::new().await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let half = json!({ "record": vitals(), "base": 0, "changes": [
        { "at": "IG.VS/1/IT.SBP", "to": { "v": "120" } }, { "at": "IG.VS/1/IT.NONE", "to": { "v": "1" } } ] });
    let url = format!("/api/studies/{}/subjects/{}/record", on.study, on.subject);
    let (status, _) = site.request("POST", &url, Some(half.to_string().into_bytes())).await;
    assert_eq!(status, 422);
    assert_eq!(site.call::<ReadRecord>(&on, &vitals().into()).await.unwrap().state, RecordState::Blank);
}
