//! Live, training and test kept apart: what a study is for is said when it is made, shown everywhere, and never changes.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use actix_web::web::Data;
use secrecy::SecretString;
use server::kernel::app::App;
use server::kernel::db::Db;
use server::kit::TestDb;
use server::kit::desk::{Desk, Stand, design};
use server::rooms::study::odm;
use server::rooms::tenancy;
use shared::access::{Grant, Reach, Role};
use shared::kernel::{Nothing, StudyId};
use shared::study::api::{Environment, Imported, InStudy, ListStudies, ReadStudy};

fn file() -> Vec<u8> {
    let header = odm::ExportHeader { file_oid: "F".into(), created: "2026-01-01T00:00:00Z".into(), system_version: "1".into() };
    let mut file = Vec::new();
    odm::export(&design(), &mut file, &header).unwrap();
    file
}

/// Req: TEN-05
#[actix_web::test]
async fn a_study_is_made_for_what_its_maker_says_and_live_when_they_say_nothing() {
    let desk = Desk::new().await;
    let builder = desk.person(Role::Builder).await;
    let cases = [
        ("", Environment::Live),
        ("?environment=live", Environment::Live),
        ("?environment=test", Environment::Test),
        ("?environment=training", Environment::Training),
    ];
    for (query, environment) in cases {
        let (status, body) = builder.request("POST", &format!("/api/studies{query}"), Some(file())).await;
        assert_eq!(status, 200, "{}", String::from_utf8_lossy(&body));
        let imported: Imported = serde_json::from_slice(&body).unwrap();
        let view = builder.call::<ReadStudy>(&InStudy { study: imported.study }, &Nothing {}).await.unwrap();
        assert_eq!(view.environment, environment, "{query}");
    }
    let (status, _) = builder.request("POST", "/api/studies?environment=production", Some(file())).await;
    assert_eq!(status, 400);
    assert_eq!(builder.call::<ListStudies>(&Nothing {}, &Nothing {}).await.unwrap().len(), 5, "what is refused makes no study");
}

/// Req: TEN-05
#[actix_web::test]
async fn what_opens_one_installation_opens_no_other() {
    let desk = Desk::new().await;
    let live = desk.person(Role::Coordinator).await;
    let db = TestDb::new().await;
    let secret = SecretString::from("the secret of the validation installation, another one");
    let validation = Stand::open(Data::new(App::new(Db::new(db.pool.clone()), secret, tenancy::caller)), 1).await;
    let place = validation.place("Acme", &design()).await;
    let tester = validation.person(&place, Grant { role: Role::Coordinator, reach: Reach::Tenant }).await;
    let ask = async |url: &str, study: StudyId, cookie: &str| {
        let request = reqwest::Client::new().get(format!("{url}/api/studies/{study}")).header("Cookie", cookie);
        request.send().await.unwrap().status().as_u16()
    };
    assert_eq!(ask(&desk.url, desk.home.study, live.cookie()).await, 200);
    assert_eq!(ask(&validation.url, place.study, tester.cookie()).await, 200);
    assert_eq!(ask(&validation.url, place.study, live.cookie()).await, 401);
    assert_eq!(ask(&desk.url, desk.home.study, tester.cookie()).await, 401);
}
