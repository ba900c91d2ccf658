//! The one door to the database.
//!
//! Invariant: every statement runs inside a transaction that has said who acts, in which tenant, within which studies and
//! sites, and with what action. Policies fence by it, the audit trigger writes it down. There is no other way in.

use std::fmt::Write as _;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use futures_util::lock::{Mutex, MutexGuard};
use sea_orm::{ConnectionTrait, DbBackend, DbErr, ExecResult, QueryResult, RuntimeErr, Statement};
use sea_query_sqlx::SqlxValues;
use shared::access::{Grants, Role, SiteReach};
use shared::kernel::{PersonId, RequestId, SiteId, StudyId, TenantId};
use sqlx::postgres::{PgPool, PgRow};
use sqlx::{AssertSqlSafe, Postgres};

use super::connections::{Connections, Lent};
use super::failure::Outcome;
use super::prepared::{Prepared, literal};

/// Who acts: as much as a shadow row must hold (AUD-01).
#[derive(Clone, Debug)]
pub struct Actor {
    pub person: PersonId,
    pub name: String,
    pub role: Option<Role>,
    pub organisation: String,
}

impl Actor {
    /// The server itself, for what nobody in particular does (AUD-14).
    pub fn system() -> Self {
        Self { person: PersonId::default(), name: "Probatum".into(), role: None, organisation: "Probatum".into() }
    }
}

/// What a transaction says of itself.
#[derive(Clone, Debug)]
pub struct Ctx {
    /// The nil tenant is the identity context: signing in, before any tenant is chosen.
    pub tenant: TenantId,
    pub actor: Arc<Actor>,
    /// The endpoint's or job's name.
    pub action: &'static str,
    pub reason: Option<String>,
    pub request: RequestId,
    /// Studies in reach; `None` is all of the tenant's.
    pub studies: Option<Vec<StudyId>>,
    pub sites: SiteReach,
    /// Whether the transaction may write.
    pub writes: bool,
    pub grants: Arc<Grants>,
    /// What is about to be signed, where something is: a proof may count for nothing else.
    pub signs: Option<String>,
}

impl Ctx {
    /// The server acting by itself in one tenant (the nil tenant for identity work).
    pub fn system(tenant: TenantId, action: &'static str) -> Self {
        Self {
            tenant,
            actor: Arc::new(Actor::system()),
            action,
            reason: None,
            request: RequestId(super::ports::fresh()),
            studies: None,
            sites: SiteReach::All,
            writes: true,
            grants: Arc::default(),
            signs: None,
        }
    }

    /// The same on behalf of a person.
    #[must_use]
    pub fn by(mut self, actor: Actor) -> Self {
        self.actor = Arc::new(actor);
        self
    }

    fn begin(&self) -> Outcome<String> {
        let mut sql = String::with_capacity(512);
        sql.push_str(if self.writes { WRITES } else { "BEGIN READ ONLY" });
        set(&mut sql, "tenant", &self.tenant.to_string())?;
        set(&mut sql, "actor", &self.actor.person.to_string())?;
        set(&mut sql, "actor_name", &self.actor.name)?;
        set(&mut sql, "role", self.actor.role.map_or("", Role::as_str))?;
        set(&mut sql, "organisation", &self.actor.organisation)?;
        set(&mut sql, "action", self.action)?;
        set(&mut sql, "reason", self.reason.as_deref().unwrap_or_default())?;
        set(&mut sql, "request", &self.request.to_string())?;
        set(&mut sql, "studies", &reach(self.studies.as_deref(), |id: &StudyId| id.to_string()))?;
        let sites = match &self.sites {
            SiteReach::All => None,
            SiteReach::Only(sites) => Some(sites.as_slice()),
        };
        set(&mut sql, "sites", &reach(sites, |id: &SiteId| id.to_string()))?;
        Ok(sql)
    }
}

/// Whatever writes finds its rows by key. Left to choose, PostgreSQL plans such a statement anew at each call, since it counts
/// all partitions for a plan that is kept: planning took half of a save's time.
const WRITES: &str = "BEGIN; SET LOCAL plan_cache_mode = force_generic_plan";

