//! Who must not know the treatment does not learn it, by whatever way the data leave (BLD-04): a table of ways, each asked by every role
//! that may, once blinded and once not.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::io::{Cursor, Read};

use server::kernel::ports::fresh;
use server::kernel::vault::PublicKey;
use server::kit::desk::{Desk, Person, vitals};
use server::rooms::audit::seal;
use shared::access::Role::{self, Coordinator, DataManager, Inspector, Investigator, Manager, Monitor};
use shared::access::{Grant, Reach};
use shared::capture::api::*;
use shared::capture::{Change, ChangeSet, LockPlace, LockStep, RecordState};
use shared::forms::{Datum, ItemKey};
use shared::kernel::{Code, FileId, Nothing, QueryId, SignatureId, Signed};
use shared::queries::api::{CountQueries, NewQuery, OnQuery, OpenQuery, ReadQuery};
use shared::review::api::*;
use shared::review::{Meaning, NewSignatures, SignPlace, Target};
use shared::study::Address;
use shared::study::Design;

/// Stands in whatever tells the treatment here, and nowhere else.
const CANARY: &str = "kanarienvogel";
const NOTE: &str = "IG.VS/1/IT.NOTE";

/// The kit's study; the note and the scan tell the treatment.
fn design() -> Design {
    let mut design = server::kit::desk::design();
    let tells = |oid: &str| matches!(oid, "IT.NOTE" | "IT.SCAN");
    design.library.items.iter_mut().filter(|item| tells(item.oid.as_str())).for_each(|item| item.unblinded = true);
    design
}

/// A desk at which much has happened to what tells the treatment.
struct Trial {
    desk: Desk,
    on: OnSubject,
    file: FileId,
    query: QueryId,
    signature: SignatureId,
    /// When the canary was there in the data.
    at: String,
}

/// Somebody in a role, who may know the treatment beside it.
async fn seeing(desk: &Desk, role: Role) -> Person {
    let person = desk.person(role).await;
    let reach = if matches!(role, Investigator | Coordinator) {
        Reach::Site { study: desk.home.study, site: desk.home.sites[0] }
    } else {
        Reach::Study { study: desk.home.study }
    };
    desk.also(&person, Grant { role: Role::Unblinded, reach }).await;
    person
}

async fn note(by: &Person, on: OnSubject, text: &str, complete: Option<bool>) {
    let view = by.call::<ReadRecord>(&on, &which()).await.unwrap();
    let change = Change { at: NOTE.parse().unwrap(), to: Datum::text(text) };
    let set = ChangeSet { record: vitals(), base: view.revision, changes: vec![change], rows: vec![], complete };
    by.because(&format!("{CANARY} was read again")).call::<SaveRecord>(&on, &set).await.unwrap();
}

fn which() -> WhichRecord {
    WhichRecord { visit: "SE.BASE".into(), visit_n: 1, form: "F.VS".into(), form_n: 1 }
}

