//! Second factors, known devices, resting sessions, and what a tenant asks of whoever signs in.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic, reason = "a test may fail loudly")]

use std::time::Instant as Stopwatch;

use reqwest::Client;
use serde_json::{Value, json};
use server::kernel::db::Ctx;
use server::kernel::http::session::Claims;
use server::kit::desk::{Desk, PASSWORD, Person};
use server::rooms::tenancy::{hash_password, people};
use shared::access::Role::{Admin, Coordinator, Investigator};
use shared::access::{Grant, Reach};
use shared::kernel::{Code, Nothing, PersonId, Problem, Proof, TenantId};
use shared::study::api::ListStudies;
use shared::tenancy::api::{ReadSession, SessionView};
use shared::tenancy::factors::NewPolicy;
use shared::tenancy::factors::api::*;
use totp_rs::{Builder, Secret};

const EMAIL: &str = "ada@example.org";

/// A browser: it keeps its cookies.
struct Browser<'a> {
    desk: &'a Desk,
    client: Client,
    cookies: Vec<(String, String)>,
}

struct Answer {
    status: u16,
    body: Value,
}

impl Answer {
    fn code(&self) -> Code {
        serde_json::from_value::<Problem>(self.body.clone()).unwrap_or_else(|_| panic!("{} {}", self.status, self.body)).code
    }

    fn view(&self) -> SessionView {
        serde_json::from_value(self.body.clone()).unwrap_or_else(|_| panic!("{} {}", self.status, self.body))
    }
}

impl<'a> Browser<'a> {
    fn new(desk: &'a Desk) -> Self {
        Self { desk, client: Client::new(), cookies: Vec::new() }
    }

    async fn send(&mut self, method: &str, path: &str, body: Value) -> Answer {
        let request = self.client.request(method.parse().unwrap(), format!("{}/api{path}", self.desk.url));
        let cookie = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let request = request.header("X-Requested-With", "test").header("Cookie", cookie);
        let request = if method == "GET" { request } else { request.json(&body) };
        let answer = request.send().await.unwrap();
        for set in answer.headers().get_all("set-cookie") {
            let (name, value) = set.to_str().unwrap().split(';').next().unwrap().split_once('=').unwrap();
            self.cookies.retain(|(known, _)| known != name);
            if !value.is_empty() {
                self.cookies.push((name.to_owned(), value.to_owned()));
            }
        }
        Answer { status: answer.status().as_u16(), body: answer.json().await.unwrap() }
    }

    async fn sign_in(&mut self, password: &str) -> Answer {
        self.send("POST", "/session", json!({ "email": EMAIL, "password": password })).await
    }

    async fn code(&mut self, kind: &str, code: &str) -> Answer {
        self.send("POST", "/session/factor", json!({ "kind": kind, "code": code })).await
    }

    /// Sets the app up; its secret and the recovery codes.
    async fn set_up(&mut self) -> (String, Vec<String>) {
        let new = self.send("POST", "/session/totp", json!({ "password": PASSWORD })).await;
        assert_eq!(new.status, 200, "{}", new.body);
        let secret = new.body["secret"].as_str().unwrap().to_owned();
        let confirmed = self.send("POST", "/session/totp/confirm", json!({ "code": shown(self.desk, &secret) })).await;
        assert_eq!(confirmed.status, 200, "{}", confirmed.body);
        let codes = confirmed.body["codes"].as_array().unwrap().iter().map(|code| code.as_str().unwrap().to_owned());
        (secret, codes.collect())
    }
}

/// What the app shows now, by the server's clock.
fn shown(desk: &Desk, secret: &str) -> String {
    let totp = Builder::new().with_secret(Secret::try_from_base32(secret).unwrap()).with_account_name("x").build().unwrap();
    totp.generate(u64::try_from(desk.app.clock.now().0.unix_timestamp()).unwrap()).to_string()
}

