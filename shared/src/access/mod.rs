//! Access: who may do what, as a grid that a clinician can read. Deny first.
//!
//! Invariant: a person may do only what a role granted to them, in that tenant, study and site, includes.

mod event;
mod grant;
mod granting;
mod grid;

pub use event::AccessEvent;
pub use grant::{Grant, Grants, Places, Reach, SiteReach};
pub use granting::may_invite;
pub use grid::{GRID, Permission, Role};
