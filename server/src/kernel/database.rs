//! Finding the database and making sure that it is fit to serve from.
//! Invariants: the server works only as a login that the fences hold for, and only on a schema that is up to date.

use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use migrations::{Migrator, MigratorTrait};
use sea_orm::SqlxPostgresConnector;
use secrecy::{ExposeSecret, SecretString};
use sqlx::postgres::{PgConnectOptions, PgPool, PgPoolOptions};
use sqlx::{ConnectOptions, Connection};

use super::postgres::{Durability, Health, Plan, Postgres, Watch};
use super::settings::Settings;

/// Connections that rested this long are asked whether they are still there.
const RESTED: Duration = Duration::from_secs(5);

/// The database, ready to serve from.
pub struct Database {
    pub pool: PgPool,
    /// The private PostgreSQL, if that is what it is.
    private: Option<Postgres>,
}

impl Database {
    /// The database that the settings name, or the private one.
    pub async fn open(settings: &Settings) -> Result<Self> {
        let database = match &settings.database_url {
            Some(url) => Self::named(settings, url).await?,
            None => Self::private(settings).await?,
        };
        match fence(&database.pool).await {
            Ok(()) => Ok(database),
            Err(error) => database.close().await.and(Err(error)),
        }
    }

    /// Follows the private PostgreSQL's health; a named one is asked instead.
    pub fn health(&self) -> Option<Watch> {
        self.private.as_ref().map(Postgres::health)
    }

    /// Ends the connections, then the private PostgreSQL.
    pub async fn close(self) -> Result<()> {
        tokio::time::timeout(Duration::from_secs(5), self.pool.close()).await.ok();
        match self.private {
            Some(postgres) => postgres.stop().await,
            None => Ok(()),
        }
    }

    async fn private(settings: &Settings) -> Result<Self> {
        let postgres = Postgres::open(&plan(settings)).await?;
        match furnish(&postgres, settings.database_connections).await {
            Ok(pool) => Ok(Self { pool, private: Some(postgres) }),
            Err(error) => postgres.stop().await.and(Err(error)),
        }
    }

    async fn named(settings: &Settings, url: &SecretString) -> Result<Self> {
        if let Some(owner) = &settings.database_owner_url {
            migrate(options(owner, "database_owner_url")?).await?;
        }
        let pool = pool(options(url, "database_url")?, settings.database_connections, None).await?;
        up_to_date(&pool).await?;
        Ok(Self { pool, private: None })
    }
}

/// Schema, the server's login, connections.
async fn furnish(postgres: &Postgres, connections: u32) -> Result<PgPool> {
    migrate(postgres.owner()).await?;
    postgres.ensure_runtime().await?;
    pool(postgres.runtime(), connections, Some(postgres.health())).await
}

/// Brings the schema of the settings' database up to date, as its owner. For `probatum migrate`.
pub async fn migrate_only(settings: &Settings) -> Result<usize> {
    match (&settings.database_url, &settings.database_owner_url) {
        (_, Some(owner)) => migrate(options(owner, "database_owner_url")?).await,
        (Some(_), None) => bail!(
            "Migrations run as the owner of the database, and only the server's login is set (database_url). \
             Set database_owner_url (PROBATUM_DATABASE_OWNER_URL) as well."
        ),
        (None, None) => {
            let postgres = Postgres::open(&plan(settings)).await?;
            let migrated = migrate(postgres.owner()).await;
            postgres.stop().await?;
            migrated
        }
    }
}

fn plan(settings: &Settings) -> Plan {
    Plan {
        data_dir: settings.data_dir.clone(),
        bin: settings.postgres_bin.clone(),
        max_connections: settings.database_connections,
        durability: Durability::Durable,
    }
}

fn options(url: &SecretString, setting: &str) -> Result<PgConnectOptions> {
    let options: Result<PgConnectOptions, _> = url.expose_secret().parse();
    // The parser's own words may repeat the password.
    let Ok(options) = options else { bail!("{setting} is not an address of the form postgres://login:password@host/database.") };
    Ok(options.application_name("probatum").disable_statement_logging())
}

