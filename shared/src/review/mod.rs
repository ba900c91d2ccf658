//! Review: what is to be verified and reviewed, what is frozen and locked, who vouches for the data, and by whom that may be done.
//! The marks themselves are capture's ([`crate::capture::Track`], [`crate::capture::LockState`]).

pub mod api;
mod campaign;
mod content;
mod plan;
mod signature;
mod signing;
mod table;

pub use campaign::{CampaignState, Condition, Unmet};
pub use content::*;
pub use plan::{Need, PlanItem, ReviewPlan, Tier, Whom};
pub use signature::*;
pub use signing::*;
pub use table::markdown;
