//! Single sign-on over HTTP, with an issuer of the test's own that tells the truth or not.

#![expect(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test may fail loudly")]

mod issuer;

use std::collections::BTreeMap;

use issuer::{Forged, Issuer};
use reqwest::Client;
use serde_json::{Value, json};
use server::kernel::db::Ctx;
use server::kit::desk::{Desk, Person, Place, design};
use server::rooms::tenancy::own_domain;
use shared::access::Role::{Admin, Coordinator, Investigator, Monitor};
use shared::access::{Grant, Reach};
use shared::kernel::{Nothing, ProviderId, digest};
use shared::review::NewSignatures;
use shared::review::api::Sign;
use shared::tenancy::sso::*;

/// A browser: it keeps cookies and sends them back.
#[derive(Default)]
struct Browser {
    cookies: BTreeMap<String, String>,
}

impl Browser {
    async fn send(&mut self, desk: &Desk, method: &str, path: &str, body: Value) -> (u16, Value) {
        let request = Client::new().request(method.parse().unwrap(), format!("{}/api{path}", desk.url)).header("X-Requested-With", "test");
        let cookie = self.cookies.iter().map(|(name, value)| format!("{name}={value}")).collect::<Vec<_>>().join("; ");
        let request = request.header("Cookie", cookie);
        let request = if method == "GET" { request } else { request.json(&body) };
        let answer = request.send().await.unwrap();
        for cookie in answer.headers().get_all("set-cookie") {
            let (name, rest) = cookie.to_str().unwrap().split_once('=').unwrap();
            self.cookies.insert(name.to_owned(), rest.split(';').next().unwrap().to_owned());
        }
        (answer.status().as_u16(), answer.json().await.unwrap_or_default())
    }

    /// Leaves for the provider; where to.
    async fn leave(&mut self, desk: &Desk, provider: ProviderId) -> String {
        let (status, start) = self.send(desk, "POST", "/session/sso", json!({ "provider": provider, "back": "/studies" })).await;
        assert_eq!(status, 200, "{start}");
        start["url"].as_str().unwrap().to_owned()
    }

    async fn come_back(&mut self, desk: &Desk, with: &BTreeMap<String, String>) -> (u16, Value) {
        self.send(desk, "POST", "/session/sso/return", json!(with)).await
    }

    async fn sign_in(&mut self, desk: &Desk, issuer: &Issuer, provider: ProviderId) -> (u16, Value) {
        let url = self.leave(desk, provider).await;
        self.come_back(desk, &issuer.approve(&url)).await
    }
}

async fn admin(desk: &Desk, place: &Place) -> Person {
    desk.someone(place, Grant { role: Admin, reach: Reach::Tenant }).await
}

fn new_provider(issuer: &Issuer) -> NewProvider {
    NewProvider {
        name: "Acme ID".into(),
        issuer: issuer.url.clone(),
        client_id: "probatum".into(),
        client_secret: Some("a secret of the client".into()),
        domains: vec!["Acme.example".into()],
        scopes: "groups".into(),
        vouches: false,
        acr: None,
        recheck_seconds: 60,
    }
}

/// A provider that is set up, switched on, and gives the group `crc` the role of a coordinator at the first site.
async fn connect(desk: &Desk, place: &Place, issuer: &Issuer) -> ProviderId {
    let admin = admin(desk, place).await;
    let one = admin.call::<AddProvider>(&Nothing {}, &new_provider(issuer)).await.unwrap().id;
    let at = OnProvider { provider: one };
    let reach = Reach::Site { study: place.study, site: place.sites[0] };
    let rules = vec![
        SsoRule { claim: "groups".into(), value: "crc".into(), grant: Grant { role: Coordinator, reach } },
        SsoRule { claim: "groups".into(), value: "pi".into(), grant: Grant { role: Investigator, reach } },
        SsoRule { claim: "groups".into(), value: "cra".into(), grant: Grant { role: Monitor, reach: Reach::Study { study: place.study } } },
    ];
    admin.call::<PutSsoRules>(&at, &SsoRules { rules }).await.unwrap();
    admin.call::<SwitchProvider>(&at, &SwitchBody { active: true }).await.unwrap();
    one
}