/// Ada, who belongs to the given number of the desk's tenants.
async fn ada(desk: &Desk, tenants: usize) -> PersonId {
    let hash = hash_password(PASSWORD).unwrap();
    let tx = desk.app.db.begin(&Ctx::system(TenantId::default(), "test.Ada")).await.unwrap();
    let id = people::add(&tx, people::NewPerson { email: EMAIL, name: "Ada Lovelace", password_hash: &hash }).await.unwrap();
    tx.commit().await.unwrap();
    for place in [&desk.home, &desk.away].into_iter().take(tenants) {
        let tx = desk.app.db.begin(&Ctx::system(place.tenant, "test.Ada")).await.unwrap();
        people::grant(&tx, id, Grant { role: Coordinator, reach: Reach::Tenant }).await.unwrap();
        tx.commit().await.unwrap();
    }
    id
}

async fn rule(admin: &Person, policy: NewPolicy) {
    admin.because("the sponsor asks for it").call::<SetPolicy>(&Nothing {}, &policy).await.unwrap();
}

/// Req: ACC-03, SEC-03
#[actix_web::test]
async fn the_code_of_the_app_is_asked_for_after_the_password_and_opens_once() {
    let desk = Desk::new().await;
    ada(&desk, 1).await;
    let mut browser = Browser::new(&desk);
    assert_eq!(browser.sign_in(PASSWORD).await.status, 200);
    let (secret, codes) = browser.set_up().await;
    assert_eq!(codes.len(), 10);
    desk.app.clock.advance(30);
    let mut other = Browser::new(&desk);
    let half = other.sign_in(PASSWORD).await.view();
    assert_eq!((half.standing.asked.len(), half.name.as_str(), half.grants.0.len()), (2, "", 0), "app and recovery codes");
    let code = shown(&desk, &secret);
    let wrong = if code == "000000" { "000001" } else { "000000" };
    assert_eq!(other.code("totp", wrong).await.code(), Code::WrongCode);
    assert_eq!(other.code("totp", &code).await.view().name, "Ada Lovelace");
    assert_eq!(other.send("GET", "/session", json!({})).await.view().tenant, Some(desk.home.tenant));
    let mut third = Browser::new(&desk);
    third.sign_in(PASSWORD).await;
    assert_eq!(third.code("totp", &code).await.code(), Code::WrongCode, "no code opens twice");
    desk.app.clock.advance(30);
    assert_eq!(third.code("totp", &shown(&desk, &secret)).await.status, 200);
    let kept = desk.owner("select encode(sealed, 'hex') from vault_item where purpose = 'tenancy.totp'").await;
    let plain: String = Secret::try_from_base32(&secret).unwrap().as_bytes().iter().map(|byte| format!("{byte:02x}")).collect();
    assert!(kept.len() == 1 && !kept[0].contains(&plain), "the secret is sealed");
}

/// Req: ACC-03, SEC-03
#[actix_web::test]
async fn half_a_session_opens_nothing_but_the_question_and_not_for_long() {
    let desk = Desk::new().await;
    ada(&desk, 1).await;
    let mut browser = Browser::new(&desk);
    browser.sign_in(PASSWORD).await;
    let (secret, _) = browser.set_up().await;
    desk.app.clock.advance(30);
    let mut half = Browser::new(&desk);
    half.sign_in(PASSWORD).await;
    for (method, path) in [("GET", "/session"), ("GET", "/studies"), ("POST", "/session/refresh"), ("GET", "/session/factors")] {
        assert_eq!(half.send(method, path, json!({})).await.code(), Code::Unauthenticated, "{path}");
    }
    let unlock = half.send("POST", "/session/unlock", json!({ "kind": "password", "password": PASSWORD })).await;
    assert_eq!(unlock.code(), Code::Unauthenticated);
    desk.app.clock.advance(601);
    assert_eq!(half.code("totp", &shown(&desk, &secret)).await.code(), Code::Unauthenticated);
    assert_eq!(Browser::new(&desk).code("totp", "123456").await.code(), Code::Unauthenticated, "without a cookie there is no question");
}

