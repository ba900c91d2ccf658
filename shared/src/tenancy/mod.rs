//! Tenancy: tenants, people, sign-in and sessions, as both sides see them.

pub mod accounts;
pub mod api;
pub mod factors;
pub mod sso;
