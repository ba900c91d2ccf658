//! Audit: reading what the database wrote down, and sealing it. Nothing here writes but the sealer, and it writes seals alone.
//!
//! Invariant: history is read through the same fences as the data it is about.

mod as_of;
mod history;
mod origin;
mod review;
mod routes;
pub mod seal;
mod subject;
pub mod trail;

pub use origin::{Author, Origin, authors, origins};
pub use routes::routes;
