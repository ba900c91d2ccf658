//! Capture: subjects, visits, records.
//!
//! Invariant: [`save`] is the only thing that writes a clinical value. Browser, API, file import and seed all go through it,
//! so nothing can skip a check, a lock or the audit.
//! What lists show of a subject is kept ready ([`standing`]): whatever writes here renews it.
//! Other rooms call: [`save`], [`enrol`], [`date_visit`], [`change_state`].

mod around;
mod casebook;
mod day;
mod jump;
mod list;
pub mod news;
mod records;
mod routes;
mod save;
pub mod snapshot;
pub mod standing;
mod subjects;
mod tabulate;
pub mod tasks;
pub mod verify;
mod views;
mod windows;

pub use casebook::date_visit;
pub use day::{Days, Local};
#[cfg(feature = "kit")]
pub use list::statements;
pub use records::read as read_record;
pub use routes::routes;
pub use save::save;
pub use subjects::{change_state, enrol};
pub use windows::today;
