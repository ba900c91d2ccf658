//! The API's description of itself, as the server serves it; and how its answers travel.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::io::Read;

use flate2::read::GzDecoder;
use server::kit::desk::{Desk, Person};
use shared::access::Role;
use shared::kernel::api::ReadAbout;
use shared::kernel::{Nothing, fill_path};
use shared::study::api::{OnVersion, ReadDesign, VersionView};

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

/// What an address answers to somebody who takes these codings: its coding, and its bytes as they travelled.
async fn travelled(person: &Person, url: &str, accepts: &str) -> (Option<String>, Vec<u8>) {
    let request = reqwest::Client::new().get(url).header("Cookie", person.cookie()).header("Accept-Encoding", accepts);
    let answer = request.send().await.unwrap();
    assert_eq!(answer.status().as_u16(), 200);
    let coding = answer.headers().get("content-encoding").map(|value| value.to_str().unwrap().to_owned());
    (coding, answer.bytes().await.unwrap().to_vec())
}

#[actix_web::test]
async fn what_is_long_travels_packed_to_whoever_takes_it_and_says_the_same() {
    let desk = Desk::new().await;
    let person = desk.person(Role::Coordinator).await;
    let on = OnVersion { study: desk.home.study, version: desk.home.version };
    let design = format!("{}/api{}", desk.url, fill_path::<ReadDesign>(&on));

    let (plain, whole) = travelled(&person, &design, "identity").await;
    let (refused, _) = travelled(&person, &design, "br, gzip;q=0").await;
    let (packed, bytes) = travelled(&person, &design, "gzip, deflate, br").await;
    assert_eq!((plain, refused, packed.as_deref()), (None, None, Some("gzip")));
    let mut unpacked = Vec::new();
    GzDecoder::new(bytes.as_slice()).read_to_end(&mut unpacked).unwrap();
    assert_eq!(unpacked, whole);
    assert!(bytes.len() * 2 < whole.len(), "{} of {}", bytes.len(), whole.len());
    assert!(serde_json::from_slice::<VersionView>(&whole).is_ok());

    let about = format!("{}/api{}", desk.url, fill_path::<ReadAbout>(&Nothing {}));
    assert_eq!(travelled(&person, &about, "gzip").await.0, None, "a short answer goes as it is");
}
