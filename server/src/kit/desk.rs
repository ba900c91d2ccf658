//! A desk to test at: a database of its own, a server on a free port, two tenants, a study with two sites, and people in
//! every role, already signed in. Everything is the real thing; only the people's passwords are never typed.

use std::sync::LazyLock;

use actix_web::dev::ServerHandle;
use actix_web::web::Data;
use actix_web::{App as Site, HttpServer};
use secrecy::SecretString;
use serde::Serialize;
use shared::access::{Grant, Reach, Role};
use shared::capture::api::{EnrolSubject, NewSubject, OnSubject, SaveRecord, UploadFile};
use shared::capture::{Change, ChangeSet, FileView, NewFile, RecordKey, Saved};
use shared::forms::{Datum, ItemKey};
use shared::kernel::{
    Endpoint, FileId, GrantId, Method, PersonId, Problem, Proof, RequestId, SessionId, SiteId, StudyId, SubjectId, TenantId, Upload,
    VersionId, fill_path, to_query,
};
use shared::study::Design;
use shared::study::api::{Environment, InStudy, NewSite};
use shared::tenancy::api::NewSupport;

use super::{KeyStore, TestDb};
use crate::cli::serve;
use crate::kernel::app::App;
use crate::kernel::db::{Ctx, Db};
use crate::kernel::http::session::{ACCESS, issue};
use crate::kernel::outbound::Outbound;
use crate::kernel::ports::fresh;
use crate::rooms::{study, tenancy};

/// The password of whoever has one here.
pub const PASSWORD: &str = "a password of the kit's own";

/// One study with two sites in one tenant.
#[derive(Clone, Debug)]
pub struct Place {
    pub tenant: TenantId,
    pub name: String,
    pub study: StudyId,
    pub version: VersionId,
    /// Two sites: what happens at the first is not seen at the second.
    pub sites: [SiteId; 2],
}

/// A server on a free port with whatever database it was given.
pub struct Stand {
    pub app: Data<App>,
    pub url: String,
    server: ServerHandle,
}

/// The desk: a stand with a database of its own.
pub struct Desk {
    stand: Stand,
    /// Where most tests take place.
    pub home: Place,
    /// Another tenant with a study of the same design.
    pub away: Place,
    pub db: TestDb,
    /// Where the tenants' keys are.
    pub keys: KeyStore,
}

impl std::ops::Deref for Desk {
    type Target = Stand;
    fn deref(&self) -> &Stand {
        &self.stand
    }
}

/// A person who is signed in.
#[derive(Clone)]
pub struct Person {
    pub id: PersonId,
    pub session: SessionId,
    pub name: String,
    cookie: String,
    url: String,
    reason: Option<String>,
    /// Whose page it is, where that is said.
    meant: Option<PersonId>,
}

impl Desk {
    /// A desk with the study that [`design`] draws.
    pub async fn new() -> Self {
        Self::with(&design()).await
    }

    pub async fn with(design: &Design) -> Self {
        Self::set_up(design, |_| ()).await
    }

    /// A desk whose server is set up in some way of its own.
    pub async fn set_up(design: &Design, set_up: impl FnOnce(&mut App)) -> Self {
        let db = TestDb::new().await;
        let secret = SecretString::from("a secret that only this test knows, long enough");
        let keys = KeyStore::new();
        let mut app = App::new(Db::new(db.pool.clone()), secret, tenancy::caller);
        app.vault = keys.vault();
        app.prove = tenancy::prove;
        app.outbound = Outbound::new(true).expect("a client");
        set_up(&mut app);
        let stand = Stand::open(Data::new(app), 1).await;
        let home = stand.place("Acme", design).await;
        let away = stand.place("Zenith", design).await;
        Self { stand, home, away, db, keys }
    }

