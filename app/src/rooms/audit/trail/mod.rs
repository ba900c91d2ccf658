//! Who did what, when and why? Everything that was written down in a study, or in the tenant outside of studies' data.

mod filters;
mod list;
mod page;
mod row;

pub use filters::{day_of, start_of};
pub use page::{TenantTrailPage, TrailPage};
pub use row::Entry;
