//! Reviewing the trail: each question finds what was planted and nothing else; a review is judged and signed off.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use server::kernel::db::Ctx;
use server::kernel::ports::fresh;
use server::kit::desk::{Desk, Person, vitals};
use shared::access::Role::{Coordinator, DataManager, Inspector, Investigator, Monitor};
use shared::access::{Grant, Reach};
use shared::audit::api::*;
use shared::audit::*;
use shared::capture::api::{DateVisit, RetireRecord, SaveRecord, VisitDate};
use shared::capture::{Change, ChangeSet, LockPlace, LockStep};
use shared::kernel::{Code, Nothing, QueryId, ReviewId, SignatureId, Signed, SubjectId, fill_path};
use shared::queries::api::{NewQuery, OpenQuery};
use shared::review::api::{HoldPlace, ReadSignable, SetLock, Sign, ToVerify, VerifyPlace};
use shared::review::{Meaning, NewSignatures, SignPlace, Target};
use shared::study::Address;

fn always() -> Period {
    Period { from: "2000-01-01T00:00:00Z".parse().unwrap(), until: "2100-01-01T00:00:00Z".parse().unwrap(), site: None }
}

async fn answers(by: &Person, desk: &Desk, question: Question) -> Vec<TrailAnswer> {
    let Period { from, until, site } = always();
    by.call::<ReadAnswers>(&desk.study(), &WhichAnswers { question, from, until, site, after: None }).await.unwrap().rows
}

async fn counted(by: &Person, desk: &Desk, question: Question) -> u32 {
    let counts = by.call::<CountAnswers>(&desk.study(), &always()).await.unwrap();
    counts.iter().find(|one| one.question == question).unwrap().n
}

async fn save(desk: &Desk, by: &Person, subject: SubjectId, base: u32, value: &str) {
    by.because("again").save(desk.on(subject), base, &[("IG.VS/1/IT.SBP", value)]).await.unwrap();
}

/// Shadow rows are written by the database's clock and never changed: for the hours of the day the past is planted as superuser.
async fn at_night(desk: &Desk, subject: SubjectId) {
    let sql = format!(
        "insert into audit.record (tenant, at, actor, actor_name, action, op, row_id, study, site, subject, changes)
         select tenant, timestamptz '2026-03-03 ' + h * interval '1 hour', actor, actor_name, action, 'update', row_id, study, site, subject,
           '{{\"values\":{{\"IG.VS/1/IT.NOTE\":{{\"n\":{{\"v\":\"x\"}}}}}}}}'
         from (select * from audit.record where subject = '{subject}' limit 1) one, unnest(array[2, 11]) h returning seq::text"
    );
    desk.owner(&sql).await;
}

/// Req: AUD-17
#[actix_web::test]
async fn each_question_finds_what_was_planted_and_nothing_else() {
    let desk = Desk::new().await;
    let (site, manager, monitor) = (desk.person(Coordinator).await, desk.person(DataManager).await, desk.person(Monitor).await);
    let clean = desk.subject(&site).await;
    save(&desk, &site, clean, 0, "120").await;
    for question in
        [Question::LateEntry, Question::MassEdit, Question::AfterQuery, Question::Repeated, Question::NoLongerMember, Question::TakenOut]
    {
        assert_eq!(counted(&manager, &desk, question).await, 0, "{question:?}");
    }
    // Late: the visit was long ago.
    let late = desk.subject(&site).await;
    let dated = VisitDate { visit: "SE.BASE".into(), n: 1, date: Some("2026-01-02".into()) };
    site.because("as it was").call::<DateVisit>(&desk.on(late), &dated).await.unwrap();
    save(&desk, &site, late, 0, "120").await;
    let found = answers(&manager, &desk, Question::LateEntry).await;
    assert_eq!(found.iter().map(|one| one.entry.subject).collect::<Vec<_>>(), [Some(late)]);
    assert!(found[0].measure > Some(7));
    // After a query; and again and again.
    let new = NewQuery {
        id: QueryId(fresh()),
        address: Address {
            subject: clean,
            visit: Some("SE.BASE".into()),
            visit_n: Some(1),
            form: Some("F.VS".into()),
            form_n: Some(1),
            ..Address::default()
        },
        text: "Please check".into(),
        audience: None,
        priority: None,
        due: None,
        propose: false,
    };
    monitor.call::<OpenQuery>(&desk.study(), &new).await.unwrap();
    save(&desk, &site, clean, 1, "121").await;
    assert_eq!(answers(&manager, &desk, Question::AfterQuery).await.len(), 1);
    assert_eq!(counted(&manager, &desk, Question::Repeated).await, 0);
    save(&desk, &site, clean, 2, "122").await;
    save(&desk, &site, clean, 3, "123").await;
    let found = answers(&manager, &desk, Question::Repeated).await;
    assert_eq!((found.len(), found[0].measure), (3, Some(3)));
    // Many at once.
    for n in 4..22 {
        save(&desk, &site, clean, n, &(100 + n).to_string()).await;
    }
    assert_eq!(counted(&manager, &desk, Question::MassEdit).await, 21);
    // By the site's clock: two at night in Berlin is one in the night UTC.
    let day = desk.subject(&site).await;
    save(&desk, &site, day, 0, "120").await;
    let before = answers(&manager, &desk, Question::OutOfHours).await.len();
    at_night(&desk, day).await;
    let found = answers(&manager, &desk, Question::OutOfHours).await;
    assert_eq!((found.len() - before, found.last().unwrap().measure), (1, Some(3)), "{found:?}");
    // Taken out of use.
    site.because("entered for another").call::<RetireRecord>(&desk.on(late), &vitals().into()).await.unwrap();
    assert_eq!(answers(&manager, &desk, Question::TakenOut).await.len(), 1);
    // Somebody leaves.
    let gone = desk.person(Coordinator).await;
    let left = desk.subject(&gone).await;
    save(&desk, &gone, left, 0, "120").await;
    let tx = desk.app.db.begin(&Ctx::system(desk.home.tenant, "test.Leave")).await.unwrap();
    tx.run("update membership set ends_at = now() where person = $1", [gone.id.0.into()]).await.unwrap();
    tx.commit().await.unwrap();
    let found = answers(&manager, &desk, Question::NoLongerMember).await;
    assert_eq!(found.iter().map(|one| one.entry.by).collect::<Vec<_>>(), [gone.id]);
}