    /// Somebody new with one role at home: site roles at the first site, the others in the whole study.
    pub async fn person(&self, role: Role) -> Person {
        let reach = match role {
            Role::Investigator | Role::Coordinator => Reach::Site { study: self.home.study, site: self.home.sites[0] },
            Role::Admin | Role::Builder => Reach::Tenant,
            _ => Reach::Study { study: self.home.study },
        };
        self.stand.person(&self.home, Grant { role, reach }).await
    }

    /// A coordinator at home, at the other site.
    pub async fn neighbour(&self) -> Person {
        let reach = Reach::Site { study: self.home.study, site: self.home.sites[1] };
        self.stand.person(&self.home, Grant { role: Role::Coordinator, reach }).await
    }

    /// Somebody of the other tenant, with every role there.
    pub async fn stranger(&self) -> Person {
        let person = self.stand.person(&self.away, Grant { role: Role::Coordinator, reach: Reach::Tenant }).await;
        for role in Role::ALL.iter().copied().filter(|role| *role != Role::Coordinator) {
            grant(&self.app, &self.away, person.id, Grant { role, reach: Reach::Tenant }).await;
        }
        self.app.forget(person.id).await;
        person
    }

    /// Somebody new who holds this there.
    pub async fn someone(&self, place: &Place, held: Grant) -> Person {
        self.stand.person(place, held).await
    }

    /// The person holds this too.
    pub async fn also(&self, person: &Person, held: Grant) {
        grant(&self.app, &self.home, person.id, held).await;
        self.app.forget(person.id).await;
    }

    /// The same person on another device.
    pub async fn same(&self, person: &Person) -> Person {
        self.stand.session(person.id, person.name.clone(), self.home.tenant).await
    }

    /// What the person proves at signing that it is they: a password, given to them now, and their address.
    pub async fn proof(&self, person: &Person) -> Proof {
        static HASH: LazyLock<String> = LazyLock::new(|| tenancy::hash_password(PASSWORD).expect("a hash"));
        let ctx = tenancy::identity(person.id, &person.name, "kit.Password", RequestId(fresh()));
        let tx = self.app.db.begin(&ctx).await.expect("begin");
        let sql = "update person set password_hash = $2 where id = $1 returning email";
        let row = tx.row(sql, [person.id.0.into(), HASH.as_str().into()]).await.expect("the update runs").expect("a person");
        tx.commit().await.expect("commit");
        Proof::Password { user: Some(row.try_get("", "email").expect("an address")), password: PASSWORD.to_owned() }
    }

    /// A subject enrolled at the person's first site.
    pub async fn subject(&self, by: &Person) -> SubjectId {
        by.enrol(&self.home).await
    }

    pub fn study(&self) -> InStudy {
        InStudy { study: self.home.study }
    }

    pub fn on(&self, subject: SubjectId) -> OnSubject {
        OnSubject { study: self.home.study, subject }
    }

    /// What a query run as the owner of the database says, in its first column, as text.
    pub async fn owner(&self, sql: &str) -> Vec<String> {
        self.db.owner_rows(sql).await
    }
}

impl Stand {
    pub async fn open(app: Data<App>, workers: usize) -> Self {
        let served = app.clone();
        let server = HttpServer::new(move || {
            Site::new().wrap(crate::kernel::http::security_headers()).configure(|cfg| serve::configure(&served, cfg))
        });
        let server = server.workers(workers).disable_signals().bind("127.0.0.1:0").expect("a free port");
        let address = server.addrs().first().copied().expect("an address");
        app.public_url.set(format!("http://{address}")).ok();
        let server = server.run();
        let handle = server.handle();
        actix_web::rt::spawn(server);
        Self { app, url: format!("http://{address}"), server: handle }
    }

    /// A tenant with a study of this design.
    pub async fn place(&self, name: &str, design: &Design) -> Place {
        place(&self.app, name, design).await
    }

