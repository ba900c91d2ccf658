//! Signatures over HTTP: who may sign, what proves it, what is signed, and what cannot be.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

mod breaking;
mod proving;
mod table;

use server::kernel::ports::fresh;
use server::kit::desk::vitals;
use shared::access::Role::{self, Investigator, Monitor};
use shared::access::{Grant, Permission, Reach};
use shared::capture::api::*;
use shared::capture::{Level, LockLevel, LockPlace, LockState, LockStep, SignedAs};
use shared::kernel::{Code, Nothing, Proof, QueryId, SignatureId, Signed, SubjectId};
use shared::queries::api::{NewQuery, OpenQuery};
use shared::review::api::*;
use shared::review::{Hindrance, Meaning, NewSignatures, SignPlace, SignableFilter, Signing, Target};
use shared::study::Address;
use sqlx::{AssertSqlSafe, ConnectOptions, Executor};

use table::{Table, form_place, password_alone, visit, wrong};

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
    let Proof::Password { password, .. } = table.proof.clone() else { panic!("a password") };
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

/// Req: SIG-10, REV-03
#[actix_web::test]
async fn a_lock_hinders_signing_by_name_and_a_freeze_does_not() {
    let table = Table::complete().await;
    let manager = table.desk.person(Role::DataManager).await;
    let places = [LockPlace::record(table.on.subject, vitals()), LockPlace::visit(table.on.subject, "SE.BASE".into(), 1)];
    for place in places.into_iter().chain([LockPlace::subject(table.on.subject)]) {
        let set = |step| SetLock { step, place: place.clone() };
        let frozen = manager.call::<HoldPlace>(&table.desk.study(), &set(LockStep::Freeze)).await.unwrap();
        assert_eq!(table.seen(&form_place()).await.hindrances, [], "{:?}: what is frozen may be signed", place.level);
        manager.call::<HoldPlace>(&table.desk.study(), &set(LockStep::Lock)).await.unwrap();
        for signs in [form_place(), visit(), SignPlace::CASEBOOK] {
            let seen = table.seen(&signs).await;
            assert_eq!(seen.hindrances, [Hindrance::Locked(1)], "{:?} hinders {:?}", place.level, signs.level);
        }
        let filter = SignableFilter { level: Level::Form, site: None, after: None, limit: None };
        let listed = table.doctor.call::<ListSignables>(&table.desk.study(), &filter).await.unwrap();
        assert_eq!(listed.rows.first().map(|row| row.hindrances.clone()), Some(vec![Hindrance::Locked(1)]));
        let body = LiftLock { step: LockStep::Unlock, lock: frozen.id, hours: None };
        manager.because("to be signed").call::<LiftHold>(&table.desk.study(), &body).await.unwrap();
    }
    // An item's lock holds the item; a signature changes none.
    let place = LockPlace::item(table.on.subject, vitals(), "IG.VS/1/IT.SBP".parse().unwrap());
    manager.call::<HoldPlace>(&table.desk.study(), &SetLock { step: LockStep::Lock, place }).await.unwrap();
    table.sign(form_place()).await.unwrap();
}

/// Req: REV-03
#[actix_web::test]
async fn the_casebook_says_what_holds_the_subject_as_a_whole() {
    let table = Table::complete().await;
    let manager = table.desk.person(Role::DataManager).await;
    let set = SetLock { step: LockStep::Freeze, place: LockPlace::subject(table.on.subject) };
    manager.call::<HoldPlace>(&table.desk.study(), &set).await.unwrap();
    let set = SetLock { step: LockStep::Lock, place: LockPlace::record(table.on.subject, vitals()) };
    manager.call::<HoldPlace>(&table.desk.study(), &set).await.unwrap();
    let book = table.site.call::<ReadCasebook>(&table.on, &Nothing {}).await.unwrap();
    assert_eq!(book.holds.iter().map(|hold| (hold.level, hold.state)).collect::<Vec<_>>(), [(LockLevel::Subject, LockState::Frozen)]);
}
