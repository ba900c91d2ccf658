//! Signing in, staying signed in, and being signed out.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use reqwest::Client;
use serde_json::json;
use server::kernel::db::Ctx;
use server::kit::desk::Desk;
use server::rooms::tenancy::{hash_password, people};
use shared::access::Role::{Admin, Coordinator};
use shared::access::{Grant, Reach};
use shared::kernel::{Code, Nothing, Problem, TenantId};
use shared::tenancy::api::{ChooseLanguages, Languages, ListMembers, ReadSession, SessionView, SignOutEverywhere};

const PASSWORD: &str = "an engine weaves algebra";

/// Somebody with a password, who belongs to the given number of the desk's tenants.
async fn somebody(desk: &Desk, email: &str, tenants: usize) {
    let hash = hash_password(PASSWORD).unwrap();
    let tx = desk.app.db.begin(&Ctx::system(TenantId::default(), "test.Somebody")).await.unwrap();
    let id = people::add(&tx, people::NewPerson { email, name: "Ada Lovelace", password_hash: &hash }).await.unwrap();
    tx.commit().await.unwrap();
    for place in [&desk.home, &desk.away].into_iter().take(tenants) {
        let tx = desk.app.db.begin(&Ctx::system(place.tenant, "test.Somebody")).await.unwrap();
        people::grant(&tx, id, Grant { role: Coordinator, reach: Reach::Tenant }).await.unwrap();
        tx.commit().await.unwrap();
    }
}

struct Answer {
    status: u16,
    cookies: Vec<String>,
    body: serde_json::Value,
}

async fn send(desk: &Desk, method: &str, path: &str, cookies: &[String], body: serde_json::Value) -> Answer {
    let request = Client::new().request(method.parse().unwrap(), format!("{}/api{path}", desk.url));
    let cookie = cookies.iter().map(|one| one.split(';').next().unwrap()).collect::<Vec<_>>().join("; ");
    let answer = request.header("X-Requested-With", "test").header("Cookie", cookie).json(&body).send().await.unwrap();
    let cookies = answer.headers().get_all("set-cookie").iter().map(|one| one.to_str().unwrap().to_owned()).collect();
    Answer { status: answer.status().as_u16(), cookies, body: answer.json().await.unwrap() }
}

async fn sign_in(desk: &Desk, email: &str, password: &str) -> Answer {
    send(desk, "POST", "/session", &[], json!({ "email": email, "password": password })).await
}

fn code(answer: &Answer) -> Code {
    serde_json::from_value::<Problem>(answer.body.clone()).unwrap().code
}

/// Req: SEC-03, ACC-02
#[actix_web::test]
async fn whoever_knows_the_password_gets_cookies_that_scripts_cannot_read() {
    let desk = Desk::new().await;
    somebody(&desk, "ada@example.org", 1).await;
    let answer = sign_in(&desk, " ADA@example.org ", PASSWORD).await;
    assert_eq!(answer.status, 200);
    assert_eq!(answer.body["tenant"], json!(desk.home.tenant));
    assert_eq!(answer.cookies.len(), 3, "access, refresh, and the device that is known from now on");
    for cookie in &answer.cookies {
        assert!(["HttpOnly", "Secure", "SameSite=Strict"].iter().all(|flag| cookie.contains(flag)), "{cookie}");
    }
    assert!(!answer.body.to_string().contains("eyJ"), "no token in the body");
}

/// Req: ACC-05
#[actix_web::test]
async fn known_and_unknown_addresses_are_answered_alike_until_both_must_wait() {
    let desk = Desk::new().await;
    somebody(&desk, "ada@example.org", 1).await;
    for email in ["ada@example.org", "nobody-at-all@example.org"] {
        let mut told = Vec::new();
        for _ in 0..6 {
            let answer = sign_in(&desk, email, "wrong wrong wrong").await;
            told.push((answer.status, code(&answer)));
        }
        assert_eq!(told, [vec![(401, Code::WrongCredentials); 5], vec![(429, Code::TooMany)]].concat(), "{email}");
    }
    assert_eq!(sign_in(&desk, "ada@example.org", PASSWORD).await.status, 429);
    desk.app.clock.advance(31);
    assert_eq!(sign_in(&desk, "ada@example.org", PASSWORD).await.status, 200);
    let failures =
        desk.owner("select count(*)::text from audit.person where action = 'tenancy.SignIn' and (changes -> 'failed') is not null").await;
    assert_eq!(failures, ["6"], "five failures and the reset are in the trail");
}

#[actix_web::test]
async fn a_person_of_two_tenants_chooses_and_sees_one_at_a_time() {
    let desk = Desk::new().await;
    somebody(&desk, "ada@example.org", 2).await;
    let signed = sign_in(&desk, "ada@example.org", PASSWORD).await;
    assert_eq!((signed.body["tenant"].clone(), signed.body["tenants"].as_array().unwrap().len()), (json!(null), 2));
    assert_eq!(send(&desk, "GET", "/studies", &signed.cookies, json!({})).await.status, 403);
    let chosen = send(&desk, "PUT", "/session/tenant", &signed.cookies, json!({ "tenant": desk.away.tenant })).await;
    let studies = send(&desk, "GET", "/studies", &chosen.cookies, json!({})).await;
    assert_eq!(studies.body.as_array().unwrap().iter().map(|study| study["id"].clone()).collect::<Vec<_>>(), [json!(desk.away.study)]);
    let nowhere = send(&desk, "PUT", "/session/tenant", &signed.cookies, json!({ "tenant": TenantId::default() })).await;
    assert_eq!(code(&nowhere), Code::NotFound);
}

