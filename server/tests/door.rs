//! The door's connections: kept, lent again, and never with anything of the transaction before.

#![expect(clippy::unwrap_used, reason = "a test may fail loudly")]

use server::kernel::db::{Ctx, Db};
use server::kernel::ports::fresh;
use server::kernel::prepared::Prepared;
use server::kit::TestDb;
use shared::kernel::TenantId;

const SESSIONS: &str = "select count(*)::text from pg_stat_activity where datname = current_database() and usename <> current_user";

async fn found(db: &Db, tenant: TenantId) -> bool {
    let tx = db.begin(&Ctx::system(tenant, "test.Look")).await.unwrap();
    let row = tx.row("select 1 as one from tenant where id = $1", [tenant.0.into()]).await.unwrap();
    tx.commit().await.unwrap();
    row.is_some()
}

async fn put(db: &Db, tenant: TenantId) -> server::kernel::db::Tx {
    let tx = db.begin(&Ctx::system(tenant, "test.Put")).await.unwrap();
    tx.run("insert into tenant (id, name) values ($1, 'Door')", [tenant.0.into()]).await.unwrap();
    tx
}

#[tokio::test]
async fn what_was_not_committed_is_gone_and_the_connection_serves_again() {
    let test = TestDb::new().await;
    let db = Db::new(test.pool.clone());
    let (kept, left, cut) = (TenantId(fresh()), TenantId(fresh()), TenantId(fresh()));
    put(&db, kept).await.commit().await.unwrap();
    for _ in 0..10 {
        drop(put(&db, left).await);
    }
    // A refused statement, and a statement that nobody waited for to its end.
    let tx = put(&db, cut).await;
    tx.run("select 1 / 0", []).await.unwrap_err();
    drop(tx);
    let tx = put(&db, cut).await;
    let cut_short = tokio::time::timeout(std::time::Duration::from_millis(20), tx.run("select pg_sleep(0.2)", []));
    assert!(cut_short.await.is_err());
    drop(tx);
    assert!(found(&db, kept).await && !found(&db, left).await && !found(&db, cut).await);
}

#[tokio::test]
async fn a_connection_that_was_lost_is_replaced_before_anybody_notices() {
    let test = TestDb::new().await;
    let db = Db::new(test.pool.clone());
    let tenant = TenantId(fresh());
    for round in 0..3 {
        if round == 0 {
            put(&db, tenant).await.commit().await.unwrap();
        }
        let end =
            "select pg_terminate_backend(pid)::text from pg_stat_activity where datname = current_database() and usename <> current_user";
        assert!(!test.owner_rows(end).await.is_empty());
        assert!(found(&db, tenant).await);
    }
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn no_more_connections_are_opened_than_allowed_and_everybody_gets_a_turn() {
    let test = TestDb::new().await;
    let db = Db::new(test.pool.clone());
    let work = (0..40).map(|_| {
        let db = db.clone();
        tokio::spawn(async move {
            let tx = db.begin(&Ctx::system(TenantId(fresh()), "test.Wait")).await.unwrap();
            tx.run("select pg_sleep(0.02)", []).await.unwrap();
            tx.commit().await.unwrap();
        })
    });
    for one in work.collect::<Vec<_>>() {
        one.await.unwrap();
    }
    let open: u32 = test.owner_rows(SESSIONS).await.first().unwrap().parse().unwrap();
    assert!((1..=test.pool.options().get_max_connections()).contains(&open), "{open}");
}

fn putting() -> Prepared {
    Prepared::new("door_put", "uuid, text", "insert into tenant (id, name) select $1, $2 where $2 <> '' returning 1 as one")
}

#[tokio::test]
async fn a_last_statement_is_durable_with_its_commit_and_nothing_follows_it() {
    let test = TestDb::new().await;
    let db = Db::new(test.pool.clone());
    for name in ["Plain", r"O'Hara \ '; rollback; --"] {
        let tenant = TenantId(fresh());
        let tx = db.begin(&Ctx::system(tenant, "test.Finish")).await.unwrap();
        // Nothing was done: what follows begins anew.
        assert!(tx.finish(&putting(), [tenant.0.into(), "".into()]).await.unwrap().is_empty());
        assert_eq!(tx.finish(&putting(), [tenant.0.into(), name.into()]).await.unwrap().len(), 1);
        tx.run("select 1", []).await.unwrap_err();
        drop(tx);
        let tx = db.begin(&Ctx::system(tenant, "test.Look")).await.unwrap();
        let row = tx.row("select name from tenant where id = $1", [tenant.0.into()]).await.unwrap().unwrap();
        assert_eq!(row.try_get::<String>("", "name").unwrap(), name);
    }
}

#[tokio::test]
async fn what_is_refused_with_its_commit_leaves_nothing_and_the_connection_serves_again() {
    let test = TestDb::new().await;
    let db = Db::new(test.pool.clone());
    let (first, second) = (TenantId(fresh()), TenantId(fresh()));
    put(&db, first).await.commit().await.unwrap();
    let tx = put(&db, second).await;
    // The key is taken: neither this statement nor what was done before stays.
    tx.finish(&putting(), [second.0.into(), "Twice".into()]).await.unwrap_err();
    drop(tx);
    assert!(found(&db, first).await && !found(&db, second).await);
    // A connection that was lost before the first message of a transaction is replaced, and learns the statement again.
    let tx = db.begin(&Ctx::system(second, "test.Put")).await.unwrap();
    let end = "select pg_terminate_backend(pid)::text from pg_stat_activity where datname = current_database() and usename <> current_user";
    assert!(!test.owner_rows(end).await.is_empty());
    assert_eq!(tx.known(&putting(), [second.0.into(), "Once".into()]).await.unwrap().len(), 1);
    tx.commit().await.unwrap();
    assert!(found(&db, second).await);
}
