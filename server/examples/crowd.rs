//! A server with ten thousand subjects in a study of forty visits, for measuring in a browser. Prints its address, the study, and
//! the cookie of somebody who is signed in; serves until its input ends. Its database is the tests' and is gone afterwards.
//! `cargo run -p server --features kit --example crowd [subjects]`

#![expect(clippy::expect_used, reason = "a tool may fail loudly")]

use std::io::Read;

use server::kit::crowd;
use server::kit::desk::Desk;
use shared::access::{Grant, Reach, Role};

#[actix_web::main]
async fn main() {
    let subjects = std::env::args().nth(1).map_or(10_000, |text| text.parse().expect("a number of subjects"));
    let desk = Desk::with(&crowd::design()).await;
    crowd::gather(&desk, subjects).await;
    let person = desk.someone(&desk.home, Grant { role: Role::Coordinator, reach: Reach::Tenant }).await;
    println!("{}", serde_json::json!({ "url": desk.url, "study": desk.home.study, "cookie": person.cookie() }));
    actix_web::rt::task::spawn_blocking(|| std::io::stdin().read_to_end(&mut Vec::new())).await.expect("waits").expect("reads");
}
