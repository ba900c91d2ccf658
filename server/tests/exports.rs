//! Exports over HTTP: what comes out is what was entered, in the field's formats, and nothing of anybody else's.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails where what it needs is not there")]

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use quick_xml::events::Event;
use serde_json::json;
use server::kit::desk::{Desk, Person, design};
use server::rooms::study::odm;
use shared::access::{Grant, Reach, Role};
use shared::capture::api::{
    AddVisit, ChangeSubjectState, DateVisit, NewState, NewVisit, RetireRecord, SaveRecord, SkipVisit, SkippedVisit, VisitDate,
};
use shared::capture::{Change, ChangeSet, NotDone, RecordKey, RowChange, RowKey, SubjectState};
use shared::forms::{Datum, Missing, Oid};
use shared::kernel::{Problem, QueryId, SubjectId};
use shared::queries::How;
use shared::queries::api::{Answer, AnswerQuery, OnQuery, OpenQuery};
use shared::study::Design;

/// The kit's study with what else an item can be: several units, several choices, names that need care.
fn rich() -> Design {
    let mut whole = serde_json::to_value(design()).unwrap();
    let mut design = whole["library"].take();
    let add = |design: &mut serde_json::Value, part: &str, more: serde_json::Value| {
        let all = design.as_object_mut().unwrap().entry(part).or_insert(json!([])).as_array_mut().unwrap();
        all.extend(more.as_array().unwrap().clone());
    };
    add(
        &mut design,
        "units",
        json!([
        { "oid": "MU.C", "name": "Celsius", "symbol": [{ "text": "°C" }] }, { "oid": "MU.F", "name": "Fahrenheit", "symbol": [{ "text": "°F" }] } ]),
    );
    add(
        &mut design,
        "items",
        json!([
        { "oid": "IT.TEMP", "name": "TEMP", "data_type": "float", "length": 5, "significant_digits": 2, "units": ["MU.C", "MU.F"] },
        { "oid": "IT.SYM", "name": "SYM", "data_type": "text", "code_list": "CL.SYM", "many": true },
        { "oid": "SITE", "name": "Where <it> \"hurts\"", "data_type": "text" } ]),
    );
    add(
        &mut design,
        "code_lists",
        json!([{ "oid": "CL.SYM", "name": "Symptoms", "data_type": "text", "choices": [
        { "value": "A", "decode": [{ "lang": "en", "text": "Ache" }, { "lang": "de", "text": "Schmerz, \"stark\"" }] }, { "value": "B,C" } ] }]),
    );
    let group = design["groups"].as_array_mut().unwrap().iter_mut().find(|group| group["oid"] == "IG.VS").unwrap();
    add(group, "items", json!([{ "oid": "IT.TEMP" }, { "oid": "IT.SYM" }, { "oid": "SITE" }]));
    whole["library"] = design;
    serde_json::from_value(whole).unwrap()
}

fn vitals() -> RecordKey {
    RecordKey { visit: "SE.BASE".into(), visit_n: 1, form: "F.VS".into(), form_n: 1 }
}

fn events() -> RecordKey {
    RecordKey { form: "F.AE".into(), ..vitals() }
}

async fn save(by: &Person, desk: &Desk, subject: SubjectId, record: RecordKey, base: u32, changes: Vec<(&str, Datum)>) -> u32 {
    let changes = changes.into_iter().map(|(at, to)| Change { at: at.parse().unwrap(), to }).collect();
    let set = ChangeSet { record, base, changes, rows: Vec::new(), complete: None };
    by.call::<SaveRecord>(&desk.on(subject), &set).await.unwrap().revision
}

async fn retire(by: &Person, desk: &Desk, subject: SubjectId, base: u32, row: u32) {
    let row = RowChange { row: RowKey { group: "IG.AE".into(), row }, retired: true };
    let set = ChangeSet { record: events(), base, changes: Vec::new(), rows: vec![row], complete: None };
    by.because("entered twice").call::<SaveRecord>(&desk.on(subject), &set).await.unwrap();
}

