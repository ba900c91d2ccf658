//! Lockout with back-off (ACC-05): five tries are free, then each failure doubles the wait, up to a quarter of an hour.
//! Addresses that nobody has are counted too, in memory, so that the answers do not tell who exists.

use std::sync::LazyLock;
use std::time::Duration;

use moka::sync::Cache;
use shared::kernel::Instant;

const FREE: i32 = 5;
const LONGEST: i64 = 15 * 60;

/// How long to wait after so many failures in a row: seconds.
pub fn wait(failures: i32) -> i64 {
    let beyond = failures - FREE;
    if beyond < 0 {
        return 0;
    }
    let doubled = u32::try_from(beyond).ok().and_then(|n| 30_i64.checked_shl(n)).unwrap_or(LONGEST);
    if doubled <= 0 { LONGEST } else { doubled.min(LONGEST) }
}

/// Failures of addresses that nobody has: count and until when to wait.
static STRANGERS: LazyLock<Cache<String, (i32, Option<Instant>)>> =
    LazyLock::new(|| Cache::builder().max_capacity(100_000).time_to_idle(Duration::from_secs(3600)).build());

/// Whether this address, which nobody has, must wait.
pub fn stranger_waits(email: &str, now: Instant) -> bool {
    STRANGERS.get(email).and_then(|(_, until)| until).is_some_and(|until| until > now)
}

/// Counts a failure of an address that nobody has.
pub fn stranger_failed(email: &str, now: Instant) {
    let failures = STRANGERS.get(email).map_or(0, |(failures, _)| failures) + 1;
    STRANGERS.insert(email.to_owned(), (failures, until(failures, now)));
}

/// Until when to wait after so many failures.
pub fn until(failures: i32, now: Instant) -> Option<Instant> {
    let seconds = wait(failures);
    (seconds > 0).then(|| now.plus_seconds(seconds))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Req: ACC-05
    #[test]
    fn the_wait_doubles_after_five_failures_and_has_an_end() {
        assert_eq!([1, 4, 5, 6, 7, 9, 10, 60, i32::MAX].map(wait), [0, 0, 30, 60, 120, 480, 900, 900, 900]);
    }
}
