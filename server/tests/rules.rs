//! Rules over HTTP: what they derive is stored and written down, in the record itself and in others; visits and forms come
//! and go; what they find is said with its reasons.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use server::kit::desk::{Desk, Person};
use shared::access::Role::Coordinator;
use shared::audit::api::{ReadHistory, WhichHistory};
use shared::capture::api::*;
use shared::capture::{Change, ChangeSet, RecordKey, RecordState, Saved, SubjectState};
use shared::forms::build::*;
use shared::forms::{Datum, Level};
use shared::kernel::{Code, Nothing, Problem, SubjectId};
use shared::study::Design;
use shared::study::build::{design, visit};

fn heart() -> Design {
    let yes_no = list("CL.NY", "No Yes", [("N", "No"), ("Y", "Yes")]);
    design("S.HEART", "Heart")
        .with_form(
            form("VS")
                .item("WEIGHT", float())
                .item("HEIGHT", float())
                .item("BMI", float().decimals(1).derive("WEIGHT / (HEIGHT / 100) ^ 2"))
                .item("CHANGE", float().derive("WEIGHT - visit(\"BL\").VS.WEIGHT"))
                .item("ILL", one_of(&yes_no))
                .item("WHAT", text().mandatory().shown_if("ILL = \"Y\""))
                .rule(holds("R.LOSS", "CHANGE > -10", &["WEIGHT"]).hard().says("Lost {-CHANGE} kg since baseline.")),
        )
        .with_form(form("AE").group(group("AE").repeating().item("TERM", text()).item("SERIOUS", one_of(&yes_no))))
        .with_form(form("SUM").item("SERIOUS", int().derive("count_where(AE.SERIOUS = \"Y\")")).item("NOTE", text()))
        .with_form(form("SAFE").item("OK", one_of(&yes_no)))
        .with_condition("SERIOUS", "any(AE.SERIOUS = \"Y\")")
        .with_visit(visit("BL", "Baseline").with("VS"))
        .with_visit(visit("V1", "Week 4").with("VS").with_if("SERIOUS", "SAFE"))
        .with_visit_if("SERIOUS", visit("VX", "Safety visit").with("SAFE"))
        .with_visit(visit("LOG", "Logs").common().with("AE").with("SUM"))
        .with_rule(planned_on("R.V1", "V1", "visit(\"BL\").date + 28", 3, 3))
}

fn key(visit: &str, form: &str) -> RecordKey {
    RecordKey { visit: visit.into(), visit_n: 1, form: form.into(), form_n: 1 }
}

/// Enters on top of whatever is there.
async fn enter(who: &Person, on: OnSubject, record: &RecordKey, values: &[(&str, &str)]) -> Result<Saved, Problem> {
    let base = who.call::<ReadRecord>(&on, &record.clone().into()).await.unwrap().revision;
    let changes = values.iter().map(|(at, value)| Change { at: at.parse().unwrap(), to: Datum::text(*value) }).collect();
    who.call::<SaveRecord>(&on, &ChangeSet { record: record.clone(), base, changes, rows: Vec::new(), complete: None }).await
}

async fn value(who: &Person, on: OnSubject, record: &RecordKey, at: &str) -> String {
    let view = who.call::<ReadRecord>(&on, &record.clone().into()).await.unwrap();
    view.values.get(&at.parse().unwrap()).and_then(Datum::one).unwrap_or_default().to_owned()
}

/// Req: DAT-02, AUD-02
#[actix_web::test]
async fn a_derived_value_is_stored_with_its_rule_and_written_down() {
    let desk = Desk::with(&heart()).await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let baseline = key("BL", "VS");
    let saved = enter(&site, on, &baseline, &[("VS/1/WEIGHT", "81"), ("VS/1/HEIGHT", "180")]).await.unwrap();
    assert_eq!(saved.derived.iter().map(|one| one.at.to_string()).collect::<Vec<_>>(), ["VS/1/BMI", "VS/1/CHANGE"]);

    let view = site.call::<ReadRecord>(&on, &baseline.clone().into()).await.unwrap();
    let bmi = &view.values[&"VS/1/BMI".parse().unwrap()];
    assert_eq!((bmi.one(), bmi.rule.as_deref(), bmi.revision), (Some("25"), Some("M.BMI"), Some(1)));

    let which =
        WhichHistory { visit: "BL".into(), visit_n: 1, form: "VS".into(), form_n: 1, item: Some("VS/1/BMI".parse().unwrap()), after: None };
    let entries = site.call::<ReadHistory>(&on, &which).await.unwrap().rows;
    assert_eq!((entries.len(), entries[0].by, entries[0].new.as_ref().and_then(|new| new.rule.as_deref())), (1, site.id, Some("M.BMI")));

    let refused = enter(&site, on, &baseline, &[("VS/1/BMI", "20")]).await.unwrap_err();
    assert_eq!((refused.code, refused.errors[0].message.as_str()), (Code::Invalid, "BMI is derived from other answers; nobody enters it."));
    // Saying the same again changes nothing.
    let again = enter(&site, on, &baseline, &[("VS/1/WEIGHT", "81")]).await.unwrap();
    assert_eq!((again.revision, again.derived.len()), (1, 0));
}

