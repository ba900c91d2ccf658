//! What browser and server agree on: domain types, rules, the endpoint table, permissions.
//!
//! Invariant: no I/O, no clock, no randomness, no framework. Time, ids and chance are arguments.
//! The rooms stand in dependency order: each may use those above it, never those below.

pub mod kernel;

pub mod access;
pub mod tenancy;

pub mod forms;
pub mod study;

pub mod queries;

pub mod agenda;

pub mod capture;

pub mod review;

pub mod audit;

pub mod exports;

pub mod ctms;

/// The endpoint table of the whole product, room by room.
pub const ENDPOINTS: &[&[kernel::EndpointInfo]] = &[
    kernel::api::ENDPOINTS,
    access::api::ENDPOINTS,
    tenancy::api::ENDPOINTS,
    tenancy::accounts::ENDPOINTS,
    tenancy::sso::ENDPOINTS,
    tenancy::factors::api::ENDPOINTS,
    study::api::ENDPOINTS,
    queries::api::ENDPOINTS,
    agenda::api::ENDPOINTS,
    agenda::digest::ENDPOINTS,
    capture::api::ENDPOINTS,
    review::api::ENDPOINTS,
    audit::api::ENDPOINTS,
    exports::api::ENDPOINTS,
    ctms::api::ENDPOINTS,
];