async fn owns(desk: &Desk, place: &Place, domain: &str) {
    let tx = desk.app.db.begin(&Ctx::system(place.tenant, "test.Own")).await.unwrap();
    own_domain(&desk.app, &tx, domain).await.unwrap();
    tx.commit().await.unwrap();
}

struct Set {
    desk: Desk,
    issuer: Issuer,
    provider: ProviderId,
}

async fn set_up() -> Set {
    let (desk, issuer) = (Desk::with(&design()).await, Issuer::open().await);
    let provider = connect(&desk, &desk.home, &issuer).await;
    owns(&desk, &desk.home, "acme.example").await;
    Set { desk, issuer, provider }
}

fn roles(session: &Value) -> Vec<String> {
    session["grants"].as_array().unwrap().iter().map(|grant| grant["role"].as_str().unwrap().to_owned()).collect()
}

async fn people(desk: &Desk) -> String {
    desk.owner("select concat((select count(*) from person where email like '%@acme.example'), ' ', (select count(*) from sso_identity), ' ', (select count(*) from sso_session))")
        .await
        .remove(0)
}

/// Req: ACC-02, ACC-08
#[actix_web::test]
async fn the_first_sign_in_makes_the_account_with_the_roles_of_its_groups() {
    let Set { desk, issuer, provider } = set_up().await;
    let mut browser = Browser::default();
    let (status, done) = browser.sign_in(&desk, &issuer, provider).await;
    assert_eq!(status, 200, "{done}");
    assert_eq!((done["back"].as_str(), done["session"]["name"].as_str()), (Some("/studies"), Some("Ada Lovelace")));
    assert_eq!((done["session"]["tenant"].clone(), roles(&done["session"])), (json!(desk.home.tenant), vec!["coordinator".to_owned()]));
    assert_eq!(browser.send(&desk, "GET", "/studies", json!({})).await.0, 200);
    let (_, again) = Browser::default().sign_in(&desk, &issuer, provider).await;
    assert_eq!(again["session"]["person"], done["session"]["person"]);
    assert_eq!(people(&desk).await, "1 1 2", "one account, one identity, two sessions");
    let trail = desk.owner("select string_agg(distinct action, ' ') from audit.membership where actor_name = 'Ada Lovelace'").await;
    assert_eq!(trail, ["tenancy.FinishSso"]);
    let said = desk
        .owner("select concat(count(*) filter (where changes::text like '%access token%'), ' ', count(*)) from audit.sso_session")
        .await;
    assert_eq!(said, ["0 2"], "no token in the trail");
    issuer.close();
}

/// Every way in which an answer can be wrong, and what becomes of it.
/// Req: SEC-03, ACC-02
#[actix_web::test]
async fn an_answer_that_is_not_true_is_refused_and_leaves_nothing() {
    let Set { desk, issuer, provider } = set_up().await;
    let claim = |name: &str, value: Value| (format!("wrong {name}"), BTreeMap::from([(name.to_owned(), value)]), Forged::Not);
    let forged = |name: &str, how: Forged| (name.to_owned(), BTreeMap::new(), how);
    let cases = [
        ("expired".to_owned(), BTreeMap::from([("exp".to_owned(), json!(1_700_000_000))]), Forged::Not),
        claim("nonce", json!("of another sign-in")),
        claim("nonce", Value::Null),
        claim("iss", json!("https://elsewhere.example")),
        claim("aud", json!("another client")),
        claim("aud", json!(["probatum", "another client"])),
        claim("azp", json!("another client")),
        claim("iat", json!(4_000_000_000_u64)),
        claim("at_hash", json!("AAAAAAAAAAAAAAAAAAAAAA")),
        claim("email_verified", json!(false)),
        claim("email", json!("ada@foreign.example")),
        claim("groups", json!(["nobody knows them"])),
        forged("alg none", Forged::None),
        forged("HS256 with the public key", Forged::Confused),
        forged("another key under a known name", Forged::AnotherKey),
        forged("a key that is published nowhere", Forged::UnknownKid),
        forged("a key that is published nowhere, again", Forged::UnknownKid),
    ];
    for (name, claims, forged) in cases {
        issuer.plan(|plan| (plan.claims, plan.forged) = (claims, forged));
        let mut browser = Browser::default();
        let (status, said) = browser.sign_in(&desk, &issuer, provider).await;
        assert_eq!(status, 422, "{name}: {said}");
        assert_eq!(browser.send(&desk, "GET", "/session", json!({})).await.0, 401, "{name}");
        assert_eq!(people(&desk).await, "0 0 0", "{name}");
    }
    assert_eq!(issuer.jwks_read(), 2, "an unknown key is asked for once, not once for each try");
    issuer.close();
}

