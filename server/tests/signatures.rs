//! Signatures over HTTP: who may sign, what proves it, what is signed, what breaks it, the difference that is signed again, and what
//! verification finds when somebody has altered the database behind the system's back.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

use std::time::Duration;

use server::kernel::ports::fresh;
use server::kit::desk::{Desk, Person, vitals};
use server::rooms::study::odm::{ExportHeader, export};
use shared::access::Role::{self, Coordinator, DataManager, Inspector, Investigator, Monitor};
use shared::access::{Grant, Permission, Reach};
use shared::agenda::Kind;
use shared::agenda::api::{AgendaFilter, ReadAgenda};
use shared::capture::api::*;
use shared::capture::{Change, ChangeSet, Happened, Level, NewRelease, RecordKey, RowChange, RowKey, Saved, SignedAs, SubjectsThen};
use shared::forms::Datum;
use shared::forms::build::{float, form, text};
use shared::kernel::{Code, Nothing, Problem, Proof, QueryId, ReleaseId, SignatureId, Signed, SubjectId};
use shared::queries::api::{CancelQuery, NewQuery, OnQuery, OpenQuery};
use shared::review::api::*;
use shared::review::{Fault, Hindrance, Meaning, NewSignatures, SignPlace, Signable, SignableFilter, SignatureView, Signing, Target};
use shared::study::api::{AddVersion, OnVersion, PublishVersion, VersionOptions};
use shared::study::build::{design, visit as visit_of};
use shared::study::{Address, Design};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor};

/// A desk with a coordinator, an investigator who can prove who they are, and a subject.
struct Table {
    desk: Desk,
    site: Person,
    doctor: Person,
    proof: Proof,
    on: OnSubject,
}

impl Table {
    async fn new() -> Self {
        let desk = Desk::new().await;
        let (site, doctor) = (desk.person(Coordinator).await, desk.person(Investigator).await);
        let proof = desk.proof(&doctor).await;
        let on = desk.on(desk.subject(&site).await);
        Self { desk, site, doctor, proof, on }
    }

    /// The same with vital signs that are complete.
    async fn complete() -> Self {
        let table = Self::new().await;
        table.enter(&table.on, 0, "120", Some(true)).await;
        table
    }

    async fn enter(&self, on: &OnSubject, base: u32, sbp: &str, complete: Option<bool>) -> Saved {
        let changes = vec![Change { at: "IG.VS/1/IT.SBP".parse().unwrap(), to: Datum::text(sbp) }];
        let set = ChangeSet { record: vitals(), base, changes, rows: Vec::new(), complete };
        self.site.because("read again").call::<SaveRecord>(on, &set).await.unwrap()
    }

    async fn event(&self, term: &str) -> Saved {
        let record = RecordKey { form: "F.AE".into(), ..vitals() };
        let changes = vec![Change { at: "IG.AE/1/IT.TERM".parse().unwrap(), to: Datum::text(term) }];
        let set = ChangeSet { record, base: 0, changes, rows: Vec::new(), complete: Some(true) };
        self.site.call::<SaveRecord>(&self.on, &set).await.unwrap()
    }

    async fn seen(&self, place: &SignPlace) -> Signable {
        self.doctor.call::<ReadSignable>(&self.on, place).await.unwrap()
    }

    /// Looks, then signs.
    async fn sign(&self, place: SignPlace) -> Result<SignatureView, Problem> {
        let seen = self.seen(&place).await;
        self.sign_seen(&self.doctor, &seen, self.proof.clone()).await
    }

    async fn sign_seen(&self, who: &Person, seen: &Signable, proof: Proof) -> Result<SignatureView, Problem> {
        let target = Target { subject: seen.subject, place: seen.place.clone(), content_hash: seen.content_hash.clone() };
        let signs = NewSignatures { id: SignatureId(fresh()), meaning: Meaning::ReviewApproval, targets: vec![target] };
        let mut done = who.call::<Sign>(&self.desk.study(), &Signed { proof, signs }).await?;
        Ok(done.remove(0).signature().unwrap().clone())
    }

    async fn signatures(&self) -> Vec<SignatureView> {
        self.doctor.call::<ListSignatures>(&self.on, &Nothing {}).await.unwrap().rows
    }