    /// What an item says, and how many shadow rows its record has.
    pub async fn last(&self, tenant: TenantId, subject: SubjectId, item: &str) -> (String, u64) {
        let tx = self.app.db.begin(&Ctx::system(tenant, "kit.Last")).await.expect("begin");
        let sql = "select r.values -> $2 ->> 'v' as value, (select count(*) from audit.record a where a.tenant = r.tenant and a.row_id = r.id) as shadows
                   from record r where r.tenant = $3 and r.subject = $1";
        let row = tx.row(sql, [subject.0.into(), item.into(), tenant.0.into()]).await.expect("the query runs").expect("a record");
        let shadows: i64 = row.try_get("", "shadows").expect("a count");
        (row.try_get("", "value").expect("a value"), u64::try_from(shadows).expect("a count"))
    }

    /// Somebody new who holds this.
    pub async fn person(&self, place: &Place, held: Grant) -> Person {
        let name = format!("{:?} of {}", held.role, place.name);
        let email = format!("{}@example.org", fresh());
        let tx = self.app.db.begin(&Ctx::system(TenantId::default(), "kit.Person")).await.expect("begin");
        let new = tenancy::people::NewPerson { email: &email, name: &name, password_hash: "" };
        let id = tenancy::people::add(&tx, new).await.expect("add a person");
        tx.commit().await.expect("commit");
        grant(&self.app, place, id, held).await;
        self.session(id, name, place.tenant).await
    }

    async fn session(&self, id: PersonId, name: String, tenant: TenantId) -> Person {
        let ctx = tenancy::identity(id, &name, "kit.Session", RequestId(fresh()));
        let tx = self.app.db.begin(&ctx).await.expect("begin");
        let session = tenancy::begin_session(&self.app, &tx, id, "kit", "127.0.0.1").await.expect("begin a session").session;
        tx.commit().await.expect("commit");
        let token = issue(&self.app, id, session, Some(tenant)).expect("issue");
        Person { id, session, name, cookie: format!("{ACCESS}={token}"), url: self.url.clone(), reason: None, meant: None }
    }
}

impl Drop for Stand {
    fn drop(&mut self) {
        drop(self.server.stop(false));
    }
}

async fn grant(app: &App, place: &Place, person: PersonId, held: Grant) {
    let tx = app.db.begin(&Ctx::system(place.tenant, "kit.Grant")).await.expect("begin");
    match (held.role, held.reach) {
        // Support has no standing: it is let in, and not for long.
        (Role::Support, reach) => {
            let study = match reach {
                Reach::Tenant => None,
                Reach::Study { study } | Reach::Site { study, .. } => Some(study),
            };
            let new = NewSupport { id: GrantId(fresh()), person, study, hours: 1 };
            tenancy::support::open(&tx, new).await.map(drop).expect("let in");
        }
        _ => tenancy::people::grant(&tx, person, held).await.expect("grant"),
    }
    tx.commit().await.expect("commit");
}

async fn place(app: &App, name: &str, design: &Design) -> Place {
    let tenant = TenantId(fresh());
    let tx = app.db.begin(&Ctx::system(tenant, "kit.Place")).await.expect("begin");
    tenancy::people::found_tenant(&tx, tenant, name).await.expect("found a tenant");
    let new = study::NewStudy { design, environment: Environment::Test, from: "kit" };
    let (study, version) = study::create(&tx, new).await.expect("create a study");
    let sites = [SiteId(fresh()), SiteId(fresh())];
    for (n, id) in sites.into_iter().enumerate() {
        let site = NewSite {
            id,
            code: format!("S{}", n + 1),
            name: format!("Site {}", n + 1),
            country: "DE".into(),
            time_zone: "Europe/Berlin".into(),
        };
        study::open_site(&tx, study, site).await.expect("open a site");
    }
    tx.commit().await.expect("commit");
    Place { tenant, name: name.to_owned(), study, version, sites }
}

impl Person {
    /// The cookie that the person sends.
    pub fn cookie(&self) -> &str {
        &self.cookie
    }

    /// The same person, giving a reason from now on.
    pub fn because(&self, reason: &str) -> Self {
        Self { reason: Some(reason.bytes().map(|byte| format!("%{byte:02X}")).collect()), ..self.clone() }
    }