/// Req: SEC-03
#[actix_web::test]
async fn an_answer_counts_once_and_only_in_the_browser_that_asked() {
    let Set { desk, issuer, provider } = set_up().await;
    let (mut browser, mut other) = (Browser::default(), Browser::default());
    let url = browser.leave(&desk, provider).await;
    other.leave(&desk, provider).await;
    let back = issuer.approve(&url);
    let with = |name: &str, value: &str| back.clone().into_iter().chain([(name.to_owned(), value.to_owned())]).collect::<BTreeMap<_, _>>();
    assert_eq!(Browser::default().come_back(&desk, &back).await.0, 422, "a browser that began nothing");
    assert_eq!(other.come_back(&desk, &back).await.0, 422, "a browser that began something else");
    assert_eq!(browser.come_back(&desk, &with("state", "guessed")).await.0, 422, "another state");
    assert_eq!(browser.come_back(&desk, &with("iss", "https://elsewhere.example")).await.0, 422, "another issuer (RFC 9207)");
    let silent: BTreeMap<_, _> = back.clone().into_iter().filter(|(name, _)| name != "iss").collect();
    assert_eq!(browser.come_back(&desk, &silent).await.0, 422, "no issuer, though the provider names itself");
    let flow = browser.cookies["__Host-sso"].clone();
    assert_eq!(browser.come_back(&desk, &back).await.0, 200);
    let mut replayed = Browser { cookies: BTreeMap::from([("__Host-sso".to_owned(), flow)]) };
    assert_eq!(replayed.come_back(&desk, &back).await.0, 422, "the same answer again");
    assert_eq!(people(&desk).await, "1 1 1");
    let url = browser.leave(&desk, provider).await;
    desk.app.clock.advance(601);
    assert_eq!(browser.come_back(&desk, &issuer.approve(&url)).await.0, 422, "ten minutes later");
    issuer.close();
}

/// Req: TEN-01
#[actix_web::test]
async fn what_one_tenants_provider_says_is_worth_nothing_at_another() {
    let Set { desk, issuer, provider } = set_up().await;
    let theirs = Issuer::open().await;
    let away = connect(&desk, &desk.away, &theirs).await;
    // Their provider calls somebody by an address of ours: the domain is not theirs.
    let (status, said) = Browser::default().sign_in(&desk, &theirs, away).await;
    assert_eq!((status, said["code"].as_str()), (422, Some("no_account")), "{said}");
    // An answer for one provider is handed in for the other.
    let mut browser = Browser::default();
    let url = browser.leave(&desk, away).await;
    let mut answer = issuer.approve(&url);
    assert_eq!(browser.come_back(&desk, &answer).await.0, 422);
    answer.insert("iss".into(), theirs.url.clone());
    assert_eq!(browser.come_back(&desk, &answer).await.0, 422, "a code of ours, at their token endpoint");
    // Whoever also works there does not get there by our provider.
    let mut browser = Browser::default();
    let (_, done) = browser.sign_in(&desk, &issuer, provider).await;
    let person = serde_json::from_value(done["session"]["person"].clone()).unwrap();
    let tx = desk.app.db.begin(&Ctx::system(desk.away.tenant, "test.Grant")).await.unwrap();
    server::rooms::tenancy::people::grant(&tx, person, Grant { role: Coordinator, reach: Reach::Tenant }).await.unwrap();
    tx.commit().await.unwrap();
    assert_eq!(browser.send(&desk, "PUT", "/session/tenant", json!({ "tenant": desk.away.tenant })).await.0, 404);
    let (_, session) = browser.send(&desk, "GET", "/session", json!({})).await;
    assert_eq!(session["tenants"].as_array().unwrap().len(), 1);
    let (status, _) =
        admin(&desk, &desk.away).await.request("POST", &format!("/api/sso/providers/{provider}/test"), Some(b"{}".to_vec())).await;
    assert_eq!(status, 404, "our provider, asked for by their administrator");
    [issuer, theirs].iter().for_each(Issuer::close);
}

