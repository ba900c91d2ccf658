//! The rooms, in dependency order: each may call those above it.

pub mod study;
