//! What breaks a signature, and the difference that is signed again.

use std::time::Duration;

use server::kernel::ports::fresh;
use server::kit::desk::{Desk, Person, vitals};
use server::rooms::study::odm::{ExportHeader, export};
use shared::access::Role::{self, Coordinator, DataManager, Investigator, Monitor};
use shared::agenda::Kind;
use shared::agenda::api::{AgendaFilter, ReadAgenda};
use shared::capture::api::*;
use shared::capture::{Change, ChangeSet, Happened, NewRelease, RecordKey, RowChange, RowKey, SignedAs, SubjectsThen};
use shared::forms::Datum;
use shared::forms::build::{float, form, text};
use shared::kernel::{Nothing, QueryId, ReleaseId};
use shared::queries::api::{NewQuery, OpenQuery};
use shared::review::SignPlace;
use shared::review::api::*;
use shared::study::api::{AddVersion, OnVersion, PublishVersion, VersionOptions};
use shared::study::build::{design, visit as visit_of};
use shared::study::{Address, Design};

use crate::table::{Table, form_place, visit};

/// Req: SIG-05
#[actix_web::test]
async fn a_changed_value_breaks_every_signature_that_covers_it_and_each_says_by_what() {
    let table = Table::complete().await;
    for place in [form_place(), visit(), SignPlace::CASEBOOK] {
        table.sign(place).await.unwrap();
    }
    table.enter(&table.on, 4, "150", None).await;
    let signatures = table.signatures().await;
    assert_eq!(signatures.len(), 3, "none is lost");
    for one in &signatures {
        let breach = one.broken.as_ref().unwrap();
        assert_eq!((breach.name.as_str(), breach.what.what), ("Coordinator of Acme", Happened::Value));
        assert_eq!(breach.what.old.as_ref().unwrap().one(), Some("120"));
        assert_eq!(breach.what.new.as_ref().unwrap().one(), Some("150"));
        assert_eq!(breach.what.reason.as_deref(), Some("read again"));
    }
    let same = "select count(distinct a.request)::text from (select request from audit.record where changes -> 'values' -> 'IG.VS/1/IT.SBP' ->> 'o' is not null
        union all select request from audit.signature where op = 'update') a";
    assert_eq!(table.count(same).await, "1", "it breaks in the transaction that changes");
    let book = table.site.call::<ReadCasebook>(&table.on, &Nothing {}).await.unwrap();
    assert_eq!(book.forms.iter().find(|form| form.key == vitals()).unwrap().signed, Some(SignedAs::Broken));
    let waits = table.doctor.call::<ReadAgenda>(&Nothing {}, &AgendaFilter::default()).await.unwrap();
    assert_eq!(waits.tasks.iter().filter(|task| task.kind == Kind::SignAgain).count(), 3, "it is listed for the investigator");
    assert!(table.faults().await.is_empty(), "a broken signature is still proved");
}