/// Req: ACC-03
#[actix_web::test]
async fn a_recovery_code_opens_once_and_new_ones_make_the_old_worthless() {
    let desk = Desk::new().await;
    ada(&desk, 1).await;
    let mut browser = Browser::new(&desk);
    browser.sign_in(PASSWORD).await;
    let (_, codes) = browser.set_up().await;
    let mut other = Browser::new(&desk);
    other.sign_in(PASSWORD).await;
    let typed = codes[3].to_uppercase().replace('-', " ");
    assert_eq!(other.code("recovery", &typed).await.status, 200, "however it is typed");
    let mut third = Browser::new(&desk);
    third.sign_in(PASSWORD).await;
    assert_eq!(third.code("recovery", &codes[3]).await.code(), Code::WrongCode);
    let factors = other.send("GET", "/session/factors", json!({})).await;
    assert_eq!(factors.body["codes_left"], json!(9));
    let new = other.send("POST", "/session/recovery", json!({ "password": PASSWORD })).await;
    assert_eq!(new.body["codes"].as_array().unwrap().len(), 10);
    assert_eq!(third.code("recovery", &codes[4]).await.code(), Code::WrongCode);
    assert_eq!(third.code("recovery", new.body["codes"][0].as_str().unwrap()).await.status, 200);
    let noted = desk.owner("select count(*)::text from access_event where kind = 'recovery_used'").await;
    assert_eq!(noted, ["2"], "in the trail of the tenant");
}

/// Req: ACC-05
#[actix_web::test]
async fn a_strangers_wrong_passwords_never_keep_the_owner_from_a_device_that_is_known() {
    let desk = Desk::new().await;
    ada(&desk, 1).await;
    let mut known = Browser::new(&desk);
    assert_eq!(known.sign_in(PASSWORD).await.status, 200);
    let mut stranger = Browser::new(&desk);
    for _ in 0..5 {
        assert_eq!(stranger.sign_in("wrong wrong wrong").await.code(), Code::WrongCredentials);
    }
    assert_eq!(stranger.sign_in(PASSWORD).await.code(), Code::TooMany, "elsewhere even the right one must wait");
    assert_eq!(known.sign_in(PASSWORD).await.status, 200, "the owner's device need not");
    assert_eq!(stranger.sign_in(PASSWORD).await.code(), Code::TooMany, "and that does not help the stranger");
    // A device that is known is no place to guess, either; and it makes nobody else wait.
    desk.app.clock.advance(31);
    for _ in 0..5 {
        assert_eq!(known.sign_in("wrong wrong wrong").await.code(), Code::WrongCredentials);
    }
    assert_eq!(known.sign_in(PASSWORD).await.code(), Code::TooMany);
    assert_eq!(Browser::new(&desk).sign_in(PASSWORD).await.status, 200);
    desk.app.clock.advance(31);
    assert_eq!(known.sign_in(PASSWORD).await.status, 200);
    // Nobody makes up a device.
    let mut forged = Browser::new(&desk);
    forged.cookies = known.cookies.iter().map(|(name, value)| (name.clone(), format!("{value}0"))).collect();
    for _ in 0..5 {
        forged.sign_in("wrong wrong wrong").await;
    }
    assert_eq!(Browser::new(&desk).sign_in(PASSWORD).await.code(), Code::TooMany);
    assert_eq!(known.sign_in(PASSWORD).await.status, 200);
}