    /// What broke the latest signature.
    async fn broken_by(&self) -> Option<Happened> {
        self.signatures().await.remove(0).broken.map(|breach| breach.what.what)
    }

    async fn count(&self, sql: &str) -> String {
        self.desk.owner(sql).await.remove(0)
    }

    async fn cancel(&self, who: &Person, query: QueryId) {
        let path = OnQuery { study: self.desk.home.study, query };
        who.because("no longer asked").call::<CancelQuery>(&path, &Nothing {}).await.unwrap();
    }

    /// What verification finds wrong.
    async fn faults(&self) -> Vec<Fault> {
        let manager = self.desk.person(DataManager).await;
        let verdicts = manager.call::<VerifySignatures>(&self.desk.study(), &Nothing {}).await.unwrap().rows;
        verdicts.into_iter().flat_map(|verdict| verdict.faults).collect()
    }

    /// Does something behind the system's back.
    async fn tamper(&self, sql: &str) {
        let mut connection = self.desk.db.superuser().connect().await.unwrap();
        let quiet = "begin; alter table signature disable trigger all; alter table record disable trigger all; alter table audit.record disable trigger all;
            alter table audit.signature disable trigger all;";
        let loud = "alter table signature enable always trigger trail; alter table record enable always trigger trail; commit";
        connection.execute(AssertSqlSafe(format!("{quiet} {sql}; {loud}"))).await.unwrap();
        connection.close().await.unwrap();
    }
}

fn password_alone(proof: &Proof) -> Proof {
    let Proof::Password { password, .. } = proof.clone();
    Proof::Password { user: None, password }
}

fn wrong(proof: &Proof) -> Proof {
    let Proof::Password { user, .. } = proof.clone();
    Proof::Password { user, password: "something else altogether".into() }
}

fn form_place() -> SignPlace {
    SignPlace::form(&vitals())
}

fn visit() -> SignPlace {
    SignPlace::visit("SE.BASE".into(), 1)
}

/// Req: SIG-01, SIG-02, SIG-04, TIM-02
#[actix_web::test]
async fn an_investigator_signs_what_was_shown_and_the_signature_says_who_when_and_what_for() {
    let table = Table::complete().await;
    let seen = table.seen(&form_place()).await;
    assert_eq!((seen.hindrances.len(), seen.content.records[0].values[0].at.to_string().as_str()), (0, "IG.VS/1/IT.SBP"));
    let signature = table.sign(form_place()).await.unwrap();
    assert_eq!(
        (signature.name.as_str(), signature.role, signature.meaning),
        ("Investigator of Acme", Some(Investigator), Meaning::ReviewApproval)
    );
    assert_eq!((signature.zone.as_str(), signature.organisation.as_str(), signature.broken.is_none()), ("Europe/Berlin", "Acme", true));
    assert_eq!(table.count("select content_hash from signature").await, seen.content_hash);
    let held = table.count("select marks -> 'signed' ->> 0 from record").await;
    assert_eq!(held, signature.id.to_string(), "the record holds the signature's id");
    let book = table.site.call::<ReadCasebook>(&table.on, &Nothing {}).await.unwrap();
    assert_eq!(book.forms.iter().find(|form| form.key == vitals()).unwrap().signed, Some(SignedAs::Signed));
    assert_eq!(table.count("select action from audit.signature").await, "review.Sign");
    assert!(table.faults().await.is_empty());
}

/// Req: SIG-02, SIG-03
#[actix_web::test]
async fn the_first_signing_wants_both_components_and_the_next_the_password_alone() {
    let table = Table::complete().await;
    let alone = password_alone(&table.proof);
    let seen = table.seen(&form_place()).await;
    let problem = table.sign_seen(&table.doctor, &seen, alone.clone()).await.unwrap_err();
    assert_eq!((problem.status, problem.code), (401, Code::ProofRequired));
    let Proof::Password { password, .. } = table.proof.clone();
    let somebody_else = Proof::Password { user: Some("somebody@example.org".into()), password };
    assert_eq!(table.sign_seen(&table.doctor, &seen, somebody_else).await.unwrap_err().code, Code::WrongCredentials);
    assert_eq!(table.count("select count(*)::text from signature").await, "0");

    table.sign(form_place()).await.unwrap();
    let whole = table.seen(&visit()).await;
    table.sign_seen(&table.doctor, &whole, alone.clone()).await.unwrap();
    // Another device has not signed yet.
    let elsewhere = table.desk.same(&table.doctor).await;
    let casebook = table.seen(&SignPlace::CASEBOOK).await;
    assert_eq!(table.sign_seen(&elsewhere, &casebook, alone.clone()).await.unwrap_err().code, Code::ProofRequired);
    // A series ends when nothing was signed for as long as a session may rest.
    let sql = "begin; alter table session disable trigger all; update session set proved_at = proved_at - interval '16 minutes'; commit";
    table.desk.db.superuser().connect().await.unwrap().execute(AssertSqlSafe(sql)).await.unwrap();
    assert_eq!(table.sign_seen(&table.doctor, &casebook, alone).await.unwrap_err().code, Code::ProofRequired);
    assert_eq!(table.count("select count(*)::text from signature").await, "2");
}