/// Literals, because `set_config()` does not reach the workers of a cluster (design.md §4); quoted here and only here.
fn set(sql: &mut String, name: &str, value: &str) -> Outcome<()> {
    // Writing into a String cannot fail.
    let _ = write!(sql, "; SET LOCAL app.{name} = ");
    literal(sql, value)
}

fn reach<T>(ids: Option<&[T]>, text: impl Fn(&T) -> String) -> String {
    match ids {
        None => "*".into(),
        Some(ids) => format!("{{{}}}", ids.iter().map(text).collect::<Vec<_>>().join(",")),
    }
}

/// Messages that went through the door, each a round trip: what a save costs is counted, not guessed.
static SENT: AtomicU64 = AtomicU64::new(0);

/// Round trips to the database since the start.
pub fn round_trips() -> u64 {
    SENT.load(Ordering::Relaxed)
}

fn sent() {
    SENT.fetch_add(1, Ordering::Relaxed);
}

/// The database behind its door.
#[derive(Clone)]
pub struct Db {
    pool: PgPool,
    connections: Arc<Connections>,
}

impl Db {
    /// Transactions have connections of their own, as many as the pool may open; the pool is for what is no transaction.
    pub fn new(pool: PgPool) -> Self {
        let connections = Connections::new(pool.connect_options(), pool.options().get_max_connections());
        Self { pool, connections: Arc::new(connections) }
    }

    /// A transaction that says all it must say before its first statement. Until then nothing is sent.
    pub async fn begin(&self, ctx: &Ctx) -> Outcome<Tx> {
        let inner = self.connections.lend(ctx.begin()?).await?;
        Ok(Tx { inner: Mutex::new(inner), ctx: ctx.clone(), forever: false, forgets: Vec::new() })
    }

    /// Whether the database answers.
    pub async fn answers(&self) -> bool {
        sqlx::query("SELECT 1").execute(&self.pool).await.is_ok()
    }

    pub fn pool(&self) -> &PgPool {
        &self.pool
    }
}

/// An open transaction. Dropped without commit, it leaves nothing behind.
pub struct Tx {
    inner: Mutex<Lent>,
    pub ctx: Ctx,
    /// What is answered never changes: the browser may keep it.
    pub forever: bool,
    /// Whose grants this changes: what is cached of them is dropped as soon as it is committed.
    pub forgets: Vec<Forget>,
}

/// Whose grants have changed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Forget {
    Person(PersonId),
    /// Everybody's in the tenant, as when a role of its own changes.
    Tenant(TenantId),
}

impl Tx {
    /// Durable once this returns.
    pub async fn commit(self) -> Outcome<()> {
        let inner = self.inner.into_inner();
        if inner.is_open() {
            sent();
        }
        Ok(inner.commit().await?)
    }

    /// Runs a statement that connections know by name, together with what opens the transaction where it is its first.
    pub async fn known(&self, statement: &Prepared, values: impl IntoIterator<Item = sea_orm::Value>) -> Outcome<Vec<QueryResult>> {
        let call = statement.call(values)?;
        sent();
        let rows = self.inner.lock().await.run(statement, &call).await?;
        Ok(rows.into_iter().map(Into::into).collect())
    }

    /// The same for the last statement of a transaction that is committed with it, in one round trip: durable once this returns.
    /// What is sent afterwards is refused. Where it gave no row, nothing was done, and the next statement begins anew.
    pub async fn finish(&self, statement: &Prepared, values: impl IntoIterator<Item = sea_orm::Value>) -> Outcome<Vec<QueryResult>> {
        // What support looks at is written down after the handler.
        if self.ctx.actor.role == Some(Role::Support) {
            return self.known(statement, values).await;
        }
        let call = statement.call(values)?;
        let mut inner = opened(&self.inner).await?;
        sent();
        let rows = inner.finish(statement, &call).await?;
        if rows.is_empty() {
            inner.again();
        }
        Ok(rows.into_iter().map(Into::into).collect())
    }

