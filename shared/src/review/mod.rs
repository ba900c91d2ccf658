//! Review: what is to be verified and reviewed, what is frozen and locked, who vouches for the data, and by whom that may be done.
//! The marks themselves are capture's ([`crate::capture::Track`], [`crate::capture::LockState`]).

pub mod api;
mod campaign;
mod plan;
mod signature;
mod table;

pub use campaign::{CampaignState, Condition, Unmet};
pub use plan::{Need, PlanItem, ReviewPlan, Tier, Whom};
pub use signature::*;
pub use table::markdown;