/// Req: SIG-02
#[actix_web::test]
async fn the_same_request_sent_twice_signs_once() {
    let table = Table::complete().await;
    let seen = table.seen(&form_place()).await;
    let target = Target { subject: seen.subject, place: form_place(), content_hash: seen.content_hash };
    let signs = NewSignatures { id: SignatureId(fresh()), meaning: Meaning::Authorship, targets: vec![target] };
    let body = Signed { proof: table.proof.clone(), signs };
    table.doctor.call::<Sign>(&table.desk.study(), &body).await.unwrap();
    let again = table.doctor.call::<Sign>(&table.desk.study(), &body).await.unwrap_err();
    assert_eq!((again.status, again.code), (409, Code::Taken));
    assert_eq!(table.count("select count(*)::text from signature").await, "1");
}

/// Req: SIG-08
#[actix_web::test]
async fn a_wrong_password_signs_nothing_is_written_down_and_five_of_them_lock() {
    let table = Table::complete().await;
    let seen = table.seen(&form_place()).await;
    for _ in 0..5 {
        let problem = table.sign_seen(&table.doctor, &seen, wrong(&table.proof)).await.unwrap_err();
        assert_eq!(problem.code, Code::WrongCredentials);
    }
    let problem = table.sign_seen(&table.doctor, &seen, table.proof.clone()).await.unwrap_err();
    assert_eq!((problem.status, problem.code), (429, Code::TooMany), "the right password does not help while the account waits");
    assert_eq!(table.count("select count(*)::text from signature").await, "0");
    let failures = "select count(*)::text from audit.person where action = 'tenancy.ProveIdentity' and changes -> 'failed' is not null";
    assert_eq!(table.count(failures).await, "5");
    assert_eq!(table.count("select count(*)::text from outbox where topic = 'tenancy.locked_out'").await, "1", "the security log hears it");
}

/// Req: SIG-07, ACC-01
#[actix_web::test]
async fn nobody_but_the_investigator_of_the_site_signs() {
    let table = Table::complete().await;
    let seen = table.seen(&form_place()).await;
    for role in Role::ALL.iter().copied().filter(|role| *role != Investigator) {
        let person = table.desk.person(role).await;
        let proof = table.desk.proof(&person).await;
        let problem = table.sign_seen(&person, &seen, proof).await.unwrap_err();
        assert_eq!((problem.code, Permission::RecordSign.held_by(role)), (Code::Forbidden, false), "{role:?}");
    }
    let reach = Reach::Site { study: table.desk.home.study, site: table.desk.home.sites[1] };
    let neighbour = table.desk.someone(&table.desk.home, Grant { role: Investigator, reach }).await;
    let proof = table.desk.proof(&neighbour).await;
    assert_eq!(table.sign_seen(&neighbour, &seen, proof).await.unwrap_err().code, Code::NotFound);
    // With a colleague's password nobody signs under their own session, nor under the colleague's page.
    let colleague = table.desk.person(Investigator).await;
    table.desk.proof(&colleague).await;
    assert_eq!(table.sign_seen(&colleague, &seen, table.proof.clone()).await.unwrap_err().code, Code::WrongCredentials);
    let posing = colleague.meaning(&table.doctor);
    assert_eq!(table.sign_seen(&posing, &seen, table.proof.clone()).await.unwrap_err().code, Code::Unauthenticated);
    assert_eq!(table.count("select count(*)::text from signature").await, "0");
}