    /// What follows is done under this name: by rules, on behalf of whoever acts.
    pub async fn act(&self, action: &'static str) -> Outcome<()> {
        let mut sql = String::new();
        set(&mut sql, "action", action)?;
        self.execute_unprepared(sql.trim_start_matches("; ")).await?;
        Ok(())
    }

    /// From here on in this tenant: for what begins before one is known, such as accepting an invitation.
    pub async fn turn_to(&mut self, tenant: TenantId) -> Outcome<()> {
        let mut sql = String::new();
        set(&mut sql, "tenant", &tenant.to_string())?;
        self.execute_unprepared(sql.trim_start_matches("; ")).await?;
        self.ctx.tenant = tenant;
        Ok(())
    }

    /// Rows of a parameterised query, read as they arrive.
    pub async fn rows(&self, sql: &str, values: impl IntoIterator<Item = sea_orm::Value>) -> Outcome<Vec<QueryResult>> {
        Ok(self.query_all_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await?)
    }

    /// The row of a parameterised query, if there is one.
    pub async fn row(&self, sql: &str, values: impl IntoIterator<Item = sea_orm::Value>) -> Outcome<Option<QueryResult>> {
        Ok(self.query_one_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await?)
    }

    /// Runs a parameterised statement; how many rows it touched.
    pub async fn run(&self, sql: &str, values: impl IntoIterator<Item = sea_orm::Value>) -> Outcome<u64> {
        let done = self.execute_raw(Statement::from_sql_and_values(DbBackend::Postgres, sql, values)).await?;
        Ok(done.rows_affected())
    }
}

/// The transaction, open.
async fn opened(inner: &Mutex<Lent>) -> Result<MutexGuard<'_, Lent>, sqlx::Error> {
    let mut inner = inner.lock().await;
    if inner.is_unsaid() {
        sent();
        inner.connection().await?;
    }
    Ok(inner)
}

type Query<'q> = sqlx::query::Query<'q, Postgres, SqlxValues>;

fn query(statement: &Statement) -> Query<'_> {
    let values = statement.values.clone().unwrap_or(sea_orm::sea_query::Values(Vec::new()));
    sqlx::query_with(AssertSqlSafe(statement.sql.as_str()), SqlxValues(values))
}

fn failed(error: sqlx::Error) -> DbErr {
    DbErr::Query(RuntimeErr::SqlxError(error.into()))
}

/// sea-orm's entities and queries run through the door as through any connection.
#[async_trait::async_trait]
impl ConnectionTrait for Tx {
    fn get_database_backend(&self) -> DbBackend {
        DbBackend::Postgres
    }

    async fn execute_raw(&self, statement: Statement) -> Result<ExecResult, DbErr> {
        let mut inner = opened(&self.inner).await.map_err(failed)?;
        sent();
        query(&statement).execute(inner.connection().await.map_err(failed)?).await.map(Into::into).map_err(failed)
    }

    async fn execute_unprepared(&self, sql: &str) -> Result<ExecResult, DbErr> {
        let mut inner = opened(&self.inner).await.map_err(failed)?;
        sent();
        sqlx::Executor::execute(inner.connection().await.map_err(failed)?, AssertSqlSafe(sql)).await.map(Into::into).map_err(failed)
    }

    async fn query_one_raw(&self, statement: Statement) -> Result<Option<QueryResult>, DbErr> {
        let mut inner = opened(&self.inner).await.map_err(failed)?;
        sent();
        let row: Option<PgRow> = query(&statement).fetch_optional(inner.connection().await.map_err(failed)?).await.map_err(failed)?;
        Ok(row.map(Into::into))
    }

    async fn query_all_raw(&self, statement: Statement) -> Result<Vec<QueryResult>, DbErr> {
        let mut inner = opened(&self.inner).await.map_err(failed)?;
        sent();
        let rows: Vec<PgRow> = query(&statement).fetch_all(inner.connection().await.map_err(failed)?).await.map_err(failed)?;
        Ok(rows.into_iter().map(Into::into).collect())
    }
}