/// Req: ACC-05, ACC-03
#[actix_web::test]
async fn whoever_has_only_the_password_may_not_guess_codes_by_signing_in_again_and_again() {
    let desk = Desk::new().await;
    ada(&desk, 1).await;
    let mut browser = Browser::new(&desk);
    browser.sign_in(PASSWORD).await;
    let (secret, _) = browser.set_up().await;
    desk.app.clock.advance(60);
    let right = shown(&desk, &secret);
    let mut thief = Browser::new(&desk);
    for n in 0..5 {
        assert_eq!(thief.sign_in(PASSWORD).await.status, 200, "{n}");
        let wrong = if right == "000000" { "000001" } else { "000000" };
        assert_eq!(thief.code("totp", wrong).await.code(), Code::WrongCode, "{n}");
    }
    assert_eq!(thief.code("totp", &right).await.code(), Code::TooMany);
    assert_eq!(thief.sign_in(PASSWORD).await.code(), Code::TooMany);
    assert_eq!(browser.sign_in(PASSWORD).await.status, 200, "the owner's device is another matter");
    assert_eq!(browser.code("totp", &right).await.status, 200);
}

/// Req: ACC-03
#[actix_web::test]
async fn where_a_second_factor_is_required_nothing_else_is_open_until_there_is_one() {
    let desk = Desk::new().await;
    ada(&desk, 2).await;
    let admin = desk.person(Admin).await;
    let (mut browser, mut elsewhere) = (Browser::new(&desk), Browser::new(&desk));
    for (one, place) in [(&mut browser, &desk.home), (&mut elsewhere, &desk.away)] {
        one.sign_in(PASSWORD).await;
        assert_eq!(one.send("PUT", "/session/tenant", json!({ "tenant": place.tenant })).await.status, 200);
    }
    rule(&admin, NewPolicy { second_factor: true, grace_days: Some(7), ..NewPolicy::default() }).await;
    let view = browser.send("GET", "/session", json!({})).await.view();
    assert!(view.standing.factor_by.is_some() && !view.standing.must_enrol, "the day is said before it comes");
    assert_eq!(browser.send("GET", "/studies", json!({})).await.status, 200);
    rule(&admin, NewPolicy { second_factor: true, grace_days: Some(0), ..NewPolicy::default() }).await;
    let view = browser.send("GET", "/session", json!({})).await.view();
    assert!(view.standing.must_enrol && view.grants.0.is_empty());
    assert_eq!(browser.send("GET", "/studies", json!({})).await.code(), Code::FactorRequired);
    assert_eq!(browser.send("GET", "/members", json!({})).await.code(), Code::FactorRequired);
    assert_eq!(elsewhere.send("GET", "/studies", json!({})).await.status, 200, "the other tenant asks for none");
    assert_eq!(elsewhere.send("PUT", "/session/tenant", json!({ "tenant": desk.home.tenant })).await.status, 200);
    assert_eq!(elsewhere.send("GET", "/studies", json!({})).await.code(), Code::FactorRequired, "the tenant that is chosen counts");
    browser.set_up().await;
    assert_eq!(browser.send("GET", "/studies", json!({})).await.status, 200);
    assert_eq!(elsewhere.send("GET", "/session", json!({})).await.code(), Code::Unauthenticated, "who had only a password signs in again");
    let reasons = desk.owner("select distinct reason from audit.sign_in_policy").await;
    assert_eq!(reasons, ["the sponsor asks for it"]);
}

/// Req: ACC-07
#[actix_web::test]
async fn a_tenants_own_limits_hold_at_every_request() {
    let desk = Desk::new().await;
    ada(&desk, 1).await;
    let admin = desk.person(Admin).await;
    let mut browser = Browser::new(&desk);
    browser.sign_in(PASSWORD).await;
    // The policy comes after the session was begun, and holds for it.
    rule(&admin, NewPolicy { idle_minutes: Some(6), session_hours: Some(1), ..NewPolicy::default() }).await;
    assert_eq!(browser.send("GET", "/session", json!({})).await.view().standing.idle_minutes, 6);
    for _ in 0..14 {
        desk.app.clock.advance(4 * 60);
        assert_eq!(browser.send("POST", "/session/refresh", json!({})).await.status, 200, "whoever works goes on");
    }
    desk.app.clock.advance(5 * 60);
    assert_eq!(browser.send("POST", "/session/refresh", json!({})).await.code(), Code::Unauthenticated, "an hour is over");
    let unlock = json!({ "kind": "password", "password": PASSWORD });
    assert_eq!(browser.send("POST", "/session/unlock", unlock).await.code(), Code::Unauthenticated, "and is over for good");
    browser.sign_in(PASSWORD).await;
    desk.app.clock.advance(6 * 60 + 1);
    assert_eq!(browser.send("POST", "/session/refresh", json!({})).await.code(), Code::Unauthenticated);
}