/// Req: SIG-09
#[actix_web::test]
async fn what_has_changed_since_it_was_shown_is_not_signed() {
    let table = Table::complete().await;
    let seen = table.seen(&form_place()).await;
    table.enter(&table.on, 1, "125", None).await;
    let problem = table.sign_seen(&table.doctor, &seen, table.proof.clone()).await.unwrap_err();
    assert_eq!((problem.status, problem.code), (412, Code::Changed));
    assert_eq!(table.count("select count(*)::text from signature").await, "0");
    table.sign(form_place()).await.unwrap();
}

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

/// Req: SIG-10
#[actix_web::test]
async fn what_cannot_be_signed_says_why() {
    let table = Table::new().await;
    let why = async |place: SignPlace| table.sign(place).await.unwrap_err().more.unwrap()["hindrances"].clone();
    assert_eq!(why(form_place()).await, serde_json::json!([{ "why": "nothing" }]));
    table.enter(&table.on, 0, "120", None).await;
    assert_eq!(why(form_place()).await, serde_json::json!([{ "why": "incomplete", "n": 1 }]));
    table.enter(&table.on, 1, "120", Some(true)).await;
    let monitor = table.desk.person(Monitor).await;
    let address = Address::of_item(table.on.subject, &vitals(), &"IG.VS/1/IT.SBP".parse().unwrap());
    let new = NewQuery { id: QueryId(fresh()), address, text: "Sure?".into(), audience: None, priority: None, due: None, propose: false };
    monitor.call::<OpenQuery>(&table.desk.study(), &new).await.unwrap();
    assert_eq!(why(SignPlace::CASEBOOK).await, serde_json::json!([{ "why": "open_queries", "n": 1 }]));
    table.cancel(&monitor, new.id).await;
    table.sign(form_place()).await.unwrap();
    assert_eq!(why(form_place()).await, serde_json::json!([{ "why": "already_signed" }]));
    table.site.because("a mistake").call::<RetireRecord>(&table.on, &vitals().into()).await.unwrap();
    assert_eq!(why(form_place()).await, serde_json::json!([{ "why": "out_of_use" }]));
}

/// Req: SIG-09, SIG-10
#[actix_web::test]
async fn many_are_signed_with_one_proof_and_each_has_its_outcome() {
    let table = Table::complete().await;
    let (second, third) = (table.desk.on(table.desk.subject(&table.site).await), table.desk.on(table.desk.subject(&table.site).await));
    table.enter(&second, 0, "130", None).await;
    table.enter(&third, 0, "140", Some(true)).await;
    let filter = SignableFilter { level: Level::Casebook, site: None, after: None, limit: None };
    let rows = table.doctor.call::<ListSignables>(&table.desk.study(), &filter).await.unwrap().rows;
    let hindered: Vec<&[Hindrance]> = rows.iter().map(|row| row.hindrances.as_slice()).collect();
    assert_eq!(hindered, [&[][..], &[Hindrance::Incomplete(1)], &[]]);
    table.enter(&third, 1, "141", None).await;
    let target = |row: &shared::review::SignableRow| Target {
        subject: row.subject,
        place: row.place.clone(),
        content_hash: row.content_hash.clone(),
    };
    let mut targets: Vec<Target> = rows.iter().map(target).collect();
    targets.push(Target { subject: SubjectId(fresh()), ..targets[0].clone() });
    let signs = NewSignatures { id: SignatureId(fresh()), meaning: Meaning::Responsibility, targets };
    let done = table.doctor.call::<Sign>(&table.desk.study(), &Signed { proof: table.proof.clone(), signs }).await.unwrap();
    let came: Vec<&str> = done
        .iter()
        .map(|one| match one {
            Signing::Signed { .. } => "signed",
            Signing::Hindered { .. } => "hindered",
            Signing::Changed { .. } => "changed",
            Signing::NotFound { .. } => "not found",
        })
        .collect();
    assert_eq!(came, ["signed", "hindered", "changed", "not found"]);
    let rows = table.doctor.call::<ListSignables>(&table.desk.study(), &filter).await.unwrap().rows;
    assert_eq!(rows[0].hindrances, [Hindrance::AlreadySigned]);
    assert!(table.faults().await.is_empty());
}