/// Req: SIG-05
#[actix_web::test]
async fn what_the_table_says_breaks_breaks_and_nothing_else() {
    let table = Table::complete().await;
    table.event("Headache").await;
    let ae = RecordKey { form: "F.AE".into(), ..vitals() };
    let site = table.site.because("a reason");
    table.sign(SignPlace::CASEBOOK).await.unwrap();

    let address = Address::of_item(table.on.subject, &vitals(), &"IG.VS/1/IT.SBP".parse().unwrap());
    let monitor = table.desk.person(Monitor).await;
    let new = NewQuery { id: QueryId(fresh()), address, text: "Sure?".into(), audience: None, priority: None, due: None, propose: false };
    monitor.call::<OpenQuery>(&table.desk.study(), &new).await.unwrap();
    let agreed = Appointment { visit: "SE.W4".into(), n: 1, date: Some("2026-04-01".into()) };
    table.site.call::<PlanVisit>(&table.on, &agreed).await.unwrap();
    assert_eq!(table.broken_by().await, None, "questions and appointments are no data");

    table.cancel(&monitor, new.id).await;
    table.site.call::<DateVisit>(&table.on, &VisitDate { visit: "SE.BASE".into(), n: 1, date: Some("2026-03-02".into()) }).await.unwrap();
    assert_eq!(table.broken_by().await, Some(Happened::VisitDated));
    table.sign(SignPlace::CASEBOOK).await.unwrap();
    let row = RowKey { group: "IG.AE".into(), row: 1 };
    let set = ChangeSet { record: ae.clone(), base: 9, changes: vec![], rows: vec![RowChange { row, retired: true }], complete: None };
    site.call::<SaveRecord>(&table.on, &set).await.unwrap();
    assert_eq!(table.broken_by().await, Some(Happened::RowRetired));
    table.sign(SignPlace::CASEBOOK).await.unwrap();
    site.call::<RetireRecord>(&table.on, &ae.clone().into()).await.unwrap();
    assert_eq!(table.broken_by().await, Some(Happened::FormRetired));
    table.sign(SignPlace::CASEBOOK).await.unwrap();
    let unscheduled =
        NewVisit { visit: "SE.UNS".into(), n: 1, date: Some("2026-03-05".into()), appointment: None, why: Some("Dizzy".into()) };
    table.site.call::<AddVisit>(&table.on, &unscheduled).await.unwrap();
    assert_eq!(table.broken_by().await, Some(Happened::VisitAdded));
    table.sign(SignPlace::CASEBOOK).await.unwrap();
    let record = RecordKey { visit: "SE.W4".into(), ..vitals() };
    let changes = vec![Change { at: "IG.VS/1/IT.SBP".parse().unwrap(), to: Datum::text("118") }];
    let set = ChangeSet { record, base: 0, changes, rows: Vec::new(), complete: Some(true) };
    table.site.call::<SaveRecord>(&table.on, &set).await.unwrap();
    assert_eq!(table.broken_by().await, Some(Happened::FormAdded));
    assert!(table.faults().await.is_empty());
}

/// Req: SIG-05, SIG-09
#[actix_web::test]
async fn the_difference_is_shown_with_who_when_and_why_and_signing_it_keeps_the_chain() {
    let table = Table::complete().await;
    let first = table.sign(visit()).await.unwrap();
    table.enter(&table.on, 2, "150", None).await;
    table.event("Headache").await;
    let seen = table.seen(&visit()).await;
    assert_eq!(seen.previous.as_ref().map(|one| one.id), Some(first.id));
    let found: Vec<_> = seen.differences.iter().map(|one| (one.change.what, one.by.as_deref().unwrap_or_default())).collect();
    assert_eq!(found, [(Happened::FormAdded, "Coordinator of Acme"), (Happened::Value, "Coordinator of Acme")]);
    let value = &seen.differences[1];
    assert_eq!(value.change.old.as_ref().unwrap().one(), Some("120"));
    assert_eq!((value.change.new.as_ref().unwrap().one(), value.change.reason.as_deref()), (Some("150"), Some("read again")));
    assert!(value.at.is_some());

    let second = table.sign(visit()).await.unwrap();
    assert_eq!((second.previous, second.broken.is_none()), (Some(first.id), true));
    let all = table.signatures().await;
    assert_eq!(all.iter().map(|one| (one.id, one.superseded)).collect::<Vec<_>>(), [(second.id, false), (first.id, true)]);
    let path = OnSignature { study: table.desk.home.study, signature: first.id };
    let then = table.site.call::<ReadSignature>(&path, &Nothing {}).await.unwrap();
    assert_eq!(then.content.records.len(), 1, "what the first covered can still be read");
    assert_eq!(then.content.records[0].values[0].datum().one(), Some("120"));
    assert!(table.faults().await.is_empty());
}

