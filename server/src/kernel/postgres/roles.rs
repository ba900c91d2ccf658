//! The logins of the private PostgreSQL, and the database.
//! Invariant: neither the owner nor the server's login is a superuser or can pass row-level security.

use anyhow::{Result, bail};
use secrecy::ExposeSecret;
use sqlx::postgres::PgConnection;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor};

use super::{DATABASE, GROUP, OWNER, Postgres, RUNTIME};

/// What an ordinary login may not do.
const POWERLESS: &str = "nosuperuser nocreatedb noreplication nobypassrls";

/// The owner and its database. Costs one question when they are there.
pub(super) async fn ensure_owner(postgres: &Postgres) -> Result<()> {
    let mut connection = postgres.superuser("postgres").connect().await?;
    if !exists(&mut connection, ROLE, OWNER).await? {
        let password = postgres.cluster.password(OWNER);
        // Migrations make the group role, hence createrole.
        let login = format!("create role {OWNER} login {POWERLESS} createrole password '{}'", password.expose_secret());
        connection.execute(AssertSqlSafe(login)).await?;
    }
    if !exists(&mut connection, DATABASE_NAMED, DATABASE).await? {
        connection.execute(AssertSqlSafe(format!("create database {DATABASE} owner {OWNER}"))).await?;
        connection.execute(AssertSqlSafe(format!("revoke all on database {DATABASE} from public"))).await?;
    }
    connection.close().await?;
    Ok(())
}

/// The server's login, as a member of the group that migrations made.
pub(super) async fn ensure_runtime(postgres: &Postgres) -> Result<()> {
    let mut connection = postgres.superuser("postgres").connect().await?;
    if !exists(&mut connection, ROLE, GROUP).await? {
        bail!("the migrations did not make the group {GROUP}");
    }
    if !exists(&mut connection, ROLE, RUNTIME).await? {
        let password = postgres.cluster.password(RUNTIME);
        let login = format!("create role {RUNTIME} login {POWERLESS} nocreaterole password '{}'", password.expose_secret());
        connection.execute(AssertSqlSafe(login)).await?;
    }
    if !exists(&mut connection, MEMBER, RUNTIME).await? {
        let grant = format!("grant {GROUP} to {RUNTIME}; grant connect on database {DATABASE} to {GROUP}");
        connection.execute(AssertSqlSafe(grant)).await?;
    }
    connection.close().await?;
    Ok(())
}

const ROLE: &str = "select exists (select from pg_roles where rolname = $1)";
const DATABASE_NAMED: &str = "select exists (select from pg_database where datname = $1)";
const MEMBER: &str = "select exists (select from pg_auth_members m join pg_roles r on r.oid = m.member \
    join pg_roles g on g.oid = m.roleid where g.rolname = 'probatum_app' and r.rolname = $1)";

async fn exists(connection: &mut PgConnection, question: &'static str, name: &str) -> Result<bool> {
    Ok(sqlx::query_scalar(question).bind(name).fetch_one(connection).await?)
}
