//! What queries and marks cost a save, and what the list costs with many of them. By itself: round trips are counted for the whole process.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use std::time::{Duration, Instant};

use server::kernel::db::{Ctx, Tx, round_trips};
use server::kit::desk::{Desk, vitals};
use shared::access::Role::{Coordinator, DataManager, Monitor};
use shared::capture::api::{OnSubject, SaveRecord};
use shared::capture::{Change, ChangeSet, RecordKey};
use shared::forms::Datum;
use shared::kernel::Nothing;
use shared::queries::api::*;
use shared::review::api::{ToVerify, VerifyPlace};

/// Req: QRY-03
#[actix_web::test]
async fn a_save_without_findings_costs_no_further_round_trip_and_a_list_of_many_is_there_at_once() {
    let desk = Desk::new().await;
    let site = desk.person(Coordinator).await;
    let on = desk.on(desk.subject(&site).await);
    let cost_of = async |on: OnSubject, base: u32, sbp: &str| {
        let changes = vec![Change { at: "IG.VS/1/IT.SBP".parse().unwrap(), to: Datum::text(sbp) }];
        let set = ChangeSet { record: vitals(), base, changes, rows: Vec::new(), complete: Some(true) };
        let before = round_trips();
        site.because("read again").call::<SaveRecord>(&on, &set).await.unwrap();
        round_trips() - before
    };
    let cost = async |base, sbp| cost_of(on, base, sbp).await;
    cost(0, "120").await;
    // What opens the transaction goes along with the first statement, COMMIT with the only one that writes.
    assert_eq!(cost(1, "121").await, 2, "nothing found");
    assert_eq!(cost(2, "200").await, 5, "asks");
    assert_eq!(cost(3, "210").await, 5, "follows the value");
    assert_eq!(cost(4, "122").await, 5, "closes by itself");
    // Of another subject: here nothing was ever asked.
    let other = desk.on(desk.subject(&site).await);
    cost_of(other, 0, "120").await;
    verified(&desk, other).await;
    // Verifying moved the revision on: to 2.
    assert_eq!(cost_of(other, 2, "123").await, 4, "drops a mark of verification");
    assert_eq!(cost_of(other, 3, "124").await, 3, "has none to drop");
    many(&desk, 50_000).await;
    let manager = desk.person(DataManager).await;
    let took = async |filter: QueryFilter| {
        let began = Instant::now();
        let page = manager.call::<ListQueries>(&desk.study(), &filter).await.unwrap();
        (page.rows.len(), began.elapsed(), page.next)
    };
    // The least of several: what it costs, not what else the machine does.
    let (rows, mut first, next) = took(QueryFilter::default()).await;
    for _ in 0..5 {
        first = first.min(took(QueryFilter::default()).await.1);
    }
    let (_, second, _) = took(QueryFilter { after: next, ..QueryFilter::default() }).await;
    let (_, answered, _) = took(QueryFilter { show: Some(Show::Answered), older: Some(20), ..QueryFilter::default() }).await;
    let (_, search, _) = took(QueryFilter { show: Some(Show::All), search: Some("number 49999".into()), ..QueryFilter::default() }).await;
    let began = Instant::now();
    let totals = manager.call::<CountQueries>(&desk.study(), &Nothing {}).await.unwrap();
    let counted = began.elapsed();
    println!(
        "50,000 queries: first page {first:?}, second {second:?}, answered for 20 days {answered:?}, a search through all {search:?}, totals {counted:?}"
    );
    assert_eq!((rows, totals.open + totals.answered > 10_000), (50, true));
    assert!(first < Duration::from_millis(200), "the first page took {first:?}");
}

/// The monitor verifies the vital signs.
async fn verified(desk: &Desk, on: OnSubject) {
    let monitor = desk.person(Monitor).await;
    let RecordKey { visit, visit_n, form, form_n } = vitals();
    let body = ToVerify { track: None, visit, visit_n, form: Some(form), form_n: Some(form_n), item: None };
    assert_eq!(monitor.call::<VerifyPlace>(&on, &body).await.unwrap().items, 1);
}

/// Queries in all states, and the plan of the list.
async fn many(desk: &Desk, n: u32) {
    server::kit::queries::ask(desk, n).await;
    let tx = desk.app.db.begin(&Ctx::system(desk.home.tenant, "test.Plan")).await.unwrap();
    plan(&tx, desk).await;
}

async fn plan(tx: &Tx, desk: &Desk) {
    let sql = "explain select id from query q where tenant = $1 and study = $2 and state in ('candidate', 'open', 'answered', 'reopened')
        order by asked_at, id limit 51";
    let rows = tx.rows(sql, [desk.home.tenant.0.into(), desk.home.study.0.into()]).await.unwrap();
    let lines: Vec<String> = rows.iter().map(|row| row.try_get("", "QUERY PLAN").unwrap()).collect();
    println!("{}", lines.join("\n"));
}