/// Req: ACC-09, ACC-12
#[actix_web::test]
async fn a_group_that_is_taken_away_takes_the_role_and_whoever_is_gone_is_signed_out() {
    let Set { desk, issuer, provider } = set_up().await;
    issuer.plan(|plan| drop(plan.claims.insert("groups".into(), json!(["crc", "cra"]))));
    let mut browser = Browser::default();
    let (_, done) = browser.sign_in(&desk, &issuer, provider).await;
    // Who enters data does not monitor it, whatever groups say: the first holds, the second waits until it is gone.
    assert_eq!(roles(&done["session"]), ["coordinator"]);
    issuer.plan(|plan| drop(plan.claims.insert("groups".into(), json!(["cra"]))));
    desk.app.clock.advance(61);
    desk.app.callers.invalidate_all();
    let (_, session) = browser.send(&desk, "GET", "/session", json!({})).await;
    assert_eq!(roles(&session), ["monitor"]);
    let ended = desk.owner("select count(*)::text from audit.membership where action = 'tenancy.KeepUp' and op = 'update'").await;
    assert_eq!(ended, ["1"]);
    issuer.plan(|plan| plan.forgotten = true);
    desk.app.clock.advance(61);
    desk.app.callers.invalidate_all();
    assert_eq!(browser.send(&desk, "GET", "/session", json!({})).await.0, 401);
    issuer.close();
}

/// Req: ACC-12
#[actix_web::test]
async fn a_provider_that_is_silent_is_waited_for_a_quarter_of_an_hour() {
    let Set { desk, issuer, provider } = set_up().await;
    let mut browser = Browser::default();
    browser.sign_in(&desk, &issuer, provider).await;
    issuer.server_gone().await;
    for (seconds, status) in [(240, 200), (240, 200), (240, 200), (240, 401)] {
        desk.app.clock.advance(seconds);
        desk.app.callers.invalidate_all();
        let refreshed = browser.send(&desk, "POST", "/session/refresh", json!({})).await.0;
        assert_eq!(refreshed, status);
    }
}

/// Req: ACC-12
#[actix_web::test]
async fn the_provider_ends_a_session_and_nobody_else_can() {
    let Set { desk, issuer, provider } = set_up().await;
    let mut browser = Browser::default();
    browser.sign_in(&desk, &issuer, provider).await;
    let now = desk.app.clock.now().0.unix_timestamp();
    let event = json!({ "http://schemas.openid.net/event/backchannel-logout": {} });
    let good =
        json!({ "iss": issuer.url, "aud": "probatum", "iat": now, "exp": now + 120, "jti": "1", "sid": "their session", "events": event });
    let but = |name: &str, value: Value| {
        let mut claims = good.clone();
        claims[name] = value;
        claims
    };
    let tell = async |token: String| {
        let request = Client::new().post(format!("{}/api/sso/{provider}/logout", desk.url));
        let request = request.header("Content-Type", "application/x-www-form-urlencoded").body(format!("logout_token={token}"));
        request.send().await.unwrap().status().as_u16()
    };
    for wrong in [
        but("iss", json!("https://elsewhere.example")),
        but("aud", json!("another client")),
        but("iat", json!(now - 3600)),
        but("exp", json!(now - 120)),
        but("events", json!({})),
        but("nonce", json!("as an ID token has")),
        but("sid", Value::Null),
    ] {
        assert_eq!(tell(issuer.sign("logout+jwt", &wrong)).await, 400, "{wrong}");
    }
    for forged in [Forged::None, Forged::Confused, Forged::AnotherKey, Forged::UnknownKid] {
        issuer.plan(|plan| plan.forged = forged);
        assert_eq!(tell(issuer.sign("logout+jwt", &good)).await, 400, "{forged:?}");
    }
    issuer.plan(|plan| plan.forged = Forged::Not);
    assert_eq!(browser.send(&desk, "GET", "/session", json!({})).await.0, 200);
    assert_eq!(tell(issuer.sign("logout+jwt", &good)).await, 200);
    assert_eq!(browser.send(&desk, "GET", "/session", json!({})).await.0, 401);
    issuer.close();
}

/// Req: ACC-12
#[actix_web::test]
async fn a_key_that_was_changed_is_found_by_asking_once_more() {
    let Set { desk, issuer, provider } = set_up().await;
    assert_eq!(Browser::default().sign_in(&desk, &issuer, provider).await.0, 200);
    issuer.rotate();
    assert_eq!(Browser::default().sign_in(&desk, &issuer, provider).await.0, 200);
    assert_eq!(issuer.jwks_read(), 2);
    issuer.close();
}

