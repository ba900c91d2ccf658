//! How the private PostgreSQL is configured: in code, so that an upgrade of the server upgrades it too.
//! Invariants: no network; nothing acknowledged is lost (unless a test run says so); its log holds no data of subjects.

use std::fs;
use std::path::Path;

/// Whether a crash of the machine may lose what was written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Durability {
    Durable,
    /// For test runs: fast, and lost with the machine.
    Throwaway,
}

/// The arguments of `postgres`.
pub(super) fn arguments(data: &Path, socket_dir: &Path, max_connections: u32, durability: Durability) -> Vec<String> {
    let mut values = vec![
        ("listen_addresses", String::new()),
        ("unix_socket_directories", format!("\"{}\"", socket_dir.display())),
        ("max_connections", (max_connections + 12).to_string()),
        ("shared_buffers", format!("{}MB", shared_buffers_mb())),
    ];
    values.extend(FIXED.iter().map(|(name, value)| (*name, (*value).to_owned())));
    values.extend(durability_values(durability).iter().map(|(name, value)| (*name, (*value).to_owned())));
    let settings = values.into_iter().flat_map(|(name, value)| ["-c".to_owned(), format!("{name}={value}")]);
    ["-D".to_owned(), data.display().to_string()].into_iter().chain(settings).collect()
}

const FIXED: &[(&str, &str)] = &[
    ("port", "5432"),
    ("unix_socket_permissions", "0700"),
    ("password_encryption", "scram-sha-256"),
    ("cluster_name", "probatum"),
    ("timezone", "UTC"),
    ("log_timezone", "UTC"),
    // Short statements by the thousand: compiling plans costs more than it gains.
    ("jit", "off"),
    ("random_page_cost", "1.1"),
    ("checkpoint_timeout", "15min"),
    ("wal_compression", "on"),
    ("idle_in_transaction_session_timeout", "60s"),
    ("logging_collector", "on"),
    ("log_directory", "log"),
    ("log_filename", "postgresql-%a.log"),
    ("log_truncate_on_rotation", "on"),
    ("log_rotation_age", "1d"),
    ("log_rotation_size", "0"),
    ("log_line_prefix", "%m [%p] %q%u@%d "),
    // Statements and error details carry values of subjects: they stay out of the log.
    ("log_min_error_statement", "panic"),
    ("log_error_verbosity", "terse"),
    ("log_parameter_max_length", "0"),
    ("log_parameter_max_length_on_error", "0"),
];

fn durability_values(durability: Durability) -> &'static [(&'static str, &'static str)] {
    match durability {
        Durability::Durable => &[("fsync", "on"), ("synchronous_commit", "on"), ("full_page_writes", "on"), ("max_wal_size", "2GB")],
        Durability::Throwaway => &[
            ("fsync", "off"),
            ("synchronous_commit", "off"),
            ("full_page_writes", "off"),
            ("autovacuum", "off"),
            ("max_wal_senders", "0"),
            ("wal_level", "minimal"),
            ("max_wal_size", "256MB"),
        ],
    }
}

/// An eighth of the machine's memory, between 64 MB and 1 GB.
fn shared_buffers_mb() -> u64 {
    let memory = fs::read_to_string("/proc/meminfo").unwrap_or_default();
    let line = memory.lines().find_map(|line| line.strip_prefix("MemTotal:"));
    let kilobytes = line.and_then(|rest| rest.split_whitespace().next()?.parse::<u64>().ok());
    kilobytes.map_or(128, |kilobytes| (kilobytes / 1024 / 8).clamp(64, 1024))
}
