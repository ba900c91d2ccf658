//! Capture: subjects, visits, records.
//!
//! Invariant: [`save`] is the only thing that writes a clinical value. Browser, API, file import and seed all go through it,
//! so nothing can skip a check, a lock or the audit.
//! Other rooms call: [`save`], [`enrol`], [`date_visit`], [`change_state`].

mod around;
mod casebook;
mod entered;
mod hear;
pub mod news;
mod records;
mod routes;
mod save;
pub mod snapshot;
mod subjects;
pub mod verify;
mod windows;

pub use casebook::date_visit;
pub use records::read as read_record;
pub use routes::routes;
pub use save::save;
pub use subjects::{change_state, enrol};
pub use windows::today;