async fn take(by: &Person, desk: &Desk, what: &str) -> (u16, Vec<u8>) {
    by.request("GET", &format!("/api/studies/{}/export/{what}", desk.home.study), None).await
}

async fn take_odm(by: &Person, desk: &Desk, query: &str) -> String {
    let (status, bytes) = take(by, desk, &format!("odm{query}")).await;
    let text = String::from_utf8(bytes).unwrap();
    assert_eq!(status, 200, "{text}");
    text
}

async fn take_csv(by: &Person, desk: &Desk) -> BTreeMap<String, String> {
    let (status, bytes) = take(by, desk, "csv").await;
    assert_eq!(status, 200);
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut files = BTreeMap::new();
    for at in 0..zip.len() {
        let mut file = zip.by_index(at).unwrap();
        let name = file.name().unwrap().into_owned();
        let mut text = String::new();
        file.read_to_string(&mut text).unwrap();
        files.insert(name, text);
    }
    files
}

fn table(text: &str) -> Vec<BTreeMap<String, String>> {
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    reader.deserialize().map(|row| row.unwrap()).collect()
}

/// Every element's name and attributes, as an XML reader understands them.
fn elements(xml: &str) -> Vec<(String, BTreeMap<String, String>)> {
    let mut reader = quick_xml::Reader::from_str(xml);
    let mut all = Vec::new();
    loop {
        match reader.read_event().unwrap() {
            Event::Start(start) | Event::Empty(start) => {
                let pairs = start.attributes().map(|one| {
                    let one = one.unwrap();
                    (one.key.as_ref().to_owned(), odm::text::unescape(&one.value).0)
                });
                all.push((start.name().as_ref().to_owned(), pairs.collect()));
            }
            Event::Eof => return all,
            _ => {}
        }
    }
}

fn items(xml: &str) -> BTreeMap<String, Option<String>> {
    let items = elements(xml).into_iter().filter(|(name, _)| name == "ItemData");
    items.map(|(_, mut attributes)| (attributes.remove("ItemOID").unwrap(), attributes.remove("Value"))).collect()
}

/// Req: DAT-05, DAT-07, EXP-05
#[actix_web::test]
async fn what_was_entered_comes_out_of_odm_and_csv_byte_for_byte() {
    let desk = Desk::with(&rich()).await;
    let site = desk.person(Role::Coordinator).await;
    let subject = desk.subject(&site).await;
    let note = " 007\t=1+1, \"quoted\" <b>&amp;\r\nsecond line\u{1F9EA} ";
    let temp = Datum { unit: Some(Oid::from("MU.F")), ..Datum::text("98.60") };
    save(
        &site,
        &desk,
        subject,
        vitals(),
        0,
        vec![
            ("IG.VS/1/IT.NOTE", Datum::text(note)),
            ("IG.VS/1/IT.DBP", Datum::missing(Missing::NotDone)),
            ("IG.VS/1/IT.TEMP", temp),
            ("IG.VS/1/IT.SYM", Datum::many(["A", "B,C"])),
            ("IG.VS/1/SITE", Datum::text("knee")),
        ],
    )
    .await;
    let manager = desk.person(Role::DataManager).await;
    let xml = take_odm(&manager, &desk, "").await;
    let found = items(&xml);
    assert_eq!(found["IT.NOTE"].as_deref(), Some(note));
    assert_eq!(found["IT.TEMP"].as_deref(), Some("98.60"));
    assert_eq!(found["IT.SYM"].as_deref(), Some("A,B\\,C"));
    assert_eq!(found["IT.DBP"], None);
    assert!(xml.contains("<ItemData ItemOID=\"IT.DBP\" IsNull=\"Yes\">"));
    assert!(xml.contains("<FlagValue CodeListOID=\"CL.PROBATUM.FLAGS\">ND</FlagValue>"));
    assert!(xml.contains("<MeasurementUnitRef MeasurementUnitOID=\"MU.F\"/>"));
    assert!(!found.contains_key("IT.SBP"), "what was never entered is not there");

    let files = take_csv(&manager, &desk).await;
    let rows = table(&files["data/IG.VS.csv"]);
    assert_eq!(rows.len(), 1);
    let row = &rows[0];
    let cell = |name: &str| row[name].as_str();
    assert_eq!(
        [cell("STUDY"), cell("SITE"), cell("SUBJECT"), cell("VISIT"), cell("FORM"), cell("ROW")],
        ["ST.KIT", "S1", "S1-001", "SE.BASE", "F.VS", "1"]
    );
    assert_eq!((cell("IT.NOTE"), cell("IT.NOTE__missing")), (note, ""));
    assert_eq!((cell("IT.DBP"), cell("IT.DBP__missing")), ("", "ND"));
    assert_eq!((cell("IT.TEMP"), cell("IT.TEMP__unit")), ("98.60", "MU.F"));
    assert_eq!((cell("IT.SYM"), cell("SITE__2")), ("A,B\\,C", "knee"), "a name that a key has already is told apart");
    let dictionary = table(&files["items.csv"]);
    assert!(dictionary.iter().any(|line| line["ITEM"] == "SITE" && line["COLUMN"] == "SITE__2" && line["FILE"] == "data/IG.VS.csv"));
    assert!(table(&files["codelists.csv"]).iter().any(|line| line["CODE"] == "A" && line["LABEL"] == "Schmerz, \"stark\""));
}