/// Req: SIG-05, DAT-09
#[actix_web::test]
async fn who_signs_while_another_saves_signs_what_was_there_or_finds_it_broken() {
    let table = Table::complete().await;
    let mut base = 1;
    for n in 0..12 {
        let seen = table.seen(&form_place()).await;
        let value = (100 + n).to_string();
        let change = ChangeSet {
            record: vitals(),
            base: 99,
            changes: vec![Change { at: "IG.VS/1/IT.SBP".parse().unwrap(), to: Datum::text(value) }],
            rows: Vec::new(),
            complete: None,
        };
        let site = table.site.because("at the same time");
        let saving = async {
            actix_web::rt::time::sleep(Duration::from_millis(n * 7)).await;
            site.call::<SaveRecord>(&table.on, &change).await
        };
        let (signed, saved) = futures_util::join!(table.sign_seen(&table.doctor, &seen, table.proof.clone()), saving);
        base = saved.unwrap().revision.max(base);
        if signed.is_ok() {
            assert!(table.broken_by().await.is_some(), "what was signed changed afterwards");
        }
        assert!(table.faults().await.is_empty());
    }
}

/// Weight at two visits; the change is worked out at the second.
fn weights(item: &str) -> Design {
    let weight = form("VS").item("WEIGHT", float()).item("CHANGE", float().derive("WEIGHT - visit(\"BL\").VS.WEIGHT")).item(item, text());
    design("S.W", "Weights")
        .with_form(weight)
        .with_visit(visit_of("BL", "Baseline").with("VS"))
        .with_visit(visit_of("V1", "Week 4").with("VS"))
}

async fn weigh(site: &Person, on: &OnSubject, visit: &str, base: u32, kg: &str, complete: Option<bool>) {
    let record = RecordKey { visit: visit.into(), visit_n: 1, form: "VS".into(), form_n: 1 };
    let changes = vec![Change { at: "VS/1/WEIGHT".parse().unwrap(), to: Datum::text(kg) }];
    let set = ChangeSet { record, base, changes, rows: Vec::new(), complete };
    site.because("read again").call::<SaveRecord>(on, &set).await.unwrap();
}

/// Req: SIG-05, DAT-12
#[actix_web::test]
async fn what_a_rule_derives_elsewhere_and_an_amendment_break_too() {
    let desk = Desk::with(&weights("NOTE")).await;
    let (site, doctor) = (desk.person(Coordinator).await, desk.person(Investigator).await);
    let proof = desk.proof(&doctor).await;
    let on = desk.on(desk.subject(&site).await);
    let table = Table { desk, site, doctor, proof, on };
    weigh(&table.site, &on, "BL", 0, "80", Some(true)).await;
    weigh(&table.site, &on, "V1", 0, "78", Some(true)).await;
    let week4 = SignPlace::visit("V1".into(), 1);
    table.sign(week4.clone()).await.unwrap();
    weigh(&table.site, &on, "BL", 1, "81", None).await;
    let breach = table.signatures().await.remove(0).broken.unwrap();
    assert_eq!((breach.what.what, breach.what.item.unwrap().to_string().as_str()), (Happened::Derived, "VS/1/CHANGE"));
    assert_eq!((breach.what.old.unwrap().one(), breach.what.new.unwrap().one()), (Some("-2"), Some("-3")));
    table.sign(week4).await.unwrap();

    let second = Design { version_oid: "MDV.2".into(), version_name: "Second".into(), ..weights("REMARK") };
    let (builder, manager) = (table.desk.person(Role::Builder).await, table.desk.person(DataManager).await);
    let header = ExportHeader { file_oid: "F".into(), created: "2026-11-30T10:00:00Z".into(), system_version: "test".into() };
    let mut odm = Vec::new();
    export(&second, &mut odm, &header).unwrap();
    let options = VersionOptions { file: "second.xml".into(), name: "Second".into() };
    let version = builder.upload::<AddVersion, _>(&table.desk.study(), &options, odm).await.unwrap().id;
    let path = OnVersion { study: table.desk.home.study, version };
    manager.call::<PublishVersion>(&path, &Nothing {}).await.unwrap();
    let new = NewRelease { id: ReleaseId(fresh()), sites: Vec::new(), subjects: SubjectsThen::Move, approval: "EC 17".into() };
    manager.because("Amendment 1").call::<ReleaseVersion>(&path, &new).await.unwrap();
    server::kernel::jobs::round(&table.desk.app, &server::rooms::kinds()).await.unwrap();
    assert_eq!(table.broken_by().await, Some(Happened::DesignMoved));
    assert!(table.faults().await.is_empty());
}
