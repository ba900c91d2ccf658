//! The private PostgreSQL: what runs when nobody named a database.
//! Invariants: reachable over a unix socket only; the server's own login owns nothing; an acknowledged write survives
//! `kill -9` of either side; a database left behind by a dead server is taken over, never started twice (the data
//! directory's lock, held by the caller, sees to that).

mod binaries;
mod cluster;
mod copy;
mod postmaster;
mod reachable;
mod roles;
mod supervise;
mod tuning;
mod user;

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use sqlx::postgres::PgConnectOptions;

pub use supervise::{Health, Watch};
pub use tuning::Durability;
pub use user::{User, current_user};

use binaries::Binaries;
use cluster::Cluster;
use postmaster::Postmaster;
use supervise::Supervisor;

/// The database inside the cluster.
pub const DATABASE: &str = "probatum";
/// Owns every table; migrations run as this login.
pub const OWNER: &str = "probatum_owner";
/// Makes the others, and the database; nothing else works as this login.
pub const SUPERUSER: &str = "probatum_superuser";
/// The server's login: owns nothing, cannot pass row-level security.
pub const RUNTIME: &str = "probatum_runtime";
/// The group that migrations grant rights to, and that `RUNTIME` belongs to.
pub const GROUP: &str = "probatum_app";

/// What a private PostgreSQL needs to know.
#[derive(Clone, Debug)]
pub struct Plan {
    /// Where everything is kept; the caller holds its lock.
    pub data_dir: PathBuf,
    /// Where PostgreSQL's programs are, when somebody said so.
    pub bin: Option<PathBuf>,
    pub max_connections: u32,
    pub durability: Durability,
}

/// How a login reaches the private PostgreSQL that a server runs on a data directory: for looking at it from outside.
pub fn reach(data_dir: &Path, login: &str, database: &str) -> Result<PgConnectOptions> {
    let data_dir = &data_dir.canonicalize()?;
    let user = user::database_user(data_dir)?;
    let key = crate::kernel::keys::read_or_make(&data_dir.join("postgres.key"))?;
    Ok(cluster::connect(&cluster::socket_place(data_dir, &user), &key, login, database))
}

/// A running private PostgreSQL. Stop it with [`stop`](Self::stop); when this server is killed it runs on and is adopted.
pub struct Postgres {
    cluster: Cluster,
    supervisor: Supervisor,
}

impl Postgres {
    /// Creates the cluster if there is none, then starts it or takes over the one that is running.
    pub async fn open(plan: &Plan) -> Result<Self> {
        // PostgreSQL works elsewhere: a path from here would lead it astray.
        let plan = &Plan { data_dir: plan.data_dir.canonicalize()?, ..plan.clone() };
        let user = user::database_user(&plan.data_dir)?;
        let binaries = Binaries::find(plan, &user).await.context("No usable PostgreSQL")?;
        let cluster = Cluster::prepare(plan, binaries, user).await?;
        let postmaster = Postmaster::start_or_adopt(&cluster).await?;
        let supervisor = Supervisor::watch(cluster.clone(), postmaster);
        let postgres = Self { cluster, supervisor };
        match roles::ensure_owner(&postgres).await.context("The private PostgreSQL could not be set up") {
            Ok(()) => Ok(postgres),
            Err(error) => postgres.stop().await.and(Err(error)),
        }
    }

    /// Once migrations have made the group: the login that the server works with.
    pub async fn ensure_runtime(&self) -> Result<()> {
        roles::ensure_runtime(self).await.context("The server's database login could not be set up")
    }

    /// How the owner connects.
    pub fn owner(&self) -> PgConnectOptions {
        self.cluster.connect(OWNER, DATABASE)
    }

    /// How the server connects.
    pub fn runtime(&self) -> PgConnectOptions {
        self.cluster.connect(RUNTIME, DATABASE)
    }

    /// How the superuser connects: for setting up only.
    pub fn superuser(&self, database: &str) -> PgConnectOptions {
        self.cluster.connect(SUPERUSER, database)
    }

    /// Whether it runs, and since when.
    pub fn health(&self) -> Watch {
        self.supervisor.health()
    }

    /// Stops it: sessions are ended, everything is on disk.
    pub async fn stop(self) -> Result<()> {
        self.supervisor.stop().await
    }

    /// Lets it run on after this process (the test kit shares one among processes).
    pub fn leave(self) {
        self.supervisor.leave();
    }
}