/// Req: DAT-02, AUD-01
#[actix_web::test]
async fn what_another_visit_derives_follows_in_the_same_transaction() {
    let desk = Desk::with(&heart()).await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let (baseline, week4) = (key("BL", "VS"), key("V1", "VS"));
    enter(&site, on, &week4, &[("VS/1/WEIGHT", "70")]).await.unwrap();
    assert_eq!(value(&site, on, &week4, "VS/1/CHANGE").await, "");
    let saved = enter(&site, on, &baseline, &[("VS/1/WEIGHT", "81")]).await.unwrap();
    assert_eq!(saved.along, std::slice::from_ref(&week4));
    assert_eq!(value(&site, on, &week4, "VS/1/CHANGE").await, "-11");

    // The check that reads the derived value is found in the casebook, and says why.
    let book = site.call::<ReadCasebook>(&on, &Nothing {}).await.unwrap();
    let cell = book.forms.iter().find(|one| one.key == week4).unwrap();
    assert_eq!(cell.findings, 1);
    let saved = enter(&site, on, &week4, &[("VS/1/WEIGHT", "70.5")]).await.unwrap();
    let finding = saved.findings.iter().find(|finding| finding.rule == "R.LOSS").unwrap();
    assert_eq!((finding.level, shared::forms::english(&finding.words).as_str()), (Level::Hard, "Lost 10.5 kg since baseline."));
    assert!(finding.why.as_ref().unwrap().value.as_deref() == Some("no"));

    let which = WhichHistory {
        visit: "V1".into(),
        visit_n: 1,
        form: "VS".into(),
        form_n: 1,
        item: Some("VS/1/CHANGE".parse().unwrap()),
        after: None,
    };
    let entries = site.call::<ReadHistory>(&on, &which).await.unwrap().rows;
    let told: Vec<(&str, Option<&str>)> = entries.iter().map(|one| (one.action.as_str(), one.new.as_ref().and_then(Datum::one))).collect();
    assert_eq!(told, [("capture.SaveRecord", Some("-10.5")), ("capture.Derive", Some("-11"))]);
    assert!(entries.iter().all(|one| one.by == site.id));
}

#[actix_web::test]
async fn rows_of_another_form_are_counted_and_forms_and_visits_follow() {
    let desk = Desk::with(&heart()).await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let (log, sum) = (key("LOG", "AE"), key("LOG", "SUM"));
    let shown = async |what: &str| {
        let book = site.call::<ReadCasebook>(&on, &Nothing {}).await.unwrap();
        let visits: Vec<String> = book.subject.visits.iter().map(|cell| cell.visit.to_string()).collect();
        let forms =
            book.forms.iter().filter(|one| one.key.form.as_str() == "SAFE").map(|one| one.key.visit.to_string()).collect::<Vec<_>>();
        format!("{what}: {} | {}", visits.join(" "), forms.join(" "))
    };
    assert_eq!(shown("at first").await, "at first: BL V1 LOG | ");
    enter(&site, on, &sum, &[("SUM/1/NOTE", "x")]).await.unwrap();
    enter(&site, on, &log, &[("AE/1/TERM", "Cough"), ("AE/1/SERIOUS", "N"), ("AE/2/SERIOUS", "Y")]).await.unwrap();
    assert_eq!(value(&site, on, &sum, "SUM/1/SERIOUS").await, "1");
    assert_eq!(shown("serious").await, "serious: BL V1 VX LOG | V1 VX");

    // A save of a form that the casebook's rules do not read leaves the casebook as it is.
    enter(&site, on, &key("BL", "VS"), &[("VS/1/WEIGHT", "80")]).await.unwrap();
    assert_eq!(shown("still serious").await, "still serious: BL V1 VX LOG | V1 VX");

    // What was entered at a visit that goes stays to be seen, and is marked.
    enter(&site, on, &key("VX", "SAFE"), &[("SAFE/1/OK", "Y")]).await.unwrap();
    enter(&site, on, &log, &[("AE/2/SERIOUS", "N")]).await.unwrap();
    assert_eq!(value(&site, on, &sum, "SUM/1/SERIOUS").await, "0");
    assert_eq!(shown("no more").await, "no more: BL V1 VX LOG | VX");
    let book = site.call::<ReadCasebook>(&on, &Nothing {}).await.unwrap();
    assert!(book.subject.visits.iter().find(|cell| cell.visit.as_str() == "VX").unwrap().withheld);
}