#[actix_web::test]
async fn the_design_comes_back_from_an_export_with_data_as_it_was() {
    let desk = Desk::with(&rich()).await;
    let site = desk.person(Role::Coordinator).await;
    let subject = desk.subject(&site).await;
    save(&site, &desk, subject, vitals(), 0, vec![("IG.VS/1/IT.DBP", Datum::missing(Missing::Unknown))]).await;
    let manager = desk.person(Role::DataManager).await;
    for query in ["", "?audit=true", "?design_only=true"] {
        let xml = take_odm(&manager, &desk, query).await;
        let (report, design) = odm::import("export", xml.as_bytes());
        assert_eq!(design.as_ref(), Some(&rich()), "{query}: {:?}", report.refused);
        assert_eq!(report.kept, Vec::new(), "{query}");
    }
}

#[actix_web::test]
async fn visits_states_and_completed_forms_stand_in_standard_annotations() {
    let desk = Desk::new().await;
    let site = desk.person(Role::Coordinator).await;
    let subject = desk.subject(&site).await;
    let on = desk.on(subject);
    site.call::<DateVisit>(&on, &VisitDate { visit: "SE.UNS".into(), n: 2, date: Some("2026-03".into()) }).await.unwrap();
    site.because("asked to leave").call::<ChangeSubjectState>(&on, &NewState { state: SubjectState::Withdrawn }).await.unwrap();
    let changes = vec![Change { at: "IG.VS/1/IT.SBP".parse().unwrap(), to: Datum::text("120") }];
    let set = ChangeSet { record: vitals(), base: 0, changes, rows: Vec::new(), complete: Some(true) };
    site.call::<SaveRecord>(&on, &set).await.unwrap();
    let manager = desk.person(Role::DataManager).await;
    let xml = take_odm(&manager, &desk, "").await;
    assert!(xml.contains("<StudyEventData StudyEventOID=\"SE.UNS\" StudyEventRepeatKey=\"2\">"));
    assert!(xml.contains("<Comment>2026-03</Comment>") && xml.contains(">VISIT_DATE</FlagValue>"));
    assert!(xml.contains("<Comment>withdrawn</Comment>") && xml.contains(">COMPLETE</FlagValue>"));
    let order: Vec<String> = elements(&xml).into_iter().filter_map(|(_, mut attributes)| attributes.remove("StudyEventOID")).collect();
    assert_eq!(order.iter().filter(|one| *one == "SE.BASE").count(), 1 + usize::from(xml.contains("StudyEventRef")));
    let files = take_csv(&manager, &desk).await;
    let visits: Vec<_> =
        table(&files["visits.csv"]).into_iter().map(|mut row| (row.remove("VISIT").unwrap(), row.remove("DATE").unwrap())).collect();
    assert_eq!(visits, [("SE.BASE".to_owned(), String::new()), ("SE.UNS".to_owned(), "2026-03".to_owned())]);
    assert_eq!(table(&files["subjects.csv"])[0]["STATE"], "withdrawn");
    assert_eq!(table(&files["forms.csv"])[0]["STATE"], "complete");
}

