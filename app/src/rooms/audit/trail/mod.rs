//! Who did what, when and why? Everything that was written down in a study, or in the tenant outside of studies' data.

mod filters;
mod list;
mod page;
mod row;

pub use page::{TenantTrailPage, TrailPage};