/// Applies what is pending and says how much that was.
pub async fn migrate(owner: PgConnectOptions) -> Result<usize> {
    let pool = PgPoolOptions::new().max_connections(1).acquire_timeout(Duration::from_secs(30)).connect_with(owner).await;
    let pool = pool.context("The database does not let its owner in")?;
    let connection = SqlxPostgresConnector::from_sqlx_postgres_pool(pool.clone());
    let pending = Migrator::get_pending_migrations_read_only(&connection).await?.len();
    if pending > 0 {
        tracing::info!(pending, "bringing the schema up to date");
        migrations::up(&connection).await.context("The schema could not be brought up to date; it is as it was")?;
    }
    pool.close().await;
    Ok(pending)
}

/// A pool that never lends a connection which ended with the database it was opened to.
pub async fn pool(options: PgConnectOptions, connections: u32, health: Option<Watch>) -> Result<PgPool> {
    let pool = PgPoolOptions::new()
        .max_connections(connections)
        .min_connections(1)
        .acquire_timeout(Duration::from_secs(10))
        .test_before_acquire(false)
        .before_acquire(move |connection, meta| {
            let ended = health.as_ref().is_some_and(|health| ended_since(*health.borrow(), meta.age));
            Box::pin(async move {
                match ended {
                    true => Ok(false),
                    false if meta.idle_for > RESTED => Ok(connection.ping().await.is_ok()),
                    false => Ok(true),
                }
            })
        });
    pool.connect_with(options).await.context("The database does not let the server in")
}

fn ended_since(health: Health, age: Duration) -> bool {
    match health {
        Health::Down => true,
        Health::Up { since } => Instant::now().checked_sub(age).is_some_and(|opened| opened < since),
    }
}

async fn up_to_date(pool: &PgPool) -> Result<()> {
    let connection = SqlxPostgresConnector::from_sqlx_postgres_pool(pool.clone());
    let pending = Migrator::get_pending_migrations_read_only(&connection).await;
    match pending.context("The server cannot read which migrations were applied; run `probatum migrate`")?.len() {
        0 => Ok(()),
        behind => {
            bail!("The database's schema is {behind} steps behind this server. Run `probatum migrate` (as its owner), then start again.")
        }
    }
}

const POWERS: &str = "select current_user::text as login, rolsuper as superuser, rolbypassrls as bypasses, \
    (select min(c.oid::regclass::text) from pg_class c join pg_namespace n on n.oid = c.relnamespace \
      where c.relkind in ('r', 'p') and n.nspname not like 'pg\\_%' and n.nspname <> 'information_schema' \
        and pg_has_role(c.relowner, 'member')) as owns \
    from pg_roles where rolname = current_user";

/// Refuses a login that row-level security would not hold (TEN-02).
async fn fence(pool: &PgPool) -> Result<()> {
    let powers = sqlx::query_as(POWERS).fetch_one(pool).await.context("The server's login cannot be examined")?;
    let (login, superuser, bypasses, owns): (String, bool, bool, Option<String>) = powers;
    let mend = match (superuser, bypasses, owns) {
        (true, ..) => format!("is a superuser: alter role {login} nosuperuser"),
        (_, true, _) => format!("may bypass row-level security: alter role {login} nobypassrls"),
        (.., Some(table)) => {
            format!("owns {table} or is a member of its owner: create role probatum_runtime login in role probatum_app, and name that one")
        }
        (false, false, None) => return schema(pool).await,
    };
    bail!("The server does not start as the database login {login}, because tenants would not be fenced: it {mend}.")
}

/// Every table fenced and audited, or the server does not start (AUD-06): what is missing is said with what mends it.
async fn schema(pool: &PgPool) -> Result<()> {
    let mut broken: Vec<String> = Vec::new();
    for sql in migrations::lint() {
        let rows: Vec<(String, String, String)> = sqlx::query_as(sql).fetch_all(pool).await.context("The schema cannot be examined")?;
        broken.extend(rows.into_iter().map(|(table, problem, mend)| format!("\n  {table}: {problem}; mend it as the owner with: {mend}")));
    }
    if broken.is_empty() {
        return Ok(());
    }
    bail!("The server does not start, because the schema does not fence and audit as it must:{}", broken.concat())
}
