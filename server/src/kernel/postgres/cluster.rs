//! The cluster on disk: its directories, its keys, and how it is made.
//! Invariants: a cluster appears whole or not at all; its key is on disk before it, readable by the server alone.

use std::fs::{self, DirBuilder, File, Permissions};
use std::os::unix::fs::{DirBuilderExt, MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use hmac::{Hmac, KeyInit, Mac};
use secrecy::{ExposeSecret, SecretString};
use sha2::{Digest, Sha256};
use sqlx::ConnectOptions;
use sqlx::postgres::PgConnectOptions;

use super::binaries::Binaries;
use super::user::User;
use super::{Durability, Plan, SUPERUSER, copy, reachable, tuning};
use crate::kernel::keys;

/// A unix socket's path may have 107 bytes on Linux and 103 on macOS; the name in the directory takes 14.
const SOCKET_DIR_MAX: usize = 88;

/// Everything about the cluster that does not change while it runs.
#[derive(Clone)]
pub(super) struct Cluster {
    binaries: Binaries,
    user: User,
    data: PathBuf,
    socket_dir: PathBuf,
    key: SecretString,
    arguments: Vec<String>,
}

/// The major version of the cluster in a data directory; none when there is no cluster.
pub(super) fn version_of(data_dir: &Path) -> Result<Option<u32>> {
    let path = data_dir.join("postgres/PG_VERSION");
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some(text.trim().parse().with_context(|| format!("{} is damaged", path.display()))?)),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("{} cannot be read", path.display())),
    }
}

impl Cluster {
    /// Makes what is missing: socket directory, key, cluster.
    pub(super) async fn prepare(plan: &Plan, binaries: Binaries, user: User) -> Result<Self> {
        if let Some(obstacle) = reachable::obstacle(&plan.data_dir, &user) {
            bail!("The database cannot be kept in {}: {obstacle}.", plan.data_dir.display());
        }
        let data = plan.data_dir.join("postgres");
        let socket_dir = socket_dir(&plan.data_dir, &user)?;
        let key = cluster_key(&plan.data_dir, &data)?;
        let arguments = tuning::arguments(&data, &socket_dir, plan.max_connections, plan.durability);
        let cluster = Self { binaries, user, data, socket_dir, key, arguments };
        if !cluster.data.exists() {
            cluster.init(plan.durability).await.context("The private PostgreSQL could not be made")?;
        }
        Ok(cluster)
    }

    pub(super) fn data(&self) -> &Path {
        &self.data
    }

    pub(super) fn socket_dir(&self) -> &Path {
        &self.socket_dir
    }

    pub(super) fn arguments(&self) -> &[String] {
        &self.arguments
    }

    /// A command that runs one of PostgreSQL's programs as the database's user.
    pub(super) fn command(&self, program: &str) -> tokio::process::Command {
        self.user.command(&self.binaries.program(program))
    }

    pub(super) fn connect(&self, login: &str, database: &str) -> PgConnectOptions {
        connect(&self.socket_dir, &self.key, login, database)
    }

    pub(super) fn password(&self, login: &str) -> SecretString {
        password(&self.key, login)
    }

    /// `initdb` into a directory beside, which then takes its place.
    async fn init(&self, durability: Durability) -> Result<()> {
        tracing::info!(directory = %self.data.display(), version = self.binaries.major, "making a private PostgreSQL");
        let nursery = self.data.with_extension("new");
        fs::remove_dir_all(&nursery).or_else(copy::absent_is_fine)?;
        make_private(&nursery, &self.user)?;
        let password = nursery.join("password");
        keys::write_private(&password, self.password(SUPERUSER).expose_secret())?;
        self.user.own(&password)?;
        self.run_initdb(&nursery.join("data"), &password, durability).await?;
        fs::rename(nursery.join("data"), &self.data)?;
        fs::remove_dir_all(&nursery)?;
        File::open(self.data.parent().unwrap_or(&self.data))?.sync_all()?;
        Ok(())
    }