/// Req: SIG-04, SIG-06
#[actix_web::test]
async fn the_server_itself_cannot_change_a_signature() {
    let table = Table::complete().await;
    table.sign(form_place()).await.unwrap();
    let ctx = server::kernel::db::Ctx::system(table.desk.home.tenant, "test.Alter");
    for sql in [
        "update signature set signer_name = 'Somebody Else'",
        "update signature set hash = repeat('0', 64)",
        "update signature set form = 'F.AE'",
        "update signature set content = '{}', broken_at = now()",
        "delete from signature",
    ] {
        let tx = table.desk.app.db.begin(&ctx).await.unwrap();
        assert_eq!(tx.run(sql, []).await.unwrap_err().0.status, 403, "{sql}");
    }
}

/// Req: SIG-04
#[actix_web::test]
async fn whatever_is_altered_behind_the_back_of_the_system_verification_names_it() {
    let ways: [(&str, Fault); 9] = [
        ("update record set values = jsonb_set(values, '{IG.VS/1/IT.SBP,v}', '\"121\"')", Fault::Unnoticed),
        ("update audit.record set changes = replace(changes::text, '\"120\"', '\"121\"')::json", Fault::Data),
        ("update signature set content = replace(content, '\"120\"', '\"121\"')", Fault::Content),
        (
            "update signature set content = replace(content, '\"120\"', '\"121\"'),
                content_hash = encode(sha256(convert_to(replace(content, '\"120\"', '\"121\"'), 'UTF8')), 'hex')",
            Fault::Signature,
        ),
        ("update signature set signer_name = 'Somebody Else'", Fault::Signature),
        ("update signature set signed_at = signed_at - interval '1 day'", Fault::Signature),
        ("update signature set meaning = 'authorship'", Fault::Signature),
        ("update signature set subject = (select id from subject where id <> signature.subject limit 1)", Fault::Moved),
        ("insert into signature select tenant, gen_random_uuid(), study, site, (select id from subject s where s.id <> signature.subject limit 1), level, visit,
            visit_n, form, form_n, meaning, signer, signer_name, signer_role, organisation, signed_at, zone, gen_random_uuid(), previous, content,
            content_hash, hash from signature", Fault::Unlinked),
    ];
    for (sql, fault) in ways {
        let table = Table::complete().await;
        table.desk.subject(&table.site).await;
        table.sign(form_place()).await.unwrap();
        assert!(table.faults().await.is_empty());
        table.tamper(sql).await;
        let faults = table.faults().await;
        assert!(faults.contains(&fault), "{sql}: {faults:?}");
    }
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

/// Req: SIG-01
#[actix_web::test]
async fn whoever_may_read_data_reads_who_signed_them() {
    let table = Table::complete().await;
    table.sign(form_place()).await.unwrap();
    for role in [Coordinator, Monitor, DataManager, Inspector] {
        let person = table.desk.person(role).await;
        let rows = person.call::<ListSignatures>(&table.on, &Nothing {}).await.unwrap().rows;
        assert_eq!(rows[0].name, "Investigator of Acme", "{role:?}");
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

/// Req: SIG-01, EXP-01
#[actix_web::test]
async fn what_stands_signed_leaves_signed_in_odm() {
    let table = Table::complete().await;
    for place in [form_place(), visit(), SignPlace::CASEBOOK] {
        table.sign(place).await.unwrap();
    }
    let manager = table.desk.person(DataManager).await;
    let path = format!("/api/studies/{}/export/odm", table.desk.home.study);
    let odm = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    let signed = odm(manager.request("GET", &path, None).await.1);
    assert_eq!(signed.matches("<Signature>").count(), 3);
    assert_eq!(signed.matches("<SignatureDef OID=\"SIG.REVIEW_APPROVAL\" Methodology=\"Electronic\">").count(), 1);
    assert!(
        signed.contains("<Meaning>Reviewed and approved</Meaning>") && signed.contains("<DisplayName>Investigator of Acme</DisplayName>")
    );
    std::fs::write(concat!(env!("CARGO_TARGET_TMPDIR"), "/signed.xml"), &signed).unwrap();
    table.enter(&table.on, 4, "150", None).await;
    assert_eq!(
        odm(manager.request("GET", &path, None).await.1).matches("<Signature>").count(),
        0,
        "what is broken is not handed on as signed"
    );
}
