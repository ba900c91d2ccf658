//! The rooms, in dependency order: each may call those above it; news goes down through the outbox.

pub mod access;

pub mod tenancy;

pub mod study;

pub mod agenda;

pub mod queries;

pub mod capture;

pub mod review;

pub mod audit;

pub mod exports;

pub mod ctms;

/// Mounts the kernel and every room.
pub fn routes(cfg: &mut actix_web::web::ServiceConfig) {
    // An address is compared with one route after the other: what is asked for most stands first.
    capture::busiest(cfg);
    crate::kernel::routes(cfg);
    access::routes(cfg);
    tenancy::routes(cfg);
    study::routes(cfg);
    agenda::routes(cfg);
    queries::routes(cfg);
    capture::routes(cfg);
    review::routes(cfg);
    audit::routes(cfg);
    exports::routes(cfg);
    ctms::routes(cfg);
}

/// What the rooms tell each other, and who hears it.
pub fn topics() -> Vec<crate::kernel::outbox::Topic> {
    vec![
        crate::kernel::mail::POSTED,
        tenancy::news::LOCKED_OUT,
        tenancy::news::SUPPORT_OPENED,
        tenancy::RESET_ASKED,
        tenancy::news::FACTORS_RESET,
        study::news::IMPORTED,
        study::news::PUBLISHED,
        queries::news::HAPPENED,
        capture::news::RULE_TOLD,
        exports::TAKEN_OUT,
    ]
}

/// Where tasks for people come from.
pub fn sources() -> Vec<agenda::Source> {
    vec![queries::tasks::SOURCE, capture::tasks::SOURCE, review::SOURCE, review::SIGN_TASKS]
}

/// The kinds of long work that the kernel and the rooms do.
pub fn kinds() -> Vec<crate::kernel::jobs::Kind> {
    vec![crate::kernel::vault::ROTATE, capture::MOVE_SUBJECTS, exports::MAKE_SNAPSHOT]
}
