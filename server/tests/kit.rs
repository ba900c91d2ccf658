//! The test kit itself: a database of one's own, cheaply, fenced as in production, and gone afterwards.

#![expect(clippy::unwrap_used, reason = "helpers of tests may fail loudly")]

use std::time::Instant;

use server::kit::TestDb;
use sqlx::{ConnectOptions, Connection};

async fn databases(db: &TestDb) -> Vec<String> {
    let mut connection = db.superuser().database("postgres").connect().await.unwrap();
    sqlx::query_scalar("select datname::text from pg_database").fetch_all(&mut connection).await.unwrap()
}

#[tokio::test]
async fn each_test_has_a_database_of_its_own_that_ends_with_it() {
    let (one, other) = (TestDb::new().await, TestDb::new().await);
    assert!(databases(&other).await.contains(&one.name));
    let name = one.name.clone();
    drop(one);
    assert!(!databases(&other).await.contains(&name));
}

/// Req: TEN-02
#[tokio::test]
async fn the_servers_login_is_fenced_and_owns_nothing() {
    let db = TestDb::new().await;
    let seen: i64 = sqlx::query_scalar("select count(*) from tenant").fetch_one(&db.pool).await.unwrap();
    assert_eq!(seen, 0);
    let made = sqlx::query("create table mine (id int)").execute(&db.pool).await;
    assert!(made.unwrap_err().to_string().contains("permission denied"));
    let mut owner = db.owner().connect().await.unwrap();
    let owns: bool = sqlx::query_scalar("select tableowner = current_user from pg_tables where tablename = 'tenant'")
        .fetch_one(&mut owner)
        .await
        .unwrap();
    assert!(owns);
    owner.close().await.unwrap();
}

#[tokio::test]
async fn a_database_costs_well_under_a_second() {
    drop(TestDb::new().await);
    let began = Instant::now();
    for _ in 0..5 {
        let db = TestDb::new().await;
        sqlx::query("select 1").execute(&db.pool).await.unwrap();
    }
    let each = began.elapsed() / 5;
    println!("a database of one's own: {} ms", each.as_millis());
    assert!(each.as_millis() < 1_000, "{each:?}");
}