/// Req: ACC-07
#[actix_web::test]
async fn a_session_that_rests_opens_nothing_until_its_owner_proves_who_they_are_and_is_the_same_then() {
    let desk = Desk::new().await;
    ada(&desk, 1).await;
    let mut browser = Browser::new(&desk);
    browser.sign_in(PASSWORD).await;
    let before = browser.send("GET", "/sessions", json!({})).await.body["rows"][0]["id"].clone();
    assert_eq!(browser.send("POST", "/session/lock", json!({})).await.status, 200);
    assert_eq!(browser.send("GET", "/studies", json!({})).await.code(), Code::Unauthenticated);
    assert_eq!(browser.send("POST", "/session/refresh", json!({})).await.code(), Code::Unauthenticated);
    let unlock = |password: &str| json!({ "kind": "password", "password": password });
    assert_eq!(browser.send("POST", "/session/unlock", unlock("not it")).await.code(), Code::WrongCredentials);
    assert_eq!(browser.send("POST", "/session/unlock", unlock(PASSWORD)).await.status, 200);
    assert_eq!(browser.send("GET", "/studies", json!({})).await.status, 200);
    // Also when it fell asleep by itself.
    desk.app.clock.advance(16 * 60);
    assert_eq!(browser.send("POST", "/session/refresh", json!({})).await.code(), Code::Unauthenticated);
    assert_eq!(browser.send("POST", "/session/unlock", unlock(PASSWORD)).await.status, 200);
    let after = browser.send("GET", "/sessions", json!({})).await.body["rows"].clone();
    assert_eq!((after.as_array().unwrap().len(), &after[0]["id"]), (1, &before));
    // Guessing counts.
    browser.send("POST", "/session/lock", json!({})).await;
    for _ in 0..5 {
        assert_eq!(browser.send("POST", "/session/unlock", unlock("not it")).await.code(), Code::WrongCredentials);
    }
    assert_eq!(browser.send("POST", "/session/unlock", unlock(PASSWORD)).await.code(), Code::TooMany);
}

/// Req: ACC-06, ACC-12
#[actix_web::test]
async fn sessions_are_listed_and_end_one_by_one_or_all_others_at_once() {
    let desk = Desk::new().await;
    ada(&desk, 1).await;
    let mut browsers = [Browser::new(&desk), Browser::new(&desk), Browser::new(&desk)];
    for browser in &mut browsers {
        browser.sign_in(PASSWORD).await;
    }
    let [mine, second, third] = &mut browsers;
    let listed = mine.send("GET", "/sessions", json!({})).await.body["rows"].as_array().unwrap().clone();
    assert_eq!(listed.iter().map(|row| row["this"].clone()).collect::<Vec<_>>(), [json!(true), json!(false), json!(false)]);
    let theirs = second.send("GET", "/sessions", json!({})).await.body["rows"][0]["id"].as_str().unwrap().to_owned();
    assert_eq!(mine.send("POST", &format!("/sessions/{theirs}/revoke"), json!({})).await.status, 200);
    assert_eq!(second.send("GET", "/session", json!({})).await.code(), Code::Unauthenticated);
    assert_eq!(third.send("GET", "/session", json!({})).await.status, 200);
    assert_eq!(mine.send("POST", "/sessions/revoke-others", json!({})).await.status, 200);
    assert_eq!(third.send("GET", "/session", json!({})).await.code(), Code::Unauthenticated);
    assert_eq!(mine.send("GET", "/session", json!({})).await.status, 200);
    // Nobody ends a stranger's.
    let stranger = desk.person(Coordinator).await;
    let own = mine.send("GET", "/sessions", json!({})).await.body["rows"][0]["id"].as_str().unwrap().to_owned();
    let (status, _) = stranger.request("POST", &format!("/api/sessions/{own}/revoke"), Some(b"{}".to_vec())).await;
    assert_eq!((status, mine.send("GET", "/session", json!({})).await.status), (404, 200));
}