    /// Calls an endpoint as the app does.
    pub async fn call<E: Endpoint>(&self, path: &E::Path, body: &E::Body) -> Result<E::Reply, Problem> {
        let mut url = format!("{}/api{}", self.url, fill_path::<E>(path));
        let answer = match E::INFO.method {
            Method::Get => {
                url = format!("{url}?{}", to_query(body));
                self.request("GET", &url, None).await
            }
            method => self.request(method.as_str(), &url, Some(serde_json::to_vec(body).expect("JSON"))).await,
        };
        said::<E>(answer)
    }

    /// Sends a file as the app does.
    pub async fn upload<E: Endpoint<Body = Upload<Q>>, Q: Serialize>(
        &self,
        path: &E::Path,
        said: &Q,
        file: Vec<u8>,
    ) -> Result<E::Reply, Problem> {
        let url = format!("{}/api{}?{}", self.url, fill_path::<E>(path), to_query(said));
        self::said::<E>(self.request(E::INFO.method.as_str(), &url, Some(file)).await)
    }

    /// Opens a stream of events.
    pub async fn listen(&self, path: &str) -> reqwest::Response {
        let request = reqwest::Client::new().get(format!("{}{path}", self.url)).header("Cookie", &self.cookie);
        request.send().await.expect("an answer")
    }

    /// The same cookie, on the page of somebody else.
    #[must_use]
    pub fn meaning(&self, other: &Self) -> Self {
        Self { meant: Some(other.id), ..self.clone() }
    }

    /// Sends whatever bytes; status and body of the answer.
    pub async fn request(&self, method: &str, url: &str, body: Option<Vec<u8>>) -> (u16, Vec<u8>) {
        let url = if url.starts_with("http") { url.to_owned() } else { format!("{}{url}", self.url) };
        let method = reqwest::Method::from_bytes(method.as_bytes()).expect("a method");
        let mut request = reqwest::Client::new().request(method, url).header("Cookie", &self.cookie).header("X-Requested-With", "kit");
        if let Some(meant) = self.meant {
            request = request.header("X-Person", meant.to_string());
        }
        if let Some(reason) = &self.reason {
            request = request.header("Reason", reason);
        }
        if let Some(body) = body {
            request = request.header("Content-Type", "application/json").body(body);
        }
        let answer = request.send().await.expect("an answer");
        let status = answer.status().as_u16();
        (status, answer.bytes().await.expect("a body").to_vec())
    }

    /// Hands in a file for an item of the form VS of the first visit.
    pub async fn hand_in(&self, on: OnSubject, item: &str, name: &str, bytes: &[u8]) -> Result<FileView, Problem> {
        let RecordKey { visit, visit_n, form, form_n } = vitals();
        let said = NewFile { id: FileId(fresh()), visit, visit_n, form, form_n, at: item.parse().expect("a key"), name: name.to_owned() };
        self.hand_in_as(on, &said, bytes).await
    }

    /// The same, saying all of it.
    pub async fn hand_in_as(&self, on: OnSubject, said: &NewFile, bytes: &[u8]) -> Result<FileView, Problem> {
        let url = format!("/api{}?{}", fill_path::<UploadFile>(&on), to_query(said));
        let (status, answer) = self.request("POST", &url, Some(bytes.to_vec())).await;
        if status < 400 {
            return Ok(serde_json::from_slice(&answer).expect("a file"));
        }
        Err(serde_json::from_slice(&answer).unwrap_or_else(|error| panic!("{status} {error}: {}", String::from_utf8_lossy(&answer))))
    }

    /// A new subject at the place's first site.
    pub async fn enrol(&self, place: &Place) -> SubjectId {
        let [site, _] = place.sites;
        let new = NewSubject { id: SubjectId(fresh()), site, key: None };
        self.call::<EnrolSubject>(&InStudy { study: place.study }, &new).await.expect("enrol").id
    }

