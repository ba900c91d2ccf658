//! The history of a subject: enrolment, states and dates of visits, over HTTP.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use server::kit::desk::{Desk, Person};
use shared::access::Role;
use shared::audit::api::{ReadSubjectHistory, SubjectHistoryEntry, SubjectHistoryFrom, SubjectPart};
use shared::capture::SubjectState;
use shared::capture::api::{ChangeSubjectState, DateVisit, NewState, OnSubject, VisitDate};
use shared::kernel::{Code, Cursor, Page};

async fn history(by: &Person, on: OnSubject, after: Option<Cursor>) -> Page<SubjectHistoryEntry> {
    by.call::<ReadSubjectHistory>(&on, &SubjectHistoryFrom { after }).await.unwrap()
}

async fn date(by: &Person, on: OnSubject, n: u32, date: Option<&str>) {
    let visit = VisitDate { visit: "SE.UNS".into(), n, date: date.map(str::to_owned) };
    by.because("moved by the patient").call::<DateVisit>(&on, &visit).await.unwrap();
}

/// `state: screening → enrolled`, without what is not there.
fn told(entry: &SubjectHistoryEntry) -> String {
    let visit = entry.visit.as_ref().map(|visit| format!(" {}#{}", visit.as_str(), entry.visit_n.unwrap())).unwrap_or_default();
    let [old, new] = [&entry.old, &entry.new].map(|side| side.as_deref().unwrap_or("–"));
    format!("{}{visit}: {old} → {new}", entry.part.as_str())
}

/// Req: AUD-01, AUD-09, AUD-12
#[actix_web::test]
async fn enrolment_states_and_dates_are_told_with_who_when_and_why_newest_first() {
    let desk = Desk::new().await;
    let site = desk.person(Role::Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    site.because("signed the consent").call::<ChangeSubjectState>(&on, &NewState { state: SubjectState::Enrolled }).await.unwrap();
    date(&site, on, 1, Some("2026-03")).await;
    date(&site, on, 1, Some("2026-03-04")).await;
    let monitor = desk.person(Role::Monitor).await;
    let page = history(&monitor, on, None).await;
    let lines: Vec<String> = page.rows.iter().map(told).collect();
    assert_eq!(
        lines[..3],
        ["visit_date SE.UNS#1: 2026-03 → 2026-03-04", "visit_date SE.UNS#1: – → 2026-03", "state: screening → enrolled"]
    );
    let mut first = lines[3..].to_vec();
    first.sort();
    assert_eq!(first, ["key: – → S1-001", "site: – → S1", "state: – → screening", "version: – → 1"]);
    assert_eq!(page.next, None);
    let entry = &page.rows[2];
    assert_eq!((entry.name.as_str(), entry.role, entry.organisation.as_str()), (site.name.as_str(), Some(Role::Coordinator), "Acme"));
    assert_eq!((entry.action.as_str(), entry.reason.as_deref()), ("capture.ChangeSubjectState", Some("signed the consent")));
    assert!(page.rows.windows(2).all(|pair| pair[0].at >= pair[1].at));
}

#[actix_web::test]
async fn pages_of_a_long_history_join_without_a_gap() {
    let desk = Desk::new().await;
    let site = desk.person(Role::Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    for n in 1..=120 {
        date(&site, on, n, Some("2026-03-04")).await;
    }
    let first = history(&site, on, None).await;
    let second = history(&site, on, first.next.clone()).await;
    assert_eq!((first.rows.len(), second.rows.len(), second.next), (100, 24, None));
    let all: Vec<_> = first
        .rows
        .iter()
        .chain(&second.rows)
        .filter(|entry| entry.part == SubjectPart::VisitDate)
        .filter_map(|entry| entry.visit_n)
        .collect();
    assert_eq!(all, (1..=120).rev().collect::<Vec<_>>());
}

/// Req: ACC-08, TEN-01
#[actix_web::test]
async fn nobody_out_of_reach_reads_it_and_a_made_up_cursor_is_refused() {
    let desk = Desk::new().await;
    let site = desk.person(Role::Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    for other in [desk.neighbour().await, desk.stranger().await] {
        let refused = other.call::<ReadSubjectHistory>(&on, &SubjectHistoryFrom::default()).await.unwrap_err();
        assert!(matches!(refused.code, Code::NotFound | Code::Forbidden), "{refused:?}");
    }
    for made_up in ["", "x", "now~s~1~key", "2026-01-01T00:00:00Z~s~one~key"] {
        let refused = site.call::<ReadSubjectHistory>(&on, &SubjectHistoryFrom { after: Some(Cursor(made_up.into())) }).await.unwrap_err();
        assert_eq!(refused.code, Code::Malformed, "{made_up}");
    }
}
