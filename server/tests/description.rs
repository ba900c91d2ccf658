//! The API's description of itself, as the server serves it.

use server::kit::desk::Desk;
use shared::access::Role;
use shared::kernel::Nothing;
use shared::kernel::api::ReadAbout;

#[actix_web::test]
async fn the_server_says_which_build_answers() {
    let desk = Desk::new().await;
    let about = desk.person(Role::Coordinator).await.call::<ReadAbout>(&Nothing {}, &Nothing {}).await.unwrap();
    assert_eq!((about.name.as_str(), about.licence.as_str(), about.demo), ("Probatum", "Apache-2.0", false));
    assert_eq!(about.version, env!("CARGO_PKG_VERSION"));
}

/// Req: INT-01
#[actix_web::test]
async fn the_description_is_served_to_anyone_and_sent_again_only_when_it_has_changed() {
    let desk = Desk::new().await;
    let client = reqwest::Client::new();
    for (path, media) in
        [("openapi.json", "application/json"), ("docs", "text/html; charset=utf-8"), ("docs.css", "text/css; charset=utf-8")]
    {
        let url = format!("{}/api/{path}", desk.url);
        let first = client.get(&url).send().await.unwrap();
        assert_eq!((first.status().as_u16(), first.headers()["content-type"].to_str().unwrap()), (200, media));
        let tag = first.headers()["etag"].clone();
        let again = client.get(&url).header("If-None-Match", tag).send().await.unwrap();
        assert_eq!((again.status().as_u16(), again.bytes().await.unwrap().len()), (304, 0), "{path}");
    }
    let document: serde_json::Value = client.get(format!("{}/api/openapi.json", desk.url)).send().await.unwrap().json().await.unwrap();
    assert_eq!(document, server::kernel::openapi::document());
}