    /// Saves values into the form VS of the first visit.
    pub async fn save(&self, on: OnSubject, base: u32, values: &[(&str, &str)]) -> Result<Saved, Problem> {
        let change = |(item, value): &(&str, &str)| Change { at: item.parse::<ItemKey>().expect("a key"), to: Datum::text(*value) };
        let set = ChangeSet { record: vitals(), base, changes: values.iter().map(change).collect(), rows: Vec::new(), complete: None };
        self.call::<SaveRecord>(&on, &set).await
    }
}

/// What an answer says.
fn said<E: Endpoint>((status, bytes): (u16, Vec<u8>)) -> Result<E::Reply, Problem> {
    let name = E::INFO.name;
    if status < 400 {
        return Ok(serde_json::from_slice(&bytes).unwrap_or_else(|error| panic!("{name}: {error}: {}", String::from_utf8_lossy(&bytes))));
    }
    Err(serde_json::from_slice(&bytes).unwrap_or_else(|error| panic!("{name}: {status} {error}")))
}

/// The record that most tests write: vital signs at the first visit.
pub fn vitals() -> RecordKey {
    RecordKey { visit: "SE.BASE".into(), visit_n: 1, form: "F.VS".into(), form_n: 1 }
}

/// A small study: two visits, vital signs with a range, and a log of adverse events that repeats.
pub fn design() -> Design {
    serde_json::from_value(serde_json::json!({
        "oid": "ST.KIT", "name": "Kit", "protocol": "KIT-1", "version_oid": "MDV.1", "version_name": "1",
        "visits": [
            { "oid": "SE.BASE", "name": "Baseline", "forms": [{ "oid": "F.VS", "mandatory": true }, { "oid": "F.AE" }] },
            { "oid": "SE.W4", "name": "Week 4", "forms": [{ "oid": "F.VS", "mandatory": true }], "window": { "day": 28, "before": 3, "after": 3 } },
            { "oid": "SE.UNS", "name": "Unscheduled", "kind": "Unscheduled", "repeating": true, "forms": [{ "oid": "F.VS" }] }
        ],
        "library": { "forms": [
            { "oid": "F.VS", "name": "Vital signs", "groups": [{ "oid": "IG.VS", "mandatory": true }] },
            { "oid": "F.AE", "name": "Adverse events", "groups": [{ "oid": "IG.AE" }] }
        ],
        "groups": [
            { "oid": "IG.VS", "name": "Vital signs", "items": [{ "oid": "IT.SBP", "mandatory": true }, { "oid": "IT.DBP" }, { "oid": "IT.NOTE" }, { "oid": "IT.SCAN" }, { "oid": "IT.PHOTO" }] },
            { "oid": "IG.AE", "name": "Event", "repeating": true, "items": [{ "oid": "IT.TERM", "mandatory": true }, { "oid": "IT.SEV" }] }
        ],
        "items": [
            { "oid": "IT.SBP", "name": "SBP", "data_type": "integer", "length": 3,
              "ranges": [{ "comparator": "LE", "hardness": "Soft", "values": ["180"], "message": [{ "text": "Systolic pressure is above 180." }] }] },
            { "oid": "IT.DBP", "name": "DBP", "data_type": "integer", "length": 3 },
            { "oid": "IT.NOTE", "name": "NOTE", "data_type": "text" },
            { "oid": "IT.SCAN", "name": "SCAN", "data_type": "text", "presentation": { "look": "file" } },
            { "oid": "IT.PHOTO", "name": "PHOTO", "data_type": "text", "presentation": { "look": "image" } },
            { "oid": "IT.TERM", "name": "TERM", "data_type": "text" },
            { "oid": "IT.SEV", "name": "SEV", "data_type": "integer", "code_list": "CL.SEV" }
        ],
        "code_lists": [
            { "oid": "CL.SEV", "name": "Severity", "data_type": "integer", "choices": [
                { "value": "1", "decode": [{ "text": "Mild" }] }, { "value": "2", "decode": [{ "text": "Severe" }] } ] }
        ] }
    }))
    .expect("the kit's design")
}
