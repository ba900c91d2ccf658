//! The rooms, in dependency order: each may call those above it; news goes down through the outbox.

pub mod tenancy;