impl Trial {
    async fn new() -> Self {
        let desk = Desk::with(&design()).await;
        let (site, pharmacist, manager) =
            (desk.person(Coordinator).await, seeing(&desk, Coordinator).await, seeing(&desk, DataManager).await);
        let on = desk.on(desk.subject(&site).await);
        site.save(on, 0, &[("IG.VS/1/IT.SBP", "120")]).await.unwrap();
        note(&pharmacist, on, &format!("{CANARY} one"), None).await;
        let file = pharmacist.hand_in(on, "IG.VS/1/IT.SCAN", &format!("{CANARY}.txt"), format!("{CANARY} label").as_bytes()).await.unwrap();
        let at =
            desk.db.owner_rows("select to_char(clock_timestamp() at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"')").await.remove(0);
        let query = QueryId(fresh());
        let item: ItemKey = NOTE.parse().unwrap();
        let address = Address {
            visit: Some("SE.BASE".into()),
            visit_n: Some(1),
            form: Some("F.VS".into()),
            form_n: Some(1),
            group: Some(item.group),
            row: Some(1),
            item: Some(item.item),
            ..Address::of_subject(on.subject)
        };
        let new =
            NewQuery { id: query, address, text: format!("Is it {CANARY}?"), audience: None, priority: None, due: None, propose: false };
        manager.call::<OpenQuery>(&desk.study(), &new).await.unwrap();
        // Changed while it was asked about: the change stands in the thread.
        note(&pharmacist, on, &format!("{CANARY} two"), Some(true)).await;
        let signature = sign(&desk, on).await;
        // Changed after it was signed.
        note(&pharmacist, on, &format!("{CANARY} three"), None).await;
        let key: ItemKey = NOTE.parse().unwrap();
        let place = LockPlace::item(on.subject, vitals(), key);
        manager.because(CANARY).call::<HoldPlace>(&desk.study(), &SetLock { step: LockStep::Freeze, place }).await.unwrap();
        seal::seal_now(&desk.app).await.unwrap();
        Self { desk, on, file: file.id, query, signature, at }
    }

    /// Every way in which data leave, and whether it shows the canary to who may see it.
    fn ways(&self) -> Vec<(&'static str, String, bool)> {
        let Trial { desk, on, file, query, signature, at } = self;
        let (study, subject) = (format!("/api/studies/{}", desk.home.study), on.subject);
        let (of, record) = (format!("{study}/subjects/{subject}"), "visit=SE.BASE&visit_n=1&form=F.VS&form_n=1");
        let days = "from=2020-01-01T00:00:00Z&until=2100-01-01T00:00:00Z";
        vec![
            ("record", format!("{of}/record?{record}"), true),
            ("log", format!("{of}/log?form=F.VS"), true),
            ("casebook", of.clone(), false),
            ("history", format!("{of}/history?{record}"), true),
            ("history of the item", format!("{of}/history?{record}&item={NOTE}"), true),
            ("history of the subject", format!("{of}/history/subject"), false),
            ("as of", format!("{of}/as-of?at={at}"), true),
            ("trail", format!("{study}/trail?limit=500"), true),
            ("trail, searched for it", format!("{study}/trail?text={CANARY}"), true),
            ("trail of the item", format!("{study}/trail?item=IT.NOTE"), true),
            ("trail as CSV", format!("{study}/trail/csv"), true),
            ("trail as JSON", format!("{study}/trail/json"), true),
            ("feed", format!("{study}/audit?limit=1000"), true),
            ("answers of trail reviews", format!("{study}/trail-questions/answers?question=after_query&{days}"), true),
            ("counts of trail reviews", format!("{study}/trail-questions?{days}"), false),
            ("queries", format!("{study}/queries?show=all"), true),
            ("queries, searched for it", format!("{study}/queries?show=all&search={CANARY}"), true),
            ("query", format!("{study}/queries/{query}"), true),
            ("yield", format!("{study}/queries/yield"), false),
            ("work", "/api/agenda".to_owned(), false),
            ("subjects", format!("{study}/subjects"), false),
            ("subjects as CSV", format!("{study}/subjects.csv"), false),
            ("jump", format!("/api/jump?text={CANARY}"), false),
            ("files", format!("{study}/files"), true),
            ("file", format!("{study}/files/{file}"), true),
            ("content of the file", format!("{study}/files/{file}/content"), true),
            ("locks", format!("{study}/locks"), true),
            ("verification", format!("{of}/verification?{record}"), false),
            ("forms to verify", format!("{study}/verification/due?dropped=true"), false),
            ("what would be signed", format!("{of}/signable?level=casebook"), false),
            ("signatures", format!("{of}/signatures"), false),
            ("signature", format!("{study}/signatures/{signature}"), false),
            ("proof of signatures", format!("{study}/signatures"), false),
            ("ODM", format!("{study}/export/odm"), true),
            ("ODM with audit", format!("{study}/export/odm?audit=true"), true),
            ("CSV", format!("{study}/export/csv"), true),
            ("bundle", format!("{study}/bundle"), true),
        ]
    }
}

async fn sign(desk: &Desk, on: OnSubject) -> SignatureId {
    let doctor = desk.person(Investigator).await;
    let proof = desk.proof(&doctor).await;
    let place = SignPlace::form(&vitals());
    let seen = doctor.call::<ReadSignable>(&on, &place).await.unwrap();
    let target = Target { subject: on.subject, place, content_hash: seen.content_hash };
    let signs = NewSignatures { id: SignatureId(fresh()), meaning: Meaning::ReviewApproval, targets: vec![target] };
    let mut done = doctor.call::<Sign>(&desk.study(), &Signed { proof, signs }).await.unwrap();
    done.remove(0).signature().unwrap_or_else(|| panic!("not signed: {seen:?}", seen = seen.hindrances)).id
}

/// What an answer says, unpacked where it is packed.
fn told(body: &[u8]) -> String {
    let Ok(mut zip) = zip::ZipArchive::new(Cursor::new(body)) else { return String::from_utf8_lossy(body).into_owned() };
    let mut all = String::new();
    for n in 0..zip.len() {
        let mut text = Vec::new();
        zip.by_index(n).unwrap().read_to_end(&mut text).unwrap();
        all.push_str(&String::from_utf8_lossy(&text));
    }
    all
}

/// Req: BLD-04, AUD-11
#[actix_web::test]
async fn no_way_tells_the_treatment_to_whoever_must_not_know_it() {
    let trial = Trial::new().await;
    let mut told_by: Vec<&str> = Vec::new();
    for role in [DataManager, Monitor, Investigator, Coordinator, Manager, Inspector] {
        let (blind, seer) = (trial.desk.person(role).await, seeing(&trial.desk, role).await);
        for (way, path, tells) in trial.ways() {
            let (status, body) = blind.request("GET", &path, None).await;
            assert!(status < 500, "{way} for {role:?}: {status} {}", told(&body));
            // A search says nothing but what it finds: what was searched for stands in no answer.
            assert!(!told(&body).contains(CANARY), "{way} tells {role:?}: {}", told(&body));
            let (status, body) = seer.request("GET", &path, None).await;
            if tells && status == 200 && told(&body).contains(CANARY) {
                told_by.push(way);
            }
        }
    }
    // Each way is open to somebody, and tells it to who may know.
    for (way, _, _) in trial.ways().into_iter().filter(|(_, _, tells)| *tells) {
        assert!(told_by.contains(&way), "{way} tells nobody");
    }
}

/// Req: BLD-04
#[actix_web::test]
async fn who_must_not_know_the_treatment_cannot_write_it_nor_ask_about_it() {
    let trial = Trial::new().await;
    let site = trial.desk.person(Coordinator).await;
    let change = Change { at: NOTE.parse().unwrap(), to: Datum::text("a guess") };
    let set = ChangeSet { record: vitals(), base: 9, changes: vec![change], rows: vec![], complete: None };
    let problem = site.because("x").call::<SaveRecord>(&trial.on, &set).await.unwrap_err();
    assert_eq!((problem.code, problem.errors[0].message.as_str()), (Code::Invalid, "This form has no item IG.VS/1/IT.NOTE."));
    assert_eq!(site.hand_in(trial.on, "IG.VS/1/IT.SCAN", "x.txt", b"x").await.unwrap_err().code, Code::Invalid);
    let on = OnQuery { study: trial.desk.home.study, query: trial.query };
    let manager = trial.desk.person(DataManager).await;
    assert_eq!(manager.call::<ReadQuery>(&on, &Nothing {}).await.unwrap_err().code, Code::NotFound);
    let pharmacist = seeing(&trial.desk, DataManager).await;
    let address = pharmacist.call::<ReadQuery>(&on, &Nothing {}).await.unwrap().query.address;
    let new = NewQuery { id: QueryId(fresh()), address, text: "?".into(), audience: None, priority: None, due: None, propose: false };
    assert_eq!(manager.call::<OpenQuery>(&trial.desk.study(), &new).await.unwrap_err().code, Code::NotFound);
}

/// Req: BLD-04, SIG-04, SIG-05
#[actix_web::test]
async fn counts_states_and_signatures_are_the_same_whatever_the_treatment_is() {
    let trial = Trial::new().await;
    let (blind, seer) = (trial.desk.person(Investigator).await, seeing(&trial.desk, Investigator).await);
    for person in [&blind, &seer] {
        let book = person.call::<ReadCasebook>(&trial.on, &Nothing {}).await.unwrap();
        let form = book.forms.iter().find(|form| form.key == vitals()).unwrap();
        assert_eq!((form.state, form.findings, form.queries.open), (RecordState::Complete, 0, 0));
        let view = person.call::<ListSignatures>(&trial.on, &Nothing {}).await.unwrap().rows.remove(0);
        assert!(view.broken.is_none(), "what was not signed breaks nothing: {view:?}");
    }
    let proven = seer.call::<VerifySignatures>(&trial.desk.study(), &Nothing {}).await.unwrap();
    assert_eq!((proven.rows.len(), proven.rows.iter().map(|one| one.faults.len()).sum::<usize>()), (1, 0));
    let open = |person: &Person| person.clone();
    let totals = open(&blind).call::<CountQueries>(&trial.desk.study(), &Nothing {}).await.unwrap();
    assert_eq!((totals.open, totals.answered), (0, 0));
    let totals = open(&seer).call::<CountQueries>(&trial.desk.study(), &Nothing {}).await.unwrap();
    assert_eq!(totals.open, 1);
}

/// Req: BLD-04, AUD-15
#[actix_web::test]
async fn a_bundle_that_withholds_the_treatment_is_complete_and_proven_all_the_same() {
    let trial = Trial::new().await;
    let path = format!("/api/studies/{}/bundle", trial.desk.home.study);
    let keys: Vec<PublicKey> = trial.desk.app.vault.public_keys().unwrap();
    let mut entries = Vec::new();
    for (person, withholds) in [(trial.desk.person(DataManager).await, true), (seeing(&trial.desk, DataManager).await, false)] {
        let (status, body) = person.request("GET", &path, None).await;
        assert_eq!(status, 200);
        let bundle = seal::Bundle::read(Cursor::new(body)).unwrap();
        assert_eq!(bundle.withheld > 0, withholds, "{}", bundle.withheld);
        let report = bundle.verify(Some(keys.clone()), None);
        assert!(report.faults.is_empty(), "{:?}", report.faults);
        entries.push(report.entries);
    }
    assert!(entries[0] <= entries[1], "the one taken later may hold more: {entries:?}");
}