fn review(sample: u16, questions: Vec<Question>) -> NewReview {
    let Period { from, until, site } = always();
    NewReview { id: ReviewId(fresh()), scope: "All of it, before the lock".into(), from, until, site, questions, sample }
}

/// Req: AUD-17, AUD-09
#[actix_web::test]
async fn a_review_is_drawn_judged_and_signed_off_and_then_stays_as_it_is() {
    let desk = Desk::new().await;
    let (site, manager, inspector) = (desk.person(Coordinator).await, desk.person(DataManager).await, desk.person(Inspector).await);
    let subject = desk.subject(&site).await;
    for n in 0..12 {
        save(&desk, &site, subject, n, &(100 + n).to_string()).await;
    }
    assert_eq!(manager.call::<BeginReview>(&desk.study(), &review(0, vec![])).await.unwrap_err().code, Code::Invalid);
    let new = review(2, vec![Question::Repeated]);
    let view = manager.call::<BeginReview>(&desk.study(), &new).await.unwrap();
    assert_eq!(manager.call::<BeginReview>(&desk.study(), &new).await.unwrap(), view, "a retry begins nothing new");
    let on = OnReview { study: desk.home.study, review: new.id };
    let entries = inspector.call::<ReadReview>(&on, &Nothing {}).await.unwrap().entries;
    assert_eq!((view.entries, view.open), (u32::try_from(entries.len()).unwrap(), view.entries));
    let drawn = entries.iter().filter(|one| one.question.is_none()).count();
    assert!(entries.len() - drawn == 11 && drawn == 1, "eleven changes of one answer, and the first entry by chance: {drawn}");
    let judged = |judgement, comment: &str| NewJudgement { judgement, comment: comment.into() };
    let path = |one: &ReviewEntry| OnReviewEntry { study: on.study, review: on.review, entry: one.id };
    let early = manager.call::<SignOffReview>(&on, &ReviewOutcome { outcome: "Well".into() }).await.unwrap_err();
    assert_eq!(early.code, Code::OutOfOrder);
    let silent = manager.call::<JudgeEntry>(&path(&entries[0]), &judged(Judgement::Finding, " ")).await.unwrap_err();
    assert_eq!(silent.code, Code::Invalid);
    assert_eq!(inspector.call::<JudgeEntry>(&path(&entries[0]), &judged(Judgement::InOrder, "")).await.unwrap_err().code, Code::Forbidden);
    manager.call::<JudgeEntry>(&path(&entries[0]), &judged(Judgement::Finding, "Ask the site")).await.unwrap();
    for one in &entries[1..] {
        manager.call::<JudgeEntry>(&path(one), &judged(Judgement::InOrder, "")).await.unwrap();
    }
    let signed = manager.call::<SignOffReview>(&on, &ReviewOutcome { outcome: "One finding, asked".into() }).await.unwrap();
    assert_eq!(
        (signed.state, signed.signed_by.as_deref(), signed.findings, signed.open),
        (ReviewState::SignedOff, Some(manager.name.as_str()), 1, 0)
    );
    let again = manager.call::<JudgeEntry>(&path(&entries[0]), &judged(Judgement::InOrder, "")).await.unwrap_err();
    assert_eq!(again.code, Code::OutOfOrder);
    let tx = desk.app.db.begin(&Ctx::system(desk.home.tenant, "test.Alter")).await.unwrap();
    assert!(
        tx.run("update trail_review_entry set comment = 'x' where review = $1", [on.review.0.into()]).await.is_err(),
        "also past the server"
    );
    drop(tx);
    let trail = desk.owner("select count(*)::text from audit.trail_review_entry where action = 'audit.JudgeEntry'").await;
    assert_eq!(trail[0], entries.len().to_string());
    let (status, csv) = inspector.request("GET", &format!("/api{}", fill_path::<TakeReview>(&on)), None).await;
    let csv = String::from_utf8(csv).unwrap();
    assert!(
        status == 200 && csv.lines().count() == entries.len() + 1 && csv.contains("Ask the site") && csv.contains(&signed.seed.to_string()),
        "{csv}"
    );
    assert_eq!(manager.call::<ListReviews>(&desk.study(), &Nothing {}).await.unwrap().rows, [signed]);
    assert_eq!(desk.stranger().await.call::<ReadReview>(&on, &Nothing {}).await.unwrap_err().code, Code::NotFound);
}

