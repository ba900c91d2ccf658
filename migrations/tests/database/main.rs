//! The schema against a real PostgreSQL: what the fence holds, what the audit trail says, what the lint sees.
#![expect(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing, reason = "a test fails by panic")]

mod audit;
mod cluster;
mod fence;
mod identity;
mod lint;
mod queues;
