//! Getting around: the list of subjects however it is filtered and sorted, kept views, jumping, and what waits for a person.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::collections::BTreeSet;

use server::kit::desk::{Desk, Person, vitals};
use shared::access::Role;
use shared::agenda::Kind;
use shared::agenda::api::{Agenda, AgendaFilter, ReadAgenda};
use shared::capture::api::*;
use shared::capture::{Change, ChangeSet, FoundKind, JumpTo, NewView, RecordKey, RecordState, SubjectSort, SubjectState, VisitStatus};
use shared::forms::Datum;
use shared::kernel::{Code, Cursor, Nothing, QueryId, SubjectId};
use shared::queries::How;
use shared::queries::api::{Answer, AnswerQuery, CountQueries, NewQuery, OnQuery, OpenQuery};
use shared::study::Address;

async fn keys(desk: &Desk, by: &Person, filter: SubjectFilter) -> Vec<String> {
    by.call::<ListSubjects>(&desk.study(), &filter).await.unwrap().rows.into_iter().map(|row| row.key).collect()
}

async fn agenda(by: &Person, filter: AgendaFilter) -> Agenda {
    by.call::<ReadAgenda>(&Nothing {}, &filter).await.unwrap()
}

fn figure(agenda: &Agenda, kind: Kind) -> u32 {
    agenda.figures.iter().find(|figure| figure.kind == kind).map(|figure| figure.count).unwrap_or_default()
}

fn days_ago(days: i64) -> String {
    jiff::Zoned::now().date().checked_sub(jiff::Span::new().days(days)).unwrap().to_string()
}

async fn date(desk: &Desk, by: &Person, subject: SubjectId, visit: &str, days: i64) {
    let body = VisitDate { visit: visit.into(), n: 1, date: Some(days_ago(days)) };
    by.because("as it was").call::<DateVisit>(&desk.on(subject), &body).await.unwrap();
}

async fn complete(desk: &Desk, by: &Person, subject: SubjectId, value: &str) {
    let saved = by.save(desk.on(subject), 0, &[("IG.VS/1/IT.SBP", value)]).await.unwrap();
    let set = ChangeSet { record: vitals(), base: saved.revision, changes: vec![], rows: vec![], complete: Some(true) };
    by.call::<SaveRecord>(&desk.on(subject), &set).await.unwrap();
}

/// Four subjects: blank, in progress with a finding, overdue at week 4, due at week 4.
async fn four(desk: &Desk, site: &Person) -> [SubjectId; 4] {
    let mut subjects = [SubjectId::default(); 4];
    for subject in &mut subjects {
        *subject = desk.subject(site).await;
    }
    let [_, second, third, fourth] = subjects;
    site.save(desk.on(second), 0, &[("IG.VS/1/IT.SBP", "210")]).await.unwrap();
    date(desk, site, third, "SE.BASE", 60).await;
    complete(desk, site, third, "120").await;
    date(desk, site, fourth, "SE.BASE", 28).await;
    subjects
}

#[actix_web::test]
async fn a_list_is_narrowed_by_how_visits_stand_today() {
    let desk = Desk::new().await;
    let site = desk.person(Role::Coordinator).await;
    four(&desk, &site).await;
    let status =
        |status, visit: Option<&str>| SubjectFilter { status: Some(status), visit: visit.map(Into::into), ..SubjectFilter::default() };
    let told = async |filter| keys(&desk, &site, filter).await.join(" ");
    assert_eq!(told(status(VisitStatus::Overdue, None)).await, "S1-003");
    assert_eq!(told(status(VisitStatus::Due, None)).await, "S1-004");
    assert_eq!(told(status(VisitStatus::Due, Some("SE.W4"))).await, "S1-004");
    assert_eq!(told(status(VisitStatus::Overdue, Some("SE.BASE"))).await, "");
    assert_eq!(told(status(VisitStatus::InProgress, Some("SE.BASE"))).await, "S1-002 S1-003 S1-004");
    assert_eq!(told(status(VisitStatus::Planned, Some("SE.W4"))).await, "S1-001 S1-002");
    assert_eq!(told(SubjectFilter { findings: true, ..SubjectFilter::default() }).await, "S1-002");
    let counted = SubjectFilter { count: true, limit: Some(1), ..status(VisitStatus::InProgress, None) };
    let page = site.call::<ListSubjects>(&desk.study(), &counted).await.unwrap();
    assert_eq!((page.rows.len(), page.total), (1, Some(3)));
}

