//! The test kit: every test has a database of its own, with the schema and as nobody else sees it.
//!
//! ```ignore
//! let db = TestDb::new().await;                 // own database from a migrated template; gone when dropped
//! let pool = &db.pool;                          // as the server's login, fenced
//! let owner = db.owner().connect().await?;      // as the owner; db.superuser() to look behind the fences
//! ```
//!
//! One private PostgreSQL serves all processes of all test runs with the same migrations (nextest runs each test in a
//! process of its own): see `cluster`.

#![expect(clippy::expect_used, reason = "a test kit may fail loudly")]

mod cluster;
pub mod crowd;
pub mod desk;
pub mod queries;
pub mod trail;

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor};

use crate::kernel::postgres::{GROUP, OWNER, RUNTIME};
use crate::kernel::vault::{KeyFiles, Master, Vault};
use cluster::TEMPLATE;
pub use cluster::place;

/// A database of one test's own. Dropped with the value.
pub struct TestDb {
    /// Its name.
    pub name: String,
    /// As the server works: fenced, owning nothing.
    pub pool: PgPool,
    superuser: PgConnectOptions,
}

impl TestDb {
    pub async fn new() -> Self {
        let superuser = cluster::superuser().await;
        let name = format!("t_{}", uuid::Uuid::now_v7().simple());
        create(&superuser, &name).await.expect("a test's database is made from the template");
        let pool = PgPoolOptions::new().max_connections(4).acquire_timeout(Duration::from_secs(20));
        let pool = pool.connect_lazy_with(superuser.clone().username(RUNTIME).database(&name));
        Self { name, pool, superuser }
    }

    /// How the owner of the tables connects to it.
    pub fn owner(&self) -> PgConnectOptions {
        self.superuser.clone().username(OWNER).database(&self.name)
    }

    /// The first column of a query past every fence, as text.
    pub async fn owner_rows(&self, sql: &str) -> Vec<String> {
        let mut connection = self.superuser().connect().await.expect("the superuser connects");
        let rows = sqlx::query_scalar(AssertSqlSafe(sql)).fetch_all(&mut connection).await.expect("the query runs");
        connection.close().await.ok();
        rows
    }

    /// How the server's login connects to it.
    pub fn runtime(&self) -> PgConnectOptions {
        self.superuser.clone().username(RUNTIME).database(&self.name)
    }

    /// The same as an address, for settings and command lines.
    pub fn url(&self, login: &str) -> String {
        let socket = self.superuser.get_socket().map(|socket| socket.display().to_string()).unwrap_or_default();
        format!("postgres://{login}@localhost/{}?host={socket}", self.name)
    }

    /// How to look at it past every fence.
    pub fn superuser(&self) -> PgConnectOptions {
        self.superuser.clone().database(&self.name)
    }
}

impl Drop for TestDb {
    fn drop(&mut self) {
        let (superuser, name) = (self.superuser.clone(), self.name.clone());
        // The test's own runtime may be on its way out: the database is dropped from a thread with a runtime of its own.
        let dropped = std::thread::spawn(move || {
            let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
            runtime.map(|runtime| runtime.block_on(remove(&superuser, &name)))
        });
        // What is left behind is removed when the cluster starts the next time.
        dropped.join().ok();
    }
}

/// A key store of one test's own. Gone when dropped.
pub struct KeyStore {
    pub dir: PathBuf,
    master: String,
}

impl KeyStore {
    fn new() -> Self {
        let master = crate::kernel::keys::hex(&crate::kernel::ports::secret::<32>());
        Self { dir: place().join(format!("probatum-keys-{}", crate::kernel::ports::fresh())), master }
    }

    /// The vault that has its keys there.
    pub fn vault(&self) -> Vault {
        let master = Master::read(&self.master).expect("a master key");
        Vault::new(Arc::new(KeyFiles::at(&self.dir, vec![master]).expect("the key store opens"))).beside(&self.dir)
    }
}

impl Drop for KeyStore {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.dir).ok();
    }
}

async fn create(superuser: &PgConnectOptions, name: &str) -> sqlx::Result<()> {
    let mut connection = superuser.connect().await?;
    // Copying files beats logging pages: nothing of a test is to be replayed.
    connection.execute(AssertSqlSafe(format!("create database {name} template {TEMPLATE} owner {OWNER} strategy file_copy"))).await?;
    let grants = format!("revoke all on database {name} from public; grant connect on database {name} to {GROUP}");
    connection.execute(AssertSqlSafe(grants)).await?;
    connection.close().await
}

async fn remove(superuser: &PgConnectOptions, name: &str) -> sqlx::Result<()> {
    let mut connection = superuser.connect().await?;
    connection.execute(AssertSqlSafe(format!("drop database if exists {name} with (force)"))).await?;
    connection.close().await
}
