//! The schema against a real PostgreSQL: what the fence holds, what the audit trail says, what the lint sees.

mod audit;
mod cluster;
mod fence;
mod identity;
mod lint;
mod queues;