#[actix_web::test]
async fn pages_of_every_order_join_without_gap_or_double_and_can_be_jumped_into() {
    let desk = Desk::new().await;
    let site = desk.person(Role::Coordinator).await;
    let [first, second, ..] = four(&desk, &site).await;
    let enrolled = NewState { state: SubjectState::Enrolled };
    site.because("eligible").call::<ChangeSubjectState>(&desk.on(first), &enrolled).await.unwrap();
    site.because("eligible").call::<ChangeSubjectState>(&desk.on(second), &enrolled).await.unwrap();
    for sort in SubjectSort::ALL {
        for descending in [false, true] {
            let all = SubjectFilter { sort, descending, ..SubjectFilter::default() };
            let whole = keys(&desk, &site, all.clone()).await;
            assert_eq!(whole.iter().collect::<BTreeSet<_>>().len(), 4, "{sort:?}");
            let (mut walked, mut after): (Vec<String>, Option<Cursor>) = (Vec::new(), None);
            loop {
                let page = SubjectFilter { after: after.take(), limit: Some(1), ..all.clone() };
                let page = site.call::<ListSubjects>(&desk.study(), &page).await.unwrap();
                walked.extend(page.rows.into_iter().map(|row| row.key));
                after = page.next;
                if after.is_none() {
                    break;
                }
            }
            assert_eq!(walked, whole, "{sort:?} {descending}");
            assert_eq!(
                keys(&desk, &site, SubjectFilter { skip: Some(2), limit: Some(1), ..all }).await,
                whole[2..3],
                "{sort:?} {descending}"
            );
        }
    }
    let by_findings = SubjectFilter { sort: SubjectSort::Findings, descending: true, ..SubjectFilter::default() };
    assert_eq!(keys(&desk, &site, by_findings.clone()).await, ["S1-002", "S1-001", "S1-003", "S1-004"]);
    let broken = SubjectFilter { after: Some(Cursor("nonsense".into())), ..by_findings };
    assert_eq!(site.call::<ListSubjects>(&desk.study(), &broken).await.unwrap_err().code, Code::Invalid);
}

#[actix_web::test]
async fn the_list_says_of_each_subject_what_the_casebook_says() {
    let desk = Desk::new().await;
    let site = desk.person(Role::Coordinator).await;
    let subjects = four(&desk, &site).await;
    site.because("moved away")
        .call::<ChangeSubjectState>(&desk.on(subjects[2]), &NewState { state: SubjectState::Withdrawn })
        .await
        .unwrap();
    let listed = site.call::<ListSubjects>(&desk.study(), &SubjectFilter::default()).await.unwrap().rows;
    for row in listed {
        let book = site.call::<ReadCasebook>(&desk.on(row.id), &Nothing {}).await.unwrap();
        assert_eq!(row.visits, book.subject.visits, "{}", row.key);
    }
}

#[actix_web::test]
async fn of_two_who_save_at_once_both_count() {
    let desk = Desk::new().await;
    let (one, two) = (desk.person(Role::Coordinator).await, desk.person(Role::Investigator).await);
    let events = RecordKey { form: "F.AE".into(), ..vitals() };
    let change = |at: &str, value: &str| Change { at: at.parse().unwrap(), to: Datum::text(value) };
    for _ in 0..8 {
        let on = desk.on(desk.subject(&one).await);
        date(&desk, &one, on.subject, "SE.BASE", 1).await;
        let set =
            ChangeSet { record: events.clone(), base: 0, changes: vec![change("IG.AE/1/IT.TERM", "Nausea")], rows: vec![], complete: None };
        let event = two.call::<SaveRecord>(&on, &set);
        let (event, vital) = futures_util::join!(event, one.save(on, 0, &[("IG.VS/1/IT.SBP", "210")]));
        assert!(event.is_ok() && vital.is_ok());
    }
    let listed = one.call::<ListSubjects>(&desk.study(), &SubjectFilter::default()).await.unwrap().rows;
    for row in listed {
        let book = one.call::<ReadCasebook>(&desk.on(row.id), &Nothing {}).await.unwrap();
        assert_eq!(row.visits, book.subject.visits, "{}", row.key);
    }
    assert_eq!(figure(&agenda(&one, AgendaFilter::default()).await, Kind::FormIncomplete), 16);
}

