//! Whether the database's user can get to a path, said in a sentence that names the closed directory.

use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::Path;

use super::user::User;

/// The first directory above (or at) `path` that the user cannot enter, in a sentence.
pub(super) fn obstacle(path: &Path, user: &User) -> Option<String> {
    let resolved = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let mut above: Vec<&Path> = resolved.ancestors().collect();
    above.reverse();
    let closed = above.into_iter().find(|directory| !enterable(directory, user))?;
    Some(sentence(closed, user))
}

fn enterable(directory: &Path, user: &User) -> bool {
    let Ok(meta) = fs::metadata(directory) else { return !directory.exists() };
    if !meta.is_dir() {
        return true;
    }
    let bit = match () {
        () if user.is_root() => return true,
        () if meta.uid() == user.uid => 0o100,
        () if meta.gid() == user.gid => 0o010,
        () => 0o001,
    };
    meta.permissions().mode() & bit != 0
}

fn sentence(closed: &Path, user: &User) -> String {
    let mode = fs::metadata(closed).map_or(0, |meta| meta.permissions().mode() & 0o7777);
    format!(
        "the database runs as user {}, who cannot enter {} (mode {mode:04o}); open it (chmod o+x {}) or choose another place",
        user.name(),
        closed.display(),
        closed.display()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stranger() -> User {
        User { uid: 4_000_001, gid: 4_000_001, become_name: Some("stranger".to_owned()) }
    }

    #[test]
    fn a_closed_directory_on_the_way_is_named() {
        let base = std::env::temp_dir().join(format!("probatum-reach-{}", uuid::Uuid::now_v7()));
        let inner = base.join("closed/inner");
        fs::create_dir_all(&inner).unwrap();
        fs::set_permissions(base.join("closed"), fs::Permissions::from_mode(0o755)).unwrap();
        assert_eq!(obstacle(&inner, &stranger()), None);
        fs::set_permissions(base.join("closed"), fs::Permissions::from_mode(0o700)).unwrap();
        let sentence = obstacle(&inner, &stranger()).unwrap();
        assert!(sentence.contains("closed (mode 0700)") && sentence.contains("stranger"), "{sentence}");
        fs::remove_dir_all(base).unwrap();
    }
}