/// Req: DAT-04
#[actix_web::test]
async fn what_is_not_asked_for_any_more_stays_and_blocks_nothing() {
    let desk = Desk::with(&heart()).await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let record = key("BL", "VS");
    let saved = enter(&site, on, &record, &[("VS/1/ILL", "Y")]).await.unwrap();
    assert_eq!(saved.findings.iter().map(|one| one.rule.as_str()).collect::<Vec<_>>(), ["WHAT#mandatory"]);
    enter(&site, on, &record, &[("VS/1/WHAT", "Cold")]).await.unwrap();
    let saved = enter(&site, on, &record, &[("VS/1/ILL", "N")]).await.unwrap();
    assert_eq!(saved.findings.iter().map(|one| one.level).collect::<Vec<_>>(), [Level::Note]);
    assert_eq!(value(&site, on, &record, "VS/1/WHAT").await, "Cold");
    let done = ChangeSet { record: record.clone(), base: saved.revision, changes: Vec::new(), rows: Vec::new(), complete: Some(true) };
    assert_eq!(site.call::<SaveRecord>(&on, &done).await.unwrap().state, RecordState::Complete);
}

#[actix_web::test]
async fn a_visit_is_planned_by_its_rule_as_soon_as_the_day_is_known() {
    let desk = Desk::with(&heart()).await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let planned = |book: &Casebook| {
        let cell = book.subject.visits.iter().find(|cell| cell.visit.as_str() == "V1").unwrap();
        cell.planned.as_ref().map(|planned| format!("{} {} {}", planned.from, planned.on, planned.until))
    };
    assert_eq!(planned(&site.call::<ReadCasebook>(&on, &Nothing {}).await.unwrap()), None);
    let date = VisitDate { visit: "BL".into(), n: 1, date: Some("2026-02-01".to_owned()) };
    let book = site.call::<DateVisit>(&on, &date).await.unwrap();
    assert_eq!(planned(&book).as_deref(), Some("2026-02-26 2026-03-01 2026-03-04"));
}

/// Two who save different visits of one subject at once derive from what both have entered.
#[actix_web::test]
async fn saves_at_the_same_time_settle() {
    let desk = Desk::with(&heart()).await;
    let (one, two) = (desk.person(Coordinator).await, desk.person(Coordinator).await);
    let on = desk.on(desk.subject(&one).await);
    let (baseline, week4) = (key("BL", "VS"), key("V1", "VS"));
    for round in 0..15 {
        let (at_baseline, at_week4) = (format!("{}", 80 + round), format!("{}", 70 + 2 * round));
        let first = [("VS/1/WEIGHT", at_baseline.as_str())];
        let second = [("VS/1/WEIGHT", at_week4.as_str())];
        let (left, right) = tokio::join!(enter(&one, on, &baseline, &first), enter(&two, on, &week4, &second));
        left.unwrap();
        right.unwrap();
        assert_eq!(value(&one, on, &week4, "VS/1/CHANGE").await, (2 * round + 70 - 80 - round).to_string(), "round {round}");
    }
}