#[actix_web::test]
async fn subjects_from_before_there_were_standings_get_theirs() {
    let desk = Desk::new().await;
    let site = desk.person(Role::Coordinator).await;
    desk.subject(&site).await;
    // As an earlier release left it. Past every fence: nothing removes rows otherwise.
    desk.owner("delete from standing returning id::text").await;
    assert!(keys(&desk, &site, SubjectFilter::default()).await.is_empty());
    let (_stop, stopping) = tokio::sync::watch::channel(false);
    server::rooms::capture::standing::catch_up(desk.app.clone().into_inner(), stopping).await;
    assert_eq!(keys(&desk, &site, SubjectFilter::default()).await, ["S1-001"]);
}

/// Counts agree with what the pages show that they lead to.
#[actix_web::test]
async fn what_waits_is_what_matrix_and_casebooks_show() {
    let desk = Desk::new().await;
    let site = desk.person(Role::Coordinator).await;
    four(&desk, &site).await;
    let found = agenda(&site, AgendaFilter::default()).await;
    let rows = site.call::<ListSubjects>(&desk.study(), &SubjectFilter::default()).await.unwrap().rows;
    let visits = |status| rows.iter().flat_map(|row| &row.visits).filter(|cell| cell.status == status).count();
    let mut forms = Vec::new();
    for row in &rows {
        forms.extend(site.call::<ReadCasebook>(&desk.on(row.id), &Nothing {}).await.unwrap().forms);
    }
    let count = |fits: fn(&FormCell) -> bool| forms.iter().filter(|form| fits(form)).count();
    let told = |kind| usize::try_from(figure(&found, kind)).unwrap();
    assert_eq!((told(Kind::VisitOverdue), told(Kind::VisitDue)), (visits(VisitStatus::Overdue), visits(VisitStatus::Due)));
    assert_eq!((told(Kind::VisitOverdue), told(Kind::VisitDue)), (1, 1));
    assert_eq!(told(Kind::FormIncomplete), count(|form| form.state == RecordState::InProgress));
    assert_eq!(told(Kind::FormFindings), count(|form| form.findings > 0));
    assert_eq!((told(Kind::FormIncomplete), told(Kind::FormFindings)), (1, 1));
    // Vital signs of the fourth, adverse events of the second, third and fourth: their baseline took place.
    assert_eq!((told(Kind::FormDue), told(Kind::FormOverdue)), (4, 0));
    let total: usize = found.figures.iter().map(|figure| usize::try_from(figure.count).unwrap()).sum();
    assert_eq!(found.tasks.len(), total);
    let first = &found.tasks[0];
    assert_eq!((first.kind, first.key.as_str(), first.visit_title.as_str()), (Kind::VisitOverdue, "S1-003", "Week 4"));
    assert!(first.days.unwrap() < 0);
}

#[actix_web::test]
async fn what_is_done_no_longer_waits() {
    let desk = Desk::new().await;
    let site = desk.person(Role::Coordinator).await;
    let subject = desk.subject(&site).await;
    site.save(desk.on(subject), 0, &[("IG.VS/1/IT.SBP", "210")]).await.unwrap();
    let before = agenda(&site, AgendaFilter::default()).await;
    assert_eq!((figure(&before, Kind::FormIncomplete), figure(&before, Kind::FormFindings)), (1, 1));
    site.save(desk.on(subject), 1, &[("IG.VS/1/IT.SBP", "120")]).await.unwrap();
    let set = ChangeSet { record: vitals(), base: 2, changes: vec![], rows: vec![], complete: Some(true) };
    site.call::<SaveRecord>(&desk.on(subject), &set).await.unwrap();
    let after = agenda(&site, AgendaFilter::default()).await;
    assert_eq!((figure(&after, Kind::FormIncomplete), figure(&after, Kind::FormFindings)), (0, 0));
}