/// Req: AUD-08, EXP-05
#[actix_web::test]
async fn rows_out_of_use_and_cleared_values_are_in_the_export_with_audit_records_alone() {
    let desk = Desk::new().await;
    let site = desk.person(Role::Coordinator).await;
    let subject = desk.subject(&site).await;
    save(
        &site,
        &desk,
        subject,
        events(),
        0,
        vec![
            ("IG.AE/1/IT.TERM", Datum::text("Headache")),
            ("IG.AE/2/IT.TERM", Datum::text("Nausea")),
            ("IG.AE/2/IT.SEV", Datum::text("1")),
        ],
    )
    .await;
    retire(&site, &desk, subject, 1, 1).await;
    save(&site, &desk, subject, events(), 2, vec![("IG.AE/2/IT.SEV", Datum::default())]).await;
    let inspector = desk.person(Role::Inspector).await;
    let plain = take_odm(&inspector, &desk, "").await;
    assert!(
        plain.contains("Nausea") && !plain.contains("Headache") && !plain.contains("IT.SEV\" IsNull") && !plain.contains("AuditRecord")
    );
    let audited = take_odm(&inspector, &desk, "?audit=true").await;
    assert!(audited.contains("Headache") && audited.contains(">RETIRED</FlagValue>"));
    assert!(audited.contains("<ReasonForChange>entered twice</ReasonForChange>"));
    assert!(audited.contains("<ItemData ItemOID=\"IT.SEV\" IsNull=\"Yes\">"));
    assert!(audited.contains(&format!("<UserRef UserOID=\"USR.{}\"/>", site.id)));
    assert!(audited.contains(&format!("<DisplayName>{}</DisplayName>", site.name)));
    assert!(audited.contains("<SourceID>capture.SaveRecord</SourceID>") && audited.contains("<LocationRef LocationOID=\"LOC.S1\"/>"));
    let csv = take_csv(&inspector, &desk).await;
    assert_eq!(table(&csv["data/IG.AE.csv"]).iter().map(|row| row["IT.TERM"].as_str()).collect::<Vec<_>>(), ["Nausea"]);
}

/// Req: ACC-08, TEN-01, EXP-07
#[actix_web::test]
async fn an_export_reaches_as_far_as_whoever_takes_it() {
    let desk = Desk::new().await;
    let (site, neighbour) = (desk.person(Role::Coordinator).await, desk.neighbour().await);
    let subject = desk.subject(&site).await;
    save(&site, &desk, subject, vitals(), 0, vec![("IG.VS/1/IT.NOTE", Datum::text("canary"))]).await;
    let other = Grant { role: Role::Investigator, reach: Reach::Site { study: desk.home.study, site: desk.home.sites[1] } };
    let other = desk.someone(&desk.home, other).await;
    let xml = take_odm(&other, &desk, "?audit=true").await;
    assert!(!xml.contains("canary") && !xml.contains("S1") && !xml.contains(&site.id.to_string()), "{xml}");
    assert!(take_csv(&other, &desk).await.values().all(|text| !text.contains("canary") && !text.contains("S1-001")));
    assert_eq!(take(&neighbour, &desk, "odm").await.0, 403);
    assert_eq!(take(&desk.stranger().await, &desk, "odm").await.0, 404);
    let investigator = desk.person(Role::Investigator).await;
    assert!(take_odm(&investigator, &desk, "").await.contains("canary"));
}

