//! Jobs: long work with progress, ordered in one transaction and done in others.
//!
//! Invariants: a job exists if and only if the transaction that orders it commits; it acts as whoever ordered it, and reaches
//! no further than they did; at most one server works on it; one that was left by a server that died is taken up again from
//! its beginning, so a job must bear to begin twice. What ends a job is written once.

mod order;
mod work;

pub use order::{Kind, cancel, enqueue, read, states};
pub use work::{Work, round, run};
