//! Study: designs as immutable versions, imported from files; sites.
//!
//! Invariant: a published version never changes; its hash is that of its design.
//! Other rooms call: [`version`] (a version, compiled and cached), [`create`], [`open_site`], [`sites`], [`Hidden`] (what tells the treatment).

mod amend;
pub mod demo;
pub mod design_cli;
pub mod evaluate_cli;
mod faults;
pub mod formats;
mod hidden;
pub mod news;
pub mod odm;
pub mod redcap;
mod routes;
mod sites;
mod studies;
mod unknown;
mod versions;
pub mod xlsform;

pub use amend::{give as give_version, row as version_row};
pub use hidden::{Hidden, TELLS_NOTHING, UNBLINDING, sees as sees_unblinded};
pub use routes::routes;
pub use sites::{open as open_site, opened as open_sites, reach as sites};
pub use studies::{NewStudy, create, exists, import, one as one_study, reach as studies};
pub use versions::{Version, version};