/// Req: ACC-08, TEN-01
#[actix_web::test]
async fn nobody_is_told_of_work_where_they_have_no_part() {
    let desk = Desk::new().await;
    let site = desk.person(Role::Coordinator).await;
    four(&desk, &site).await;
    let neighbour = agenda(&desk.neighbour().await, AgendaFilter::default()).await;
    assert_eq!((neighbour.figures.len(), neighbour.tasks.len(), neighbour.sites.len()), (0, 0, 1));
    let stranger = agenda(&desk.stranger().await, AgendaFilter::default()).await;
    assert_eq!((stranger.figures.len(), stranger.tasks.len()), (0, 0));
    // A monitor enters nothing: nothing of this is theirs to do.
    let monitor = agenda(&desk.person(Role::Monitor).await, AgendaFilter::default()).await;
    assert_eq!((monitor.figures.len(), monitor.sites.len()), (0, 2));
}

#[actix_web::test]
async fn a_few_letters_lead_to_a_subject_a_form_and_an_item() {
    let desk = Desk::new().await;
    let site = desk.person(Role::Coordinator).await;
    let subject = desk.subject(&site).await;
    let jump = async |text: &str| {
        let to = JumpTo { text: text.into(), lang: "en".into(), study: Some(desk.home.study), subject: None };
        let found = site.call::<Jump>(&Nothing {}, &to).await.unwrap().rows;
        found.into_iter().map(|one| (one.kind, one.title, one.subject, one.form.map(|form| form.0), one.item)).collect::<Vec<_>>()
    };
    assert_eq!(jump("001").await, [(FoundKind::Subject, "S1-001".into(), Some(subject), None, None)]);
    let vital = jump("vital").await;
    assert_eq!(vital, [(FoundKind::Form, "Vital signs".into(), None, Some("F.VS".into()), None)]);
    let there = jump("s1-001 sbp").await;
    assert!(
        there.contains(&(FoundKind::Item, "SBP".into(), Some(subject), Some("F.VS".into()), Some("IG.VS/1/IT.SBP".into()))),
        "{there:?}"
    );
    assert!(jump("week vital").await.iter().any(|(kind, ..)| *kind == FoundKind::Form));
    assert_eq!(jump("it.sev").await.len(), 1);
    assert!(jump("nothing of the kind").await.is_empty());
}

/// Req: AUD-03
#[actix_web::test]
async fn a_view_is_kept_shared_and_taken_back_by_its_owner_alone() {
    let desk = Desk::new().await;
    let (owner, other) = (desk.person(Role::Coordinator).await, desk.person(Role::Monitor).await);
    let id = server::kernel::ports::fresh();
    let view = NewView { id, list: "subjects".into(), name: "Stuck".into(), query: "status=overdue".into(), shared: false, retired: false };
    owner.call::<KeepView>(&desk.study(), &view).await.unwrap();
    let seen = async |by: &Person| by.call::<ListViews>(&desk.study(), &Nothing {}).await.unwrap().rows.len();
    assert_eq!((seen(&owner).await, seen(&other).await), (1, 0));
    owner.call::<KeepView>(&desk.study(), &NewView { shared: true, ..view.clone() }).await.unwrap();
    assert_eq!((seen(&owner).await, seen(&other).await), (1, 1));
    let refused = other.call::<KeepView>(&desk.study(), &NewView { name: "Mine now".into(), ..view.clone() }).await.unwrap_err();
    assert_eq!(refused.code, Code::Forbidden);
    owner.call::<KeepView>(&desk.study(), &NewView { retired: true, ..view }).await.unwrap();
    assert_eq!((seen(&owner).await, seen(&other).await), (0, 0));
    assert_eq!(desk.owner("select count(*)::text from audit.saved_view where action = 'capture.KeepView'").await, ["3"]);
}