/// Req: SEC-03, ACC-06
#[actix_web::test]
async fn a_refresh_cookie_works_once_and_its_copy_ends_the_session() {
    let desk = Desk::new().await;
    somebody(&desk, "ada@example.org", 1).await;
    let first = sign_in(&desk, "ada@example.org", PASSWORD).await;
    let second = send(&desk, "POST", "/session/refresh", &first.cookies, json!({})).await;
    assert_eq!((second.status, second.cookies.len()), (200, 2));
    // Another tab that was a moment late is honoured, without a new refresh cookie.
    let late = send(&desk, "POST", "/session/refresh", &first.cookies, json!({})).await;
    assert_eq!((late.status, late.cookies.len()), (200, 1));
    desk.app.clock.advance(60);
    assert_eq!(send(&desk, "POST", "/session/refresh", &first.cookies, json!({})).await.status, 401);
    assert_eq!(send(&desk, "POST", "/session/refresh", &second.cookies, json!({})).await.status, 401);
}

/// Req: ACC-07
#[actix_web::test]
async fn an_idle_session_ends() {
    let desk = Desk::new().await;
    somebody(&desk, "ada@example.org", 1).await;
    let signed = sign_in(&desk, "ada@example.org", PASSWORD).await;
    desk.app.clock.advance(16 * 60);
    assert_eq!(send(&desk, "POST", "/session/refresh", &signed.cookies, json!({})).await.status, 401);
}

/// Req: ACC-12, SEC-03
#[actix_web::test]
async fn signing_out_everywhere_ends_every_session_at_once() {
    let desk = Desk::new().await;
    let person = desk.person(Coordinator).await;
    let other = desk.same(&person).await;
    other.call::<ReadSession>(&Nothing {}, &Nothing {}).await.unwrap();
    person.call::<SignOutEverywhere>(&Nothing {}, &Nothing {}).await.unwrap();
    for one in [&person, &other] {
        assert_eq!(one.call::<ReadSession>(&Nothing {}, &Nothing {}).await.unwrap_err().code, Code::Unauthenticated);
    }
}

/// Req: ACC-04
#[actix_web::test]
async fn a_weak_password_is_refused_with_what_to_do() {
    let desk = Desk::new().await;
    somebody(&desk, "ada@example.org", 1).await;
    let signed = sign_in(&desk, "ada@example.org", PASSWORD).await;
    let change = |new: &str| json!({ "present": PASSWORD, "new": new });
    let refused = send(&desk, "PUT", "/session/password", &signed.cookies, change("short")).await;
    assert_eq!((code(&refused), refused.body["errors"][0]["at"].clone()), (Code::Invalid, json!("/new")));
    assert_eq!(send(&desk, "PUT", "/session/password", &signed.cookies, change("another engine, other algebra")).await.status, 200);
    assert_eq!(sign_in(&desk, "ada@example.org", PASSWORD).await.status, 401);
    assert_eq!(
        desk.owner("select count(*)::text from audit.person where changes::text like '%argon2%'").await,
        ["0"],
        "no hash in the trail"
    );
}

/// Req: TEN-01
#[actix_web::test]
async fn members_are_those_of_the_tenant() {
    let desk = Desk::new().await;
    let admin = desk.person(Admin).await;
    desk.stranger().await;
    let members = admin.call::<ListMembers>(&Nothing {}, &Nothing {}).await.unwrap().rows;
    assert_eq!(members.iter().map(|member| member.name.as_str()).collect::<Vec<_>>(), ["Admin of Acme"]);
}

/// Req: AUD-01
#[actix_web::test]
async fn the_languages_a_person_chose_are_there_on_every_device_and_written_down() {
    let desk = Desk::new().await;
    let person = desk.person(Coordinator).await;
    let other = desk.same(&person).await;
    let told = |view: SessionView| view.languages;
    let nothing = other.call::<ReadSession>(&Nothing {}, &Nothing {}).await.map(told).unwrap();
    assert_eq!(nothing, Languages::default());
    let chosen = Languages { app: Some("ar".into()), forms: Some("pt-BR".into()) };
    person.call::<ChooseLanguages>(&Nothing {}, &chosen).await.unwrap();
    assert_eq!(other.call::<ReadSession>(&Nothing {}, &Nothing {}).await.map(told).unwrap(), chosen);
    let trail = desk.owner("select changes -> 'language' ->> 'n' from audit.person where action = 'tenancy.ChooseLanguages'").await;
    assert_eq!(trail, ["ar"]);
    let wrong = Languages { app: Some("العربية".into()), forms: None };
    let refused = person.call::<ChooseLanguages>(&Nothing {}, &wrong).await.unwrap_err();
    assert_eq!((refused.code, refused.errors[0].at.as_str()), (Code::Invalid, "/app"));
}
