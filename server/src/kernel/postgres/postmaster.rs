//! The running database process: started by us, or found running after its server was killed.
//! Invariant: at most one runs on the cluster; a stale process file or socket of a dead one is no obstacle.

use std::fs;
use std::path::Path;
use std::process::Stdio;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use sqlx::{ConnectOptions, Connection};
use tokio::process::Child;
use tokio::time::sleep;

use super::SUPERUSER;
use super::cluster::Cluster;

const POLL: Duration = Duration::from_millis(10);
/// After a crash the database replays its log; nothing is gained by losing patience soon.
const PATIENCE: Duration = Duration::from_secs(300);
/// How the report of a start that failed begins.
const ENDED: &str = "PostgreSQL ended while starting";
/// How long the children of a killed database may hold its shared memory.
const ORPHANS: Duration = Duration::from_secs(20);

pub(super) enum Postmaster {
    /// We started it.
    Child(Child),
    /// It survived the server that started it.
    Adopted(u32),
}

/// What `postmaster.pid` says.
struct PidFile {
    pid: u32,
    ready: bool,
}

impl Postmaster {
    pub(super) async fn start_or_adopt(cluster: &Cluster) -> Result<Self> {
        let began = Instant::now();
        loop {
            match Self::start_or_adopt_once(cluster).await {
                // Where server and database were killed at once, another one may just be coming up, or sessions of the old one
                // still hold its memory: whichever it is, it is over in a moment.
                Err(error) if began.elapsed() < ORPHANS && error.to_string().starts_with(ENDED) => {
                    tracing::warn!("trying again: {error:#}");
                    sleep(Duration::from_millis(300)).await;
                }
                done => return done,
            }
        }
    }

    async fn start_or_adopt_once(cluster: &Cluster) -> Result<Self> {
        let Some(found) = running(cluster) else { return Self::start(cluster).await };
        if found.ready && same_arguments(cluster) && answers(cluster).await {
            tracing::info!(pid = found.pid, "took over the PostgreSQL of a server that is gone");
            return Ok(Self::Adopted(found.pid));
        }
        tracing::info!(pid = found.pid, "restarting the PostgreSQL of a server that is gone");
        stop(cluster).await?;
        Self::start(cluster).await
    }

    /// Starts it, giving the orphans of a killed one time to let go.
    pub(super) async fn start(cluster: &Cluster) -> Result<Self> {
        let began = Instant::now();
        loop {
            clear_stale(cluster);
            match launch(cluster).await {
                Ok(child) => return Ok(Self::Child(child)),
                Err(error) if began.elapsed() < ORPHANS && orphans_linger(&error.to_string()) => {
                    sleep(Duration::from_millis(200)).await;
                }
                Err(error) => return Err(error),
            }
        }
    }

    /// Returns when the process has ended.
    pub(super) async fn ended(&mut self) {
        match self {
            Self::Child(child) => {
                child.wait().await.ok();
            }
            Self::Adopted(pid) => {
                while alive(*pid) {
                    sleep(Duration::from_millis(250)).await;
                }
            }
        }
    }
}

/// Stops whatever runs on the cluster: politely, then at once.
pub(super) async fn stop(cluster: &Cluster) -> Result<()> {
    for mode in ["fast", "immediate"] {
        let mut command = cluster.command("pg_ctl");
        command.arg("stop").arg("-D").arg(cluster.data()).args(["-m", mode, "-t", "30", "-s"]);
        let output = command.output().await.context("pg_ctl could not be run")?;
        if output.status.success() || running(cluster).is_none() {
            return Ok(());
        }
        tracing::warn!(mode, "PostgreSQL does not stop: {}", String::from_utf8_lossy(&output.stderr).trim());
    }
    bail!("The PostgreSQL in {} does not stop.", cluster.data().display())
}

/// The sessions of a killed postmaster hold its shared memory until they notice; their own last words may drown the new one's.
fn orphans_linger(words: &str) -> bool {
    words.contains("still in use") || words.contains("unexpected postmaster exit")
}

