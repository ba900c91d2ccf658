//! A server to measure and try things at, with any design: `stand < DESIGN.json` starts it with a database of its own, one
//! study, a coordinator who is signed in and one subject, prints where it is as one line of JSON, and stays until its standard
//! input ends.

#![expect(clippy::expect_used, reason = "a tool of the bench may fail loudly")]

use std::io::Read;

use actix_web::web::Data;
use secrecy::SecretString;
use serde_json::json;
use server::kernel::app::App;
use server::kernel::db::Db;
use server::kit::TestDb;
use server::kit::desk::Stand;
use server::rooms::tenancy;
use shared::access::{Grant, Reach, Role};
use shared::study::Design;

#[actix_web::main]
async fn main() {
    let mut line = String::new();
    std::io::stdin().read_line(&mut line).expect("a design on the first line of standard input");
    let design: Design = serde_json::from_str(&line).expect("a design as JSON");
    let db = TestDb::new().await;
    let secret = SecretString::from("a secret that only this stand knows, long enough");
    let stand = Stand::open(Data::new(App::new(Db::new(db.pool.clone()), secret, tenancy::caller)), 1).await;
    let place = stand.place("Bench", &design).await;
    let person = stand.person(&place, Grant { role: Role::Coordinator, reach: Reach::Tenant }).await;
    let subject = person.enrol(&place).await;
    println!("{}", json!({ "url": stand.url, "cookie": person.cookie(), "study": place.study, "subject": subject }));
    actix_web::rt::task::spawn_blocking(|| std::io::stdin().read_to_end(&mut Vec::new())).await.expect("waits").expect("standard input");
}