/// Req: ACC-03, ACC-12
#[actix_web::test]
async fn an_administrator_takes_a_lost_factor_away_with_a_reason_and_its_owner_is_told() {
    let desk = Desk::new().await;
    let person = ada(&desk, 1).await;
    let admin = desk.person(Admin).await;
    let mut browser = Browser::new(&desk);
    browser.sign_in(PASSWORD).await;
    browser.set_up().await;
    let listed = admin.call::<ListMemberFactors>(&Nothing {}, &Nothing {}).await.unwrap().rows;
    assert!(listed.iter().any(|row| row.person == person && row.totp) && listed.iter().any(|row| !row.totp));
    let on = OnMember { person };
    assert_eq!(admin.call::<ResetFactors>(&on, &Nothing {}).await.unwrap_err().code, Code::ReasonRequired);
    let because = admin.because("Phone lost; she came to the office in person");
    because.call::<ResetFactors>(&on, &Nothing {}).await.unwrap();
    assert_eq!(browser.send("GET", "/session", json!({})).await.code(), Code::Unauthenticated, "her sessions have ended");
    assert!(browser.sign_in(PASSWORD).await.view().standing.asked.is_empty());
    let factors = browser.send("GET", "/session/factors", json!({})).await.body;
    assert_eq!(factors["reset"]["why"], json!("Phone lost; she came to the office in person"));
    assert_eq!(factors["reset"]["by"], json!(admin.name));
    let noted = desk.owner("select count(*)::text from access_event where kind = 'factor_reset'").await;
    assert_eq!(noted, ["1"]);
    // Not one's own, and nobody's of another tenant.
    let own = because.call::<ResetFactors>(&OnMember { person: admin.id }, &Nothing {}).await.unwrap_err();
    assert_eq!(own.code, Code::OutOfOrder);
    let stranger = desk.stranger().await;
    let foreign = stranger.because("curious").call::<ResetFactors>(&on, &Nothing {}).await.unwrap_err();
    assert_eq!(foreign.code, Code::NotFound);
}

/// Req: SIG-02, ACC-03
#[actix_web::test]
async fn where_the_tenant_wants_it_signing_takes_the_second_factor_too() {
    let desk = Desk::new().await;
    let (doctor, admin) = (desk.person(Investigator).await, desk.person(Admin).await);
    let Proof::Password { user, password } = desk.proof(&doctor).await else { panic!("a password") };
    let claims = Claims { sub: doctor.id, sid: doctor.session, tid: Some(desk.home.tenant), iat: 0, exp: 0 };
    let ctx = Ctx::system(desk.home.tenant, "test.Sign");
    let prove = async |proof: Proof| {
        let caller = (desk.app.find_caller)(&desk.app, claims).await.unwrap();
        server::rooms::tenancy::prove(&desk.app, &caller, &ctx, proof).await.map_err(|failure| failure.0.code)
    };
    let plain = Proof::Password { user: user.clone(), password: password.clone() };
    rule(&admin, NewPolicy { factor_at_signing: true, ..NewPolicy::default() }).await;
    assert_eq!(prove(plain.clone()).await, Ok(()), "who has no second factor is not asked for one");
    let new = doctor.call::<BeginTotp>(&Nothing {}, &Own { password: password.clone() }).await.unwrap();
    doctor.call::<ConfirmTotp>(&Nothing {}, &TotpCode { code: shown(&desk, &new.secret) }).await.unwrap();
    assert_eq!(prove(plain).await, Err(Code::CodeRequired));
    let with = |code: &str| Proof::Code { user: user.clone(), password: password.clone(), code: code.to_owned() };
    assert_eq!(prove(with(&shown(&desk, &new.secret))).await, Err(Code::WrongCode), "that code was used");
    desk.app.clock.advance(30);
    assert_eq!(prove(with(&shown(&desk, &new.secret))).await, Ok(()));
    let made_up = Proof::Passkey { token: "none".into(), answer: "{}".into() };
    assert_eq!(prove(made_up).await, Err(Code::WrongCode));
}