#[actix_web::test]
async fn audit_records_are_for_those_who_may_read_history() {
    let desk = Desk::new().await;
    let unblinded = desk.person(Role::Unblinded).await;
    let (status, body) = take(&unblinded, &desk, "odm?audit=true").await;
    let problem: Problem = serde_json::from_slice(&body).unwrap();
    assert_eq!(
        (status, problem.detail.as_deref()),
        (403, Some("Your role does not include reading history. Export without audit records."))
    );
    assert_eq!(take(&unblinded, &desk, "odm").await.0, 200);
    assert_eq!(take(&unblinded, &desk, "odm?audit=perhaps").await.0, 400);
}

/// Req: TEN-05
#[actix_web::test]
async fn what_is_not_live_data_says_so() {
    let desk = Desk::new().await;
    let manager = desk.person(Role::DataManager).await;
    let xml = take_odm(&manager, &desk, "").await;
    assert!(xml.contains("<!-- TEST DATA: not data of trial participants -->") && xml.contains("FileOID=\"PROBATUM.TEST."));
    assert!(take_csv(&manager, &desk).await["README.txt"].starts_with("*** TEST DATA: not data of trial participants ***"));
}

/// Req: AUD-11, EXP-07
#[actix_web::test]
async fn taking_data_out_is_told() {
    let desk = Desk::new().await;
    let manager = desk.person(Role::DataManager).await;
    take_odm(&manager, &desk, "").await;
    take_csv(&manager, &desk).await;
    let told = desk
        .owner("select concat_ws(' ', topic, payload ->> 'format', payload ->> 'by') from outbox where topic like 'exports.%' order by id")
        .await;
    assert_eq!(told, [format!("exports.taken_out odm.xml {}", manager.id), format!("exports.taken_out csv.zip {}", manager.id)]);
}

#[actix_web::test]
async fn more_subjects_than_fit_a_page_come_out_once_each_and_in_order() {
    let desk = Desk::new().await;
    let site = desk.person(Role::Coordinator).await;
    for n in 0..60 {
        let subject = desk.subject(&site).await;
        save(&site, &desk, subject, vitals(), 0, vec![("IG.VS/1/IT.SBP", Datum::text((100 + n).to_string()))]).await;
    }
    let manager = desk.person(Role::DataManager).await;
    let xml = take_odm(&manager, &desk, "").await;
    let keys: Vec<String> = elements(&xml).into_iter().filter_map(|(_, mut attributes)| attributes.remove("SubjectKey")).collect();
    assert_eq!(keys, (1..=60).map(|n| format!("S1-{n:03}")).collect::<Vec<_>>());
    let rows = table(&take_csv(&manager, &desk).await["data/IG.VS.csv"]);
    assert_eq!(rows.iter().map(|row| row["IT.SBP"].clone()).collect::<Vec<_>>(), (100..160).map(|n| n.to_string()).collect::<Vec<_>>());
}

