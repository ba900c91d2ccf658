//! Who runs the database: we ourselves, or an unprivileged user when we are root (PostgreSQL refuses root).

use std::fs::{self, OpenOptions};
use std::os::unix::fs::{MetadataExt, OpenOptionsExt};
use std::path::Path;
use std::process::Stdio;

use anyhow::{Context, Result, bail};
use tokio::process::Command;

/// Users that may run the database for root, best first.
const CANDIDATES: &[&str] = &["probatum", "postgres", "nobody"];

/// A user of this machine.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct User {
    pub uid: u32,
    pub gid: u32,
    /// The user to become when starting PostgreSQL; none: stay who we are.
    pub become_name: Option<String>,
}

impl User {
    pub fn is_root(&self) -> bool {
        self.uid == 0
    }

    /// A name for sentences.
    pub fn name(&self) -> String {
        self.become_name.clone().unwrap_or_else(|| format!("number {}", self.uid))
    }

    /// A command that runs as this user, apart from our terminal, and not led astray by `PG…` variables.
    pub(super) fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        command.stdin(Stdio::null()).current_dir("/").process_group(0);
        for (name, _) in std::env::vars_os().filter(|(name, _)| name.to_string_lossy().starts_with("PG")) {
            command.env_remove(name);
        }
        command.env("LC_ALL", "C").env("TZ", "UTC");
        if self.become_name.is_some() {
            command.uid(self.uid).gid(self.gid).env("HOME", "/");
        }
        command
    }

    /// Gives a path to this user, when we are not that user already.
    pub(super) fn own(&self, path: &Path) -> Result<()> {
        if self.become_name.is_none() {
            return Ok(());
        }
        let chown = std::os::unix::fs::lchown(path, Some(self.uid), Some(self.gid));
        chown.with_context(|| format!("{} cannot be given to user {}", path.display(), self.name()))
    }
}

/// Whose process this is: the owner of a file that we make. (The standard library cannot say it otherwise.)
pub fn current_user() -> Option<User> {
    let path = std::env::temp_dir().join(format!(".probatum-{}-{}", std::process::id(), uuid::Uuid::now_v7()));
    let made = OpenOptions::new().write(true).create_new(true).mode(0o600).open(&path);
    let user = made.and_then(|file| file.metadata()).map(|meta| user_of(&meta)).ok();
    fs::remove_file(&path).ok();
    user
}

fn user_of(meta: &fs::Metadata) -> User {
    User { uid: meta.uid(), gid: meta.gid(), become_name: None }
}

/// The user that runs the database.
pub(super) fn database_user(data_dir: &Path) -> Result<User> {
    let me = current_user().with_context(|| format!("No file can be made in {}", std::env::temp_dir().display()))?;
    if !me.is_root() {
        return Ok(me);
    }
    let accounts = fs::read_to_string("/etc/passwd").context("/etc/passwd cannot be read")?;
    match CANDIDATES.iter().find_map(|name| account(&accounts, name)) {
        Some(user) => Ok(user),
        None => bail!(
            "PostgreSQL does not run as root, and this machine has none of the users {} to run it for {}. \
             Create one (useradd --system probatum), start Probatum as another user, or set database_url.",
            CANDIDATES.join(", "),
            data_dir.display()
        ),
    }
}

/// The line `name:x:uid:gid:…` of `/etc/passwd`.
fn account(accounts: &str, name: &str) -> Option<User> {
    let line = accounts.lines().find(|line| line.split(':').next() == Some(name))?;
    let mut fields = line.split(':').skip(2);
    let uid = fields.next()?.parse().ok()?;
    let gid = fields.next()?.parse().ok()?;
    Some(User { uid, gid, become_name: Some(name.to_owned()) })
}

#[cfg(test)]
mod tests {
    use super::*;

    const ACCOUNTS: &str = "root:x:0:0:root:/root:/bin/bash\npostgres:x:101:104:,,,:/var/lib/postgresql:/bin/bash\n";

    #[test]
    fn an_account_is_found_by_its_whole_name() {
        let user = account(ACCOUNTS, "postgres").unwrap();
        assert_eq!((user.uid, user.gid), (101, 104));
        assert_eq!(account(ACCOUNTS, "post"), None);
        assert_eq!(account(ACCOUNTS, "probatum"), None);
    }
}