/// Req: AUD-17
#[actix_web::test]
async fn what_was_verified_signed_or_about_to_be_locked_before_it_was_changed_is_found() {
    let desk = Desk::new().await;
    let (site, doctor, manager, monitor) =
        (desk.person(Coordinator).await, desk.person(Investigator).await, desk.person(DataManager).await, desk.person(Monitor).await);
    let subject = desk.subject(&site).await;
    let on = desk.on(subject);
    let questions = [Question::AfterVerification, Question::AfterSignature, Question::BeforeLock, Question::NoLongerDelegated];
    save(&desk, &site, subject, 0, "120").await;
    let none: Vec<Change> = Vec::new();
    let set = ChangeSet { record: vitals(), base: 1, changes: none, rows: vec![], complete: Some(true) };
    site.call::<SaveRecord>(&on, &set).await.unwrap();
    for question in questions {
        assert_eq!(counted(&manager, &desk, question).await, 0, "{question:?}");
    }
    // Verified, then changed; changed once more, it is no longer verified.
    let key = vitals();
    let all = ToVerify { visit: key.visit, visit_n: 1, form: Some(key.form), form_n: Some(1), item: None, track: None };
    monitor.call::<VerifyPlace>(&on, &all).await.unwrap();
    save(&desk, &site, subject, 3, "121").await;
    save(&desk, &site, subject, 4, "122").await;
    let found = answers(&manager, &desk, Question::AfterVerification).await;
    assert_eq!((found.len(), found[0].measure), (1, Some(0)));
    // Signed, then changed.
    let proof = desk.proof(&doctor).await;
    let place = SignPlace::form(&vitals());
    let seen = doctor.call::<ReadSignable>(&on, &place).await.unwrap();
    let target = Target { subject, place, content_hash: seen.content_hash };
    let signs = NewSignatures { id: SignatureId(fresh()), meaning: Meaning::ReviewApproval, targets: vec![target] };
    doctor.call::<Sign>(&desk.study(), &Signed { proof, signs }).await.unwrap();
    assert_eq!(counted(&manager, &desk, Question::AfterSignature).await, 0, "signing is no change");
    save(&desk, &site, subject, 6, "123").await;
    save(&desk, &site, subject, 7, "124").await;
    let found = answers(&manager, &desk, Question::AfterSignature).await;
    assert_eq!((found.len(), found[0].measure), (1, Some(0)));
    // Locked right after: all changes of that form, and none of another subject.
    let other = desk.subject(&site).await;
    save(&desk, &site, other, 0, "120").await;
    assert_eq!(counted(&manager, &desk, Question::BeforeLock).await, 0);
    let place = LockPlace::record(subject, vitals());
    manager.call::<HoldPlace>(&desk.study(), &SetLock { step: LockStep::Lock, place }).await.unwrap();
    let found = answers(&manager, &desk, Question::BeforeLock).await;
    assert_eq!((found.len(), found[0].measure), (5, Some(0)));
    assert!(found.iter().all(|one| one.entry.subject == Some(subject)));
    // In a role that the person no longer has, although they still work here.
    let reach = Reach::Study { study: desk.home.study };
    desk.also(&site, Grant { role: Monitor, reach }).await;
    assert_eq!(counted(&manager, &desk, Question::NoLongerDelegated).await, 0);
    let tx = desk.app.db.begin(&Ctx::system(desk.home.tenant, "test.Delegate")).await.unwrap();
    tx.run("update membership set ends_at = now() where person = $1 and role = 'coordinator'", [site.id.0.into()]).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(counted(&manager, &desk, Question::NoLongerDelegated).await, 6);
    assert_eq!(counted(&manager, &desk, Question::NoLongerMember).await, 0);
}
