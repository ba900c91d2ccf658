//! News and jobs join the transaction that orders them, and are worked off across tenants, each by one worker.

use sea_orm_migration::sea_orm::ConnectionTrait as _;
use sea_orm_migration::sea_orm::TransactionTrait as _;

use crate::cluster::{self, Context, Desk, statement};

#[tokio::test]
async fn two_workers_share_the_news_of_all_tenants() {
    let desk = Desk::peopled().await;
    let claim = "select tenant::text from outbox_claim(1)";
    let (first, second) = (desk.app.begin().await.unwrap(), desk.app.begin().await.unwrap());
    let mut seen = Vec::new();
    for tx in [&first, &second] {
        for row in tx.query_all_raw(statement(claim)).await.unwrap() {
            seen.push(row.try_get_by_index::<String>(0).unwrap());
        }
    }
    first.commit().await.unwrap();
    second.commit().await.unwrap();
    seen.sort();
    assert_eq!(seen, [cluster::id(1, "tenant"), cluster::id(2, "tenant")]);
    assert_eq!(cluster::read(&desk.app, "select 1", claim).await, Vec::<String>::new(), "claimed news waits before it comes again");
}

#[tokio::test]
async fn news_that_nobody_delivered_comes_again_later_and_later() {
    let desk = Desk::peopled().await;
    let mut waits = Vec::new();
    for _ in 0..3 {
        desk.root.execute_unprepared("update outbox set next_at = now() - interval '1 second'").await.unwrap();
        desk.app.execute_unprepared("select outbox_claim(10)").await.unwrap();
        waits.push(
            cluster::read(&desk.root, "", "select round(extract(epoch from max(next_at) - now()))::text from outbox").await.remove(0),
        );
    }
    assert_eq!(waits, ["10", "20", "40"]);
    desk.root.execute_unprepared("update outbox set next_at = now() - interval '1 second', delivered_at = now()").await.unwrap();
    assert_eq!(cluster::read(&desk.app, "select 1", "select id::text from outbox_claim(10)").await, Vec::<String>::new());
}

#[tokio::test]
async fn a_job_is_worked_on_once_and_taken_up_when_its_worker_died() {
    let desk = Desk::peopled().await;
    let claim = "select concat(state, ' ', attempts) from job_claim()";
    desk.run(&Context::of(2), "update job set state = 'cancelled'").await.unwrap();
    assert_eq!(cluster_claim(&desk, claim).await, ["running 1"]);
    assert_eq!(cluster_claim(&desk, claim).await, Vec::<String>::new());
    for again in ["running 2", "running 3"] {
        desk.root.execute_unprepared("update job set heartbeat_at = now() - interval '3 minutes'").await.unwrap();
        assert_eq!(cluster_claim(&desk, claim).await, [again]);
    }
    desk.root.execute_unprepared("update job set heartbeat_at = now() - interval '3 minutes'").await.unwrap();
    assert_eq!(cluster_claim(&desk, claim).await, Vec::<String>::new());
    assert_eq!(desk.one(&Context::of(1), "select state from job").await, "failed");
}

/// Claims and commits.
async fn cluster_claim(desk: &Desk, claim: &str) -> Vec<String> {
    let rows = desk.app.query_all_raw(statement(claim)).await.unwrap();
    rows.iter().map(|row| row.try_get_by_index(0).unwrap()).collect()
}

#[tokio::test]
async fn what_is_claimed_is_worked_on_in_its_own_tenant() {
    let desk = Desk::peopled().await;
    desk.app.execute_unprepared("select outbox_claim(10)").await.unwrap();
    assert_eq!(desk.run(&Context::of(1), "update outbox set delivered_at = now()").await, Ok(1));
    assert_eq!(cluster::read(&desk.root, "", "select count(*)::text from outbox where delivered_at is null").await, ["1"]);
}