    async fn run_initdb(&self, data: &Path, password: &Path, durability: Durability) -> Result<()> {
        let mut command = self.command("initdb");
        command.arg("-D").arg(data).arg("--pwfile").arg(password).args(["-U", SUPERUSER, "--encoding=UTF8"]);
        command.args(["--data-checksums", "--no-instructions"]);
        match self.binaries.major {
            17.. => command.args(["--locale-provider=builtin", "--builtin-locale=C.UTF-8", "--locale=C"]),
            _ => command.arg("--locale=C.UTF-8"),
        };
        match durability {
            Durability::Durable => command.arg("--auth=scram-sha-256"),
            // Proving a password costs a hundred tests a second; the socket's directory is closed to others.
            Durability::Throwaway => command.args(["--auth=trust", "--no-sync"]),
        };
        let output = command.output().await.context("initdb could not be run")?;
        if !output.status.success() {
            bail!("initdb failed: {}", String::from_utf8_lossy(&output.stderr).trim());
        }
        Ok(())
    }
}

pub(super) fn connect(socket_dir: &Path, key: &SecretString, login: &str, database: &str) -> PgConnectOptions {
    let options = PgConnectOptions::new_without_pgpass().socket(socket_dir).port(5432);
    let options = options.username(login).password(password(key, login).expose_secret()).database(database);
    // Statements carry values of subjects: they are never logged.
    options.application_name("probatum").disable_statement_logging()
}

/// Each login's password is derived from the cluster's key: one secret to keep.
fn password(key: &SecretString, login: &str) -> SecretString {
    let mac = Hmac::<Sha256>::new_from_slice(key.expose_secret().as_bytes());
    let mac = mac.map(|mac| mac.chain_update(login.as_bytes()).finalize().into_bytes());
    keys::hex(mac.as_ref().map_or(&[], |bytes| bytes.as_slice())).into()
}

/// The key that the logins' passwords are derived from. A cluster whose key is gone cannot be opened by a new one.
fn cluster_key(data_dir: &Path, data: &Path) -> Result<SecretString> {
    let path = data_dir.join("postgres.key");
    if data.exists() && !path.exists() {
        bail!("{} is missing: without it the database beside it cannot be opened. Restore it from the backup.", path.display());
    }
    keys::read_or_make(&path)
}

/// In the data directory, unless its path is too long for a socket: then a directory of our own elsewhere.
pub(super) fn socket_place(data_dir: &Path, user: &User) -> PathBuf {
    let near = data_dir.join("run");
    if near.as_os_str().len() <= SOCKET_DIR_MAX { near } else { elsewhere(data_dir, user) }
}

fn socket_dir(data_dir: &Path, user: &User) -> Result<PathBuf> {
    let dir = socket_place(data_dir, user);
    make_private(&dir, user).with_context(|| format!("The socket directory {} cannot be used", dir.display()))?;
    Ok(dir)
}

fn elsewhere(data_dir: &Path, user: &User) -> PathBuf {
    let digest = Sha256::digest(data_dir.as_os_str().as_encoded_bytes());
    let name = keys::hex(digest.get(..6).unwrap_or_default());
    let runtime = std::env::var_os("XDG_RUNTIME_DIR").map(PathBuf::from).filter(|_| user.become_name.is_none());
    let system = Path::new("/run").exists().then(|| PathBuf::from("/run")).filter(|_| user.become_name.is_some());
    let base = runtime.filter(|dir| dir.exists()).or(system).unwrap_or_else(|| PathBuf::from("/tmp"));
    base.join(format!("probatum-{}-{name}", user.uid))
}

/// A directory that only the database's user (and root) can enter. One that somebody else laid there is refused.
fn make_private(dir: &Path, user: &User) -> Result<()> {
    match DirBuilder::new().mode(0o700).create(dir) {
        Ok(()) => return user.own(dir),
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
        Err(error) => return Err(error.into()),
    }
    let meta = fs::symlink_metadata(dir)?;
    let ours = meta.uid() == user.uid || (meta.uid() == 0 && user.become_name.is_some());
    if !meta.is_dir() || !ours {
        bail!("{} belongs to somebody else", dir.display());
    }
    fs::set_permissions(dir, Permissions::from_mode(0o700))?;
    user.own(dir)
}