#[actix_web::test]
async fn a_subject_moves_on_and_its_rules_know() {
    let study = design("S.STATE", "State")
        .with_form(form("DS").item("WHY", text().mandatory().shown_if("subject.state = \"withdrawn\"")).item("X", text()))
        .with_visit(visit("END", "End").with("DS"));
    let desk = Desk::with(&study).await;
    let site = desk.person(Coordinator).await;
    let subject: SubjectId = desk.subject(&site).await;
    let on = desk.on(subject);
    let saved = enter(&site, on, &key("END", "DS"), &[("DS/1/X", "x")]).await.unwrap();
    assert_eq!(saved.findings.len(), 0);
    for state in [SubjectState::Enrolled, SubjectState::Withdrawn] {
        site.because("moved on").call::<ChangeSubjectState>(&on, &NewState { state }).await.unwrap();
    }
    let view = site.call::<ReadRecord>(&on, &key("END", "DS").into()).await.unwrap();
    assert_eq!(view.about.state, "withdrawn");
    let saved = enter(&site, on, &key("END", "DS"), &[("DS/1/X", "y")]).await.unwrap();
    assert_eq!(saved.findings.iter().map(|one| one.rule.as_str()).collect::<Vec<_>>(), ["WHY#mandatory"]);
}

/// Req: DAT-08, DAT-13
#[actix_web::test]
async fn two_rows_begun_under_one_number_are_two_rows() {
    let desk = Desk::with(&heart()).await;
    let (one, two) = (desk.person(Coordinator).await, desk.person(Coordinator).await);
    let on = desk.on(desk.subject(&one).await);
    let log = key("LOG", "AE");
    let set = |base, values: &[(&str, &str)]| {
        let changes = values.iter().map(|(at, value)| Change { at: at.parse().unwrap(), to: Datum::text(*value) }).collect();
        ChangeSet { record: log.clone(), base, changes, rows: Vec::new(), complete: None }
    };
    one.call::<SaveRecord>(&on, &set(0, &[("AE/1/TERM", "Fever")])).await.unwrap();
    two.call::<SaveRecord>(&on, &set(1, &[("AE/2/TERM", "Cough")])).await.unwrap();
    let refused = one.call::<SaveRecord>(&on, &set(1, &[("AE/2/SERIOUS", "Y")])).await.unwrap_err();
    assert_eq!(refused.code, Code::Conflict);
    let conflicts: Vec<shared::capture::Conflict> = serde_json::from_value(refused.more.unwrap()["conflicts"].clone()).unwrap();
    assert_eq!((conflicts.len(), conflicts[0].at.to_string(), conflicts[0].theirs.one()), (1, "AE/2/TERM".to_owned(), Some("Cough")));
    // Whoever began the row, and lost the receipt, goes on with it.
    two.call::<SaveRecord>(&on, &set(1, &[("AE/2/TERM", "Cough"), ("AE/2/SERIOUS", "N")])).await.unwrap();
    assert_eq!(value(&one, on, &log, "AE/2/SERIOUS").await, "N");
}

#[actix_web::test]
async fn a_rule_tells_once_when_its_reason_arises_and_again_after_it_had_gone() {
    let yes_no = list("CL.NY", "No Yes", [("N", "No"), ("Y", "Yes")]);
    let study = design("S.TELL", "Tell")
        .with_form(form("SAE").item("TERM", text()).item("FATAL", one_of(&yes_no)).rule(told_when(
            "R.FATAL",
            "FATAL = \"Y\"",
            &["monitor"],
            "Death of {subject.key}",
            "{TERM} was fatal.",
        )))
        .with_visit(visit("LOG", "Logs").common().with("SAE"));
    let desk = Desk::with(&study).await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let record = key("LOG", "SAE");
    let news = async || {
        let mut owner = sqlx::ConnectOptions::connect(&desk.db.superuser().database(&desk.db.name)).await.unwrap();
        let sql = "select payload::text from outbox where topic = 'capture.rule_told' order by created_at";
        sqlx::query_scalar::<_, String>(sql).fetch_all(&mut owner).await.unwrap()
    };
    enter(&site, on, &record, &[("SAE/1/TERM", "Arrhythmia"), ("SAE/1/FATAL", "Y")]).await.unwrap();
    enter(&site, on, &record, &[("SAE/1/TERM", "Asystole")]).await.unwrap();
    let told = news().await;
    assert_eq!(told.len(), 1);
    assert!(told[0].contains("Arrhythmia was fatal.") && told[0].contains("Death of S1-001") && told[0].contains("monitor"), "{}", told[0]);
    enter(&site, on, &record, &[("SAE/1/FATAL", "N")]).await.unwrap();
    enter(&site, on, &record, &[("SAE/1/FATAL", "Y")]).await.unwrap();
    assert_eq!(news().await.len(), 2);
}