#[actix_web::test]
async fn the_table_has_what_is_seen_and_no_formula() {
    let desk = Desk::new().await;
    let site = desk.person(Role::Coordinator).await;
    four(&desk, &site).await;
    let new = NewSubject { id: SubjectId(server::kernel::ports::fresh()), site: desk.home.sites[0], key: Some("=1+1".into()) };
    site.call::<EnrolSubject>(&desk.study(), &new).await.unwrap();
    let url = format!("/api/studies/{}/subjects.csv?status=planned&columns=SE.W4", desk.home.study);
    let (status, bytes) = site.request("GET", &url, None).await;
    let text = String::from_utf8(bytes).unwrap();
    let columns: Vec<Vec<&str>> = text.lines().map(|line| line.split(',').collect()).collect();
    assert_eq!(status, 200);
    assert_eq!(columns[0], ["subject", "site", "state", "findings", "changed", "Week 4", "Week 4 (date)"]);
    assert_eq!(
        columns[1..].iter().map(|row| (row[0], row[5])).collect::<Vec<_>>(),
        [("'=1+1", "planned"), ("S1-001", "planned"), ("S1-002", "planned")]
    );
}

/// Queries to answer, to look at and to release are work, and as many as the workbench says.
///
/// Req: QRY-01, ACC-08
#[actix_web::test]
async fn queries_that_wait_are_tasks_and_as_many_as_their_workbench_counts() {
    let desk = Desk::new().await;
    let (site, monitor, manager) =
        (desk.person(Role::Coordinator).await, desk.person(Role::Monitor).await, desk.person(Role::DataManager).await);
    let subject = desk.subject(&site).await;
    let ask = async |propose: bool, due: Option<String>| {
        let address = Address::of_item(subject, &vitals(), &"IG.VS/1/IT.SBP".parse().unwrap());
        let id = QueryId(server::kernel::ports::fresh());
        let new = NewQuery { id, address, text: "Is this right?".into(), audience: None, priority: None, due, propose };
        monitor.call::<OpenQuery>(&desk.study(), &new).await.unwrap();
        OnQuery { study: desk.home.study, query: id }
    };
    let (late, _) = (ask(false, Some(days_ago(3))).await, ask(false, None).await);
    ask(true, None).await;
    let answer = Answer { how: How::Explained, text: "So it was".into() };
    let told = async |by: &Person| {
        let agenda = agenda(by, AgendaFilter::default()).await;
        [Kind::QueryAnswer, Kind::QueryReview, Kind::QueryRelease].map(|kind| figure(&agenda, kind))
    };
    let counted = async |by: &Person| {
        let totals = by.call::<CountQueries>(&desk.study(), &Nothing {}).await.unwrap();
        [totals.open, totals.answered, totals.candidate]
    };
    assert_eq!((told(&site).await, counted(&site).await), ([2, 0, 0], [2, 0, 0]));
    let mine = agenda(&site, AgendaFilter { kind: Some(Kind::QueryAnswer), ..AgendaFilter::default() }).await.tasks;
    let first = &mine[0];
    assert_eq!((first.query, first.days, first.form_title.as_str()), (Some(late.query), Some(-3), "Vital signs"));
    assert_eq!((first.item.as_deref(), first.visit_title.as_str(), mine.len()), (Some("IG.VS/1/IT.SBP"), "Baseline", 2));

    site.call::<AnswerQuery>(&late, &answer).await.unwrap();
    assert_eq!(told(&site).await, [1, 0, 0]);
    assert_eq!((told(&monitor).await, counted(&monitor).await), ([0, 1, 0], [1, 1, 1]));
    assert_eq!(told(&manager).await, [0, 1, 1]);
    let only = AgendaFilter { kind: Some(Kind::FormFindings), ..AgendaFilter::default() };
    let other = agenda(&manager, only).await;
    assert_eq!((figure(&other, Kind::QueryReview), other.tasks.len()), (1, 0), "figures are of all kinds, whichever is listed");
    assert_eq!(told(&desk.neighbour().await).await, [0, 0, 0]);
}
