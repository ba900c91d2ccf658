//! Defaults that depend on who runs the server and where.

use std::env;
use std::path::PathBuf;

/// `/var/lib/probatum` for root, else `$XDG_DATA_HOME/probatum` (or what that variable stands for).
pub(super) fn data_dir() -> Option<String> {
    if is_root() {
        return Some("/var/lib/probatum".to_owned());
    }
    let home = env::var_os("HOME").map(|home| PathBuf::from(home).join(".local/share"));
    let base = env::var_os("XDG_DATA_HOME").map(PathBuf::from).or(home)?;
    Some(base.join("probatum").display().to_string())
}

/// One thread a processor.
pub(super) fn workers() -> Option<String> {
    let processors = std::thread::available_parallelism().map_or(1, std::num::NonZeroUsize::get);
    Some(processors.to_string())
}

/// Where a settings file is looked for when none is named.
pub(super) fn files() -> Vec<PathBuf> {
    let home = env::var_os("HOME").map(|home| PathBuf::from(home).join(".config"));
    let personal = env::var_os("XDG_CONFIG_HOME").map(PathBuf::from).or(home);
    let personal = personal.map(|base| base.join("probatum/probatum.toml"));
    personal.into_iter().chain([PathBuf::from("/etc/probatum/probatum.toml")]).collect()
}

fn is_root() -> bool {
    crate::kernel::postgres::current_user().is_some_and(|user| user.is_root())
}
