//! One private PostgreSQL for all test processes with the same migrations, in memory or in the temporary directory.
//!
//! * Who uses it holds a shared lock on the file `users` for as long as the process lives.
//! * Who finds it down starts it, under the exclusive lock `starting`, and makes the template.
//! * It stops by itself: a small shell loop, started with it, stops it and removes it
//!   once nobody has held `users` for a minute. It takes
//!   that lock exclusively to do so, so a test that begins just then waits and starts it again.
//!
//! Nothing in it survives a crash of the machine (no fsync), and nothing needs to.

use std::fs::{self, File, OpenOptions};
use std::os::unix::fs::DirBuilderExt;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use sha2::{Digest, Sha256};
use sqlx::postgres::PgConnectOptions;
use sqlx::{AssertSqlSafe, ConnectOptions, Connection, Executor};
use tokio::sync::OnceCell;

use crate::kernel::postgres::{Durability, OWNER, Plan, Postgres, SUPERUSER, current_user};
use crate::kernel::{database, keys};

/// The migrated database that each test's is copied from.
pub(super) const TEMPLATE: &str = "probatum_template";
const UNFINISHED: &str = "probatum_template_unfinished";
const CONNECTIONS: u32 = 150;

/// Stops and removes the cluster when nobody has used it for a minute. What is asked to stop and does not, is gone after 20 s.
const WATCH: &str = r#"
command -v flock >/dev/null || exit 0
while sleep 15; do
  [ -f postgres/postmaster.pid ] || exit 0
  [ -n "$(find users -mmin -1)" ] && continue
  flock -n -x users sh -c '
    pid=$(head -n 1 postgres/postmaster.pid)
    kill -INT "$pid"
    for wait in $(seq 100); do [ -f postgres/postmaster.pid ] || break; sleep 0.1; done
    [ -f postgres/postmaster.pid ] && kill -QUIT "$pid" && sleep 10
    rm -rf postgres postgres.* run ready' && exit 0
done
"#;

/// How the superuser reaches the shared cluster, which runs when this returns and as long as this process lives.
pub(super) async fn superuser() -> PgConnectOptions {
    static SHARED: OnceCell<(PgConnectOptions, File)> = OnceCell::const_new();
    let join = || async { join().await.expect("the shared PostgreSQL of the tests is reached") };
    SHARED.get_or_init(join).await.0.clone()
}

async fn join() -> Result<(PgConnectOptions, File)> {
    let dir = dir()?;
    fs::DirBuilder::new().recursive(true).mode(0o755).create(&dir)?;
    let users = lock_file(&dir, "users")?;
    users.lock_shared()?;
    users.set_modified(std::time::SystemTime::now())?;
    if let Some(superuser) = known(&dir).await {
        return Ok((superuser, users));
    }
    let starting = lock_file(&dir, "starting")?;
    starting.lock()?;
    let superuser = match known(&dir).await {
        Some(superuser) => superuser,
        None => start(&dir).await?,
    };
    Ok((superuser, users))
}

/// The running cluster, as the one who started it wrote it down.
async fn known(dir: &Path) -> Option<PgConnectOptions> {
    let socket = fs::read_to_string(dir.join("ready")).ok()?;
    let superuser = PgConnectOptions::new_without_pgpass().socket(socket.trim()).username(SUPERUSER).database("postgres");
    let superuser = superuser.disable_statement_logging();
    superuser.connect().await.ok()?.close().await.ok()?;
    Some(superuser)
}

async fn start(dir: &Path) -> Result<PgConnectOptions> {
    let ready = dir.join("ready");
    fs::remove_file(&ready).ok();
    let bin = std::env::var_os("PROBATUM_POSTGRES_BIN").map(PathBuf::from);
    let plan = Plan { data_dir: dir.to_path_buf(), bin, max_connections: CONNECTIONS, durability: Durability::Throwaway };
    let postgres = Postgres::open(&plan).await?;
    let superuser = postgres.superuser("postgres");
    furnish(&postgres, &superuser).await?;
    let mut watch = Command::new("sh");
    watch.arg("-c").arg(WATCH).current_dir(dir).process_group(0);
    watch.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).spawn()?;
    let socket = superuser.get_socket().context("the cluster has no socket")?;
    fs::write(&ready, socket.display().to_string())?;
    postgres.leave();
    Ok(superuser)
}

/// The template, and nothing that an earlier run left behind.
async fn furnish(postgres: &Postgres, superuser: &PgConnectOptions) -> Result<()> {
    let mut connection = superuser.connect().await?;
    let left: Vec<String> = sqlx::query_scalar("select datname::text from pg_database where datname like 't\\_%' or datname = $1")
        .bind(UNFINISHED)
        .fetch_all(&mut connection)
        .await?;
    for name in left {
        connection.execute(AssertSqlSafe(format!("drop database {name} with (force)"))).await?;
    }
    let there = sqlx::query_scalar("select exists (select from pg_database where datname = $1)").bind(TEMPLATE);
    let there: bool = there.fetch_one(&mut connection).await?;
    if !there {
        connection.execute(AssertSqlSafe(format!("create database {UNFINISHED} owner {OWNER}"))).await?;
        database::migrate(postgres.owner().database(UNFINISHED)).await?;
        postgres.ensure_runtime().await?;
        connection.execute(AssertSqlSafe(format!("alter database {UNFINISHED} rename to {TEMPLATE}"))).await?;
    }
    connection.close().await?;
    Ok(())
}

/// `<place>/probatum-test-<user>-<migrations>`.
fn dir() -> Result<PathBuf> {
    let user = current_user().context("nobody knows who runs the tests")?;
    Ok(place().join(format!("probatum-test-{}-{}", user.uid, migrations_digest()?)))
}

/// Where what a test makes may lie: in memory where there is room, since PostgreSQL is several times as fast there.
pub fn place() -> PathBuf {
    let shared_memory = Path::new("/dev/shm");
    if free_kilobytes(shared_memory).is_some_and(|free| free > 1024 * 1024) { shared_memory.to_path_buf() } else { std::env::temp_dir() }
}

fn free_kilobytes(path: &Path) -> Option<u64> {
    let output = Command::new("df").arg("-Pk").arg(path).stderr(Stdio::null()).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    text.lines().nth(1)?.split_whitespace().nth(3)?.parse().ok()
}

/// Names the schema: a test built from other migrations must not meet this template.
fn migrations_digest() -> Result<String> {
    let sources = Path::new(env!("CARGO_MANIFEST_DIR")).join("../migrations/src");
    let built = fs::metadata(std::env::current_exe()?)?.modified()?;
    let mut files = Vec::new();
    collect(&sources, &mut files)?;
    files.sort();
    let mut digest = Sha256::new();
    for file in &files {
        if fs::metadata(file)?.modified()? > built {
            bail!("{} changed after this test was built: run the tests again", file.display());
        }
        digest.update(file.as_os_str().as_encoded_bytes().strip_prefix(sources.as_os_str().as_encoded_bytes()).unwrap_or_default());
        digest.update(fs::read(file)?);
    }
    Ok(keys::hex(digest.finalize().get(..6).unwrap_or_default()))
}

fn collect(dir: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    for entry in fs::read_dir(dir)? {
        let entry = entry?;
        match entry.file_type()?.is_dir() {
            true => collect(&entry.path(), files)?,
            false => files.push(entry.path()),
        }
    }
    Ok(())
}

fn lock_file(dir: &Path, name: &str) -> Result<File> {
    let path = dir.join(name);
    let open = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(&path);
    open.with_context(|| format!("{} cannot be opened", path.display()))
}
