//! Ports: time, ids and chance come in here, so that tests can hold them still.

use std::sync::atomic::{AtomicI64, Ordering};

use shared::kernel::Instant;
use time::OffsetDateTime;
use uuid::Uuid;

/// What time it is for sessions and lockouts. Clinical times are the database's (TIM-01), never this.
#[derive(Debug, Default)]
pub struct Clock {
    /// Seconds by which a test has moved the clock.
    shift: AtomicI64,
}

impl Clock {
    pub fn now(&self) -> Instant {
        Instant(OffsetDateTime::now_utc()).plus_seconds(self.shift.load(Ordering::Relaxed))
    }

    /// Moves the clock: tests only let sessions age.
    pub fn advance(&self, seconds: i64) {
        self.shift.fetch_add(seconds, Ordering::Relaxed);
    }
}

/// A fresh id, ordered by time (UUID version 7).
pub fn fresh() -> Uuid {
    Uuid::now_v7()
}

/// Bytes nobody can guess.
pub fn secret<const N: usize>() -> [u8; N] {
    rand::random()
}
