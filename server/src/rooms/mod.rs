//! The rooms, in dependency order: each may call those above it; news goes down through the outbox.

pub mod tenancy;

pub mod study;

pub mod capture;

pub mod audit;

/// Mounts every room.
pub fn routes(cfg: &mut actix_web::web::ServiceConfig) {
    tenancy::routes(cfg);
    study::routes(cfg);
    capture::routes(cfg);
    audit::routes(cfg);
}
