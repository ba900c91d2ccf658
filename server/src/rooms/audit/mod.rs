//! Audit: reading what the database wrote down. Nothing here writes.
//!
//! Invariant: history is read through the same fences as the data it is about.

mod as_of;
mod history;
mod origin;
mod routes;
mod subject;
pub mod trail;

pub use origin::{Author, Origin, authors, origins};
pub use routes::routes;