/// Req: AUD-08, DAT-07, EXP-05
#[actix_web::test]
async fn what_is_said_of_visits_goes_out_and_what_is_out_of_use_only_with_the_audit() {
    let desk = Desk::new().await;
    let site = desk.person(Role::Coordinator).await;
    let subject = desk.subject(&site).await;
    let on = desk.on(subject);
    save(&site, &desk, subject, vitals(), 0, vec![("IG.VS/1/IT.SBP", Datum::text("120"))]).await;
    save(&site, &desk, subject, events(), 0, vec![("IG.AE/1/IT.TERM", Datum::text("Cough"))]).await;
    let not_done = NotDone { code: "MISSED".into(), note: Some("On holiday".into()) };
    site.call::<SkipVisit>(&on, &SkippedVisit { visit: "SE.W4".into(), n: 1, not_done }).await.unwrap();
    let visit =
        NewVisit { visit: "SE.UNS".into(), n: 1, date: None, appointment: Some("2026-04-01".into()), why: Some("Dizziness".into()) };
    site.call::<AddVisit>(&on, &visit).await.unwrap();
    site.because("wrong subject").call::<RetireRecord>(&on, &events().into()).await.unwrap();

    let manager = desk.person(Role::DataManager).await;
    let plain = take_odm(&manager, &desk, "").await;
    for said in ["MISSED: On holiday", "Dizziness", "2026-04-01", ">VISIT_NOT_DONE<", ">APPOINTMENT<"] {
        assert!(plain.contains(said), "{said}");
    }
    assert!(!plain.contains("Cough"));
    let audited = take_odm(&manager, &desk, "?audit=true").await;
    assert!(audited.contains("Cough") && audited.contains("<ReasonForChange>wrong subject</ReasonForChange>"));
    assert_eq!(audited.matches(">RETIRED<").count(), plain.matches(">RETIRED<").count() + 1);

    let files = take_csv(&manager, &desk).await;
    let visits: Vec<_> = table(&files["visits.csv"])
        .into_iter()
        .map(|row| [&row["VISIT"], &row["NOT_DONE"], &row["REASON"], &row["APPOINTMENT"]].map(Clone::clone))
        .collect();
    assert_eq!(
        visits,
        [["SE.BASE", "", "", ""], ["SE.W4", "MISSED", "", ""], ["SE.UNS", "", "Dizziness", "2026-04-01"]].map(|row| row.map(str::to_owned))
    );
    assert_eq!(table(&files["forms.csv"]).len(), 1, "a form out of use is not there");
}

/// Req: QRY-01, EXP-04
#[actix_web::test]
async fn odm_with_audit_holds_each_query_with_its_whole_thread() {
    let desk = Desk::new().await;
    let (site, monitor, manager) =
        (desk.person(Role::Coordinator).await, desk.person(Role::Monitor).await, desk.person(Role::DataManager).await);
    let subject = desk.subject(&site).await;
    save(&site, &desk, subject, vitals(), 0, vec![("IG.VS/1/IT.SBP", Datum::text("120"))]).await;
    let id = QueryId(server::kernel::ports::fresh());
    let address = json!({ "subject": subject, "visit": "SE.BASE", "visit_n": 1, "form": "F.VS", "form_n": 1, "group": "IG.VS", "row": 1, "item": "IT.SBP" });
    let new = serde_json::from_value(json!({ "id": id, "address": address, "text": "Is <this> \"right\" & sure?" })).unwrap();
    monitor.call::<OpenQuery>(&desk.study(), &new).await.unwrap();
    let on = OnQuery { study: desk.home.study, query: id };
    site.call::<AnswerQuery>(&on, &Answer { how: How::Confirmed, text: "As in the source".into() }).await.unwrap();
    let xml = take_odm(&manager, &desk, "?audit=true").await;
    let (before, _) = xml.split_once("<FlagValue CodeListOID=\"CL.PROBATUM.FLAGS\">QUERY</FlagValue>").unwrap();
    let (_, comment) = before.rsplit_once("<Comment>").unwrap();
    let (comment, _) = comment.split_once("</Comment>").unwrap();
    let query: serde_json::Value = serde_json::from_str(&odm::text::unescape(comment).0).unwrap();
    assert_eq!((&query["state"], &query["at"], &query["origin"]), (&json!("answered"), &json!("IG.VS/1/IT.SBP"), &json!("manual")));
    assert!(query["words"].to_string().contains("Is <this>"), "{query}");
    let said =
        |n: usize| (query["thread"][n]["kind"].as_str().unwrap().to_owned(), query["thread"][n]["role"].as_str().unwrap().to_owned());
    assert_eq!([said(0), said(1)], [("asked".into(), "monitor".into()), ("answer".into(), "coordinator".into())]);
    assert_eq!(query["thread"][1]["text"], "As in the source");
    // A file without audit records holds data alone; and what comes back in is read as before.
    assert!(!take_odm(&manager, &desk, "").await.contains("As in the source"));
    assert!(odm::import("again.xml", xml.as_bytes()).1.is_some());
}
