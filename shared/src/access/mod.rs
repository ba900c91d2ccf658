//! Access: who may do what, as a grid that a clinician can read. Deny first.
//!
//! Invariant: a person may do only what a role granted to them, in that tenant, study and site, includes. What no role may be made
//! to include, who may give which role, and which roles nobody holds together stand in tables (`tables.rs`, docs/access.md).

pub mod api;
mod delegation;
mod duties;
mod event;
mod grant;
mod granting;
mod grid;
mod held;
mod tables;

pub use delegation::{DelegationState, DelegationStep};
pub use duties::{DUTIES, Duty};
pub use event::AccessEvent;
pub use grant::{Grant, Grants, Places, Reach, SiteReach};
pub use granting::may_invite;
pub use grid::{GRID, Permission, Role};
pub use held::{Held, OwnRole};
pub use tables::{ALWAYS, APART, Apart, ApartWhy, GIVES, NEVER_TOGETHER, ONLY, OnlyFor, Unfit, apart, difference, may_give, unfit};