/// Req: ACC-02
#[actix_web::test]
async fn where_the_provider_is_required_a_password_leads_nowhere_but_for_those_who_are_named() {
    let Set { desk, issuer, .. } = set_up().await;
    let admin = admin(&desk, &desk.home).await;
    let monitor = desk.person(Monitor).await;
    let because = admin.because("as the security office asks");
    let policy = |local: Vec<_>| SsoPolicy { required: true, local };
    let locked_out = because.call::<PutSsoPolicy>(&Nothing {}, &policy(vec![monitor.id])).await.unwrap_err();
    assert_eq!(locked_out.status, 409, "somebody must be able to mend it");
    because.call::<PutSsoPolicy>(&Nothing {}, &policy(vec![admin.id])).await.unwrap();
    assert_eq!(monitor.request("GET", "/api/studies", None).await.0, 401);
    assert_eq!(admin.request("GET", "/api/studies", None).await.0, 200);
    because.call::<PutSsoPolicy>(&Nothing {}, &SsoPolicy { required: false, local: vec![] }).await.unwrap();
    assert_eq!(monitor.request("GET", "/api/studies", None).await.0, 200);
    issuer.close();
}

/// Req: ACC-05
#[actix_web::test]
async fn the_way_in_is_told_by_the_domain_alone() {
    let Set { desk, issuer, provider } = set_up().await;
    let ask = async |email: &str| Browser::default().send(&desk, "POST", "/session/ways", json!({ "email": email })).await.1;
    let (unknown, foreign) = (ask("nobody@acme.example").await, ask("ada@elsewhere.example").await);
    Browser::default().sign_in(&desk, &issuer, provider).await;
    assert_eq!(ask("ADA@Acme.example").await, unknown);
    assert_eq!(unknown, json!({ "providers": [{ "id": provider, "name": "Acme ID", "tenant": "Acme" }] }));
    assert_eq!(foreign, json!({ "providers": [] }));
    issuer.close();
}

/// Req: ACC-08
#[actix_web::test]
async fn the_preview_shows_what_somebody_would_get_and_the_trial_what_works() {
    let Set { desk, issuer, provider } = set_up().await;
    let admin = admin(&desk, &desk.home).await;
    let at = OnProvider { provider };
    let claim = |value: &str| SsoClaim { claim: "groups".into(), value: value.into() };
    let asked = PreviewAsk { email: "new@acme.example".into(), claims: vec![claim("crc"), claim("choir")], rules: None };
    let seen = admin.call::<PreviewProvider>(&at, &asked).await.unwrap();
    assert_eq!((seen.account, seen.unused), (PreviewAccount::New, vec![claim("choir")]));
    assert_eq!(seen.grants.len(), 1);
    assert!(seen.grants[0].place.ends_with("Site 1"), "{}", seen.grants[0].place);
    let foreign = PreviewAsk { email: "new@elsewhere.example".into(), ..PreviewAsk::default() };
    assert_eq!(admin.call::<PreviewProvider>(&at, &foreign).await.unwrap().account, PreviewAccount::ForeignDomain);
    let tried = admin.call::<TestProvider>(&at, &Nothing {}).await.unwrap();
    assert!(tried.steps.iter().all(|step| step.outcome == TestOutcome::Good), "{:?}", tried.steps);
    issuer.close();
    let dead = NewProvider { issuer: "http://127.0.0.1:9".into(), ..new_provider(&issuer) };
    let dead = admin.call::<AddProvider>(&Nothing {}, &dead).await.unwrap();
    let tried = admin.call::<TestProvider>(&OnProvider { provider: dead.id }, &Nothing {}).await.unwrap();
    assert_eq!((tried.steps.len(), tried.steps[0].outcome), (1, TestOutcome::Bad));
}

/// Somebody who may sign asks for a proof of this, and comes back with what the issuer says.
async fn step_up(browser: &mut Browser, desk: &Desk, issuer: &Issuer, digest: &str) -> (u16, Value) {
    let ask = json!({ "digest": digest });
    let (status, start) = browser.send(desk, "POST", "/session/sso/proof", ask).await;
    assert_eq!(status, 200, "{start}");
    let url = start["url"].as_str().unwrap();
    assert!(url.contains("prompt=login") && url.contains("max_age=0"), "{url}");
    browser.come_back(desk, &issuer.approve(url)).await
}