async fn launch(cluster: &Cluster) -> Result<Child> {
    let log = cluster.data().with_extension("start.log");
    let output = fs::File::create(&log).with_context(|| format!("{} cannot be written", log.display()))?;
    let mut command = cluster.command("postgres");
    command.args(cluster.arguments()).stdout(Stdio::from(output.try_clone()?)).stderr(Stdio::from(output));
    let mut child = command.spawn().context("PostgreSQL could not be started")?;
    let began = Instant::now();
    while began.elapsed() < PATIENCE {
        if let Some(status) = child.try_wait()? {
            bail!("{ENDED} ({status}): {}", last_words(cluster, &log));
        }
        if pid_file(cluster).is_some_and(|file| file.ready && Some(file.pid) == child.id()) {
            return Ok(child);
        }
        sleep(POLL).await;
    }
    child.start_kill()?;
    bail!("PostgreSQL did not become ready within {} seconds: {}", PATIENCE.as_secs(), last_words(cluster, &log))
}

/// The end of what a failed start wrote, before or after its own log was open.
fn last_words(cluster: &Cluster, start_log: &Path) -> String {
    let logs = fs::read_dir(cluster.data().join("log")).into_iter().flatten().flatten();
    let newest = logs.max_by_key(|entry| entry.metadata().and_then(|meta| meta.modified()).ok()).map(|entry| entry.path());
    let text = |path: &Path| fs::read_to_string(path).unwrap_or_default();
    let all = text(start_log) + &newest.map(|path| text(&path)).unwrap_or_default();
    let lines: Vec<&str> = all.lines().filter(|line| line.contains("FATAL") || line.contains("PANIC") || line.contains("HINT")).collect();
    let lines = lines.get(lines.len().saturating_sub(3)..).unwrap_or_default();
    if lines.is_empty() { all.trim().to_owned() } else { lines.join(" ") }
}

fn pid_file(cluster: &Cluster) -> Option<PidFile> {
    let text = fs::read_to_string(cluster.data().join("postmaster.pid")).ok()?;
    let mut lines = text.lines();
    let pid = lines.next()?.trim().parse().ok()?;
    Some(PidFile { pid, ready: lines.nth(6).is_some_and(|status| status.trim() == "ready") })
}

/// The process that runs on this cluster now.
fn running(cluster: &Cluster) -> Option<PidFile> {
    pid_file(cluster).filter(|file| alive(file.pid) && is_ours(file.pid, cluster.data()))
}

/// Whether a process of this number exists and is not just a remnant.
fn alive(pid: u32) -> bool {
    if !Path::new("/proc/self").exists() {
        let probe = std::process::Command::new("kill").args(["-0", &pid.to_string()]).stderr(Stdio::null()).status();
        return probe.is_ok_and(|status| status.success());
    }
    let stat = fs::read_to_string(format!("/proc/{pid}/stat")).unwrap_or_default();
    stat.rsplit(')').next().and_then(|rest| rest.trim().chars().next()).is_some_and(|state| state != 'Z' && state != 'X')
}

/// Whether the process was started on this data directory, and is not another that was given the number since.
fn is_ours(pid: u32, data: &Path) -> bool {
    if !Path::new("/proc/self").exists() {
        return true;
    }
    let line = fs::read(format!("/proc/{pid}/cmdline")).unwrap_or_default();
    let mut words = line.split(|byte| *byte == 0).skip_while(|word| *word != b"-D").skip(1);
    words.next().is_some_and(|directory| directory == data.as_os_str().as_encoded_bytes())
}

/// PostgreSQL knows a stale process file when nothing has its number. When something else has, we say that it is stale.
/// (Sessions of the dead one that still run are noticed all the same: by the shared memory of the directory.)
fn clear_stale(cluster: &Cluster) {
    if pid_file(cluster).is_some_and(|file| alive(file.pid) && !is_ours(file.pid, cluster.data())) {
        for name in [cluster.data().join("postmaster.pid"), cluster.socket_dir().join(".s.PGSQL.5432.lock")] {
            fs::remove_file(name).ok();
        }
    }
}

/// Whether it was started as we would start it now (a new server may tune it otherwise).
fn same_arguments(cluster: &Cluster) -> bool {
    let written = fs::read_to_string(cluster.data().join("postmaster.opts")).unwrap_or_default();
    let expected: String = cluster.arguments().iter().map(|argument| format!(" \"{argument}\"")).collect();
    written.trim_end().ends_with(&expected)
}

async fn answers(cluster: &Cluster) -> bool {
    let connect = cluster.connect(SUPERUSER, "postgres");
    let connect = tokio::time::timeout(Duration::from_secs(5), connect.connect()).await;
    match connect {
        Ok(Ok(connection)) => connection.close().await.is_ok(),
        _ => false,
    }
}
