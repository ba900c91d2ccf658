//! Access: who holds which role, where, since when, by whom and why; the tenant's own roles; the delegation logs of sites.
//!
//! Invariants: a grant is never changed, only ended; nobody gives a role to themself, beyond their own reach, or that the tables of
//! `shared::access` do not let them give; roles that are apart are never one person's where their reaches meet; a site with data is
//! never without an investigator; whatever changes is in force at the person's next request, on every server.
//! Other rooms call: [`read_held`], [`read_grant`], [`fits`] before they give a role, [`keeps_investigator`] before they end one.

mod delegation;
mod delegation_steps;
mod give;
mod list;
mod own;
mod read;
mod routes;
mod rules;

pub use read::{permissions, read_grant, read_held};
pub use routes::routes;
pub use rules::{fits, keeps_investigator};