/// Req: SIG-12
#[actix_web::test]
async fn whoever_signs_proves_anew_at_the_provider_and_for_this_alone() {
    let Set { desk, issuer, provider } = set_up().await;
    let coordinator = desk.person(Coordinator).await;
    let subject = desk.subject(&coordinator).await;
    issuer.plan(|plan| drop(plan.claims.insert("groups".into(), json!(["pi"]))));
    let mut browser = Browser::default();
    assert_eq!(browser.sign_in(&desk, &issuer, provider).await.0, 200);
    let target = |hash: &str| json!({ "subject": subject, "place": { "level": "casebook" }, "content_hash": hash.repeat(64) });
    let signs = |hash: &str| json!({ "id": "0197a000-0000-7000-8000-000000000001", "meaning": "authorship", "targets": [target(hash)] });
    let named: NewSignatures = serde_json::from_value(signs("0")).unwrap();
    let digest = digest::<Sign>(&desk.study(), &named);
    let now = desk.app.clock.now().0.unix_timestamp();
    for (name, value) in [("auth_time", json!(now - 3600)), ("auth_time", Value::Null), ("sub", json!("eve")), ("nonce", json!("another"))]
    {
        issuer.plan(|plan| drop(plan.claims.insert(name.into(), value.clone())));
        assert_eq!(step_up(&mut browser, &desk, &issuer, &digest).await.0, 422, "{name} {value}");
        issuer.plan(|plan| drop(plan.claims.remove(name)));
    }
    issuer.plan(|plan| plan.forged = Forged::None);
    assert_eq!(step_up(&mut browser, &desk, &issuer, &digest).await.0, 422, "an unsigned assertion");
    issuer.plan(|plan| plan.forged = Forged::Not);
    let strict = NewProvider { acr: Some("two-factors".into()), ..new_provider(&issuer) };
    admin(&desk, &desk.home).await.call::<ChangeProvider>(&OnProvider { provider }, &strict).await.unwrap();
    assert_eq!(step_up(&mut browser, &desk, &issuer, &digest).await.0, 422, "weaker than the tenant wants it");
    issuer.plan(|plan| drop(plan.claims.insert("acr".into(), json!("two-factors"))));

    let path = format!("/studies/{}/signatures", desk.home.study);
    let sign = |proof: Value, hash: &str| json!({ "proof": { "kind": "provider", "proof": proof }, "signs": signs(hash) });
    let (status, done) = step_up(&mut browser, &desk, &issuer, &digest).await;
    assert_eq!((status, done["session"].clone()), (200, Value::Null), "{done}");
    let code = |answer: (u16, Value)| (answer.0, answer.1["code"].as_str().unwrap_or_default().to_owned());
    let refused = (401, "proof_required".to_owned());
    assert_eq!(code(browser.send(&desk, "POST", &path, sign(done["proof"].clone(), "1")).await), refused, "another content");
    let (status, said) = browser.send(&desk, "POST", &path, sign(done["proof"].clone(), "0")).await;
    assert!(![401, 403, 404, 405].contains(&status) && status < 500, "the proof is taken, the content is judged: {status} {said}");
    assert_eq!(code(browser.send(&desk, "POST", &path, sign(done["proof"].clone(), "0")).await), refused, "a second time");
    let (_, late) = step_up(&mut browser, &desk, &issuer, &digest).await;
    desk.app.clock.advance(121);
    assert_eq!(code(browser.send(&desk, "POST", &path, sign(late["proof"].clone(), "0")).await), refused, "two minutes later");
    let kept = desk.owner("select concat(count(*) filter (where used_at is not null), ' of ', count(*)) from sso_proof").await;
    assert_eq!(kept, ["1 of 8"]);
    let proof = json!({ "kind": "provider", "proof": done["proof"] });
    let theirs = json!({ "proof": proof, "signs": signs("0") });
    let other = desk.person(Investigator).await;
    assert_eq!(other.request("POST", &format!("/api{path}"), Some(theirs.to_string().into_bytes())).await.0, 401, "somebody else's proof");
    issuer.close();
}