/// Req: SEC-03
#[actix_web::test]
async fn questions_to_passkeys_need_a_name_and_answers_that_are_made_up_open_nothing() {
    let desk = Desk::set_up(&server::kit::desk::design(), |app| app.passkey_site = Some("https://trials.example.org".into())).await;
    let mut browser = Browser::new(&desk);
    let question = browser.send("POST", "/session/passkey", json!({})).await;
    let options: Value = serde_json::from_str(question.body["options"].as_str().unwrap()).unwrap();
    assert_eq!((&options["rpId"], &options["userVerification"]), (&json!("trials.example.org"), &json!("required")));
    let token = question.body["token"].as_str().unwrap();
    for (token, answer) in [
        (token, "{}"),
        ("forged", "{}"),
        (
            token,
            r#"{"id":"AAAA","rawId":"AAAA","type":"public-key","response":{"authenticatorData":"AAAA","clientDataJSON":"AAAA","signature":"AAAA"}}"#,
        ),
    ] {
        let refused = browser.send("POST", "/session/passkey/sign-in", json!({ "token": token, "answer": answer })).await;
        assert_eq!(refused.code(), Code::WrongCode);
    }
    let nameless = Desk::new().await;
    assert_eq!(Browser::new(&nameless).send("POST", "/session/passkey", json!({})).await.code(), Code::OutOfOrder);
}

/// Req: ACC-04, SEC-08
#[actix_web::test]
async fn two_hundred_who_sign_in_at_once_all_come_in_while_memory_stays_bounded() {
    let desk = Desk::new().await;
    ada(&desk, 1).await;
    let begun = Stopwatch::now();
    hash_password(PASSWORD).unwrap();
    let one = begun.elapsed();
    let begun = Stopwatch::now();
    let client = Client::new();
    let all =
        (0..200).map(|_| async { Browser { desk: &desk, client: client.clone(), cookies: Vec::new() }.sign_in(PASSWORD).await.status });
    let statuses = futures_util::future::join_all(all).await;
    let took = begun.elapsed();
    println!(
        "argon2id once: {one:?}; 200 sign-ins at once: {took:?}; at most {} hashed at the same time",
        server::rooms::tenancy::hashing_at_once()
    );
    assert_eq!(statuses, vec![200; 200]);
    assert!(server::rooms::tenancy::hashing_at_once() <= std::thread::available_parallelism().unwrap().get());
}

#[actix_web::test]
async fn what_one_tenant_asks_is_not_seen_by_another() {
    let desk = Desk::new().await;
    let (admin, stranger) = (desk.person(Admin).await, desk.stranger().await);
    rule(&admin, NewPolicy { second_factor: true, grace_days: Some(30), ..NewPolicy::default() }).await;
    assert!(admin.call::<ReadPolicy>(&Nothing {}, &Nothing {}).await.unwrap().second_factor_from.is_some());
    assert!(stranger.call::<ReadPolicy>(&Nothing {}, &Nothing {}).await.unwrap().second_factor_from.is_none());
    assert!(stranger.call::<ReadSession>(&Nothing {}, &Nothing {}).await.unwrap().standing.factor_by.is_none());
    stranger.call::<ListStudies>(&Nothing {}, &Nothing {}).await.unwrap();
}
