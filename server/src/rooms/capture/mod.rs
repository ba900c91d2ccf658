//! Capture: subjects, visits, records.
//!
//! Invariant: [`save`] is the only thing that writes a clinical value. Browser, API, file import and seed all go through it,
//! so nothing can skip a check, a lock or the audit. Whether a visit or record may be changed now is asked in `guard` alone.
//! What lists show of a subject is kept ready ([`standing`]): whatever writes here renews it.
//! Other rooms call: [`save`], [`enrol`], [`date_visit`], [`add_visit`], [`plan_visit`], [`skip_visit`], [`retire_record`], [`change_state`].

mod around;
mod calendar;
mod casebook;
mod day;
mod entered;
mod files;
pub mod guard;
mod hear;
mod jump;
mod left;
mod list;
pub mod lock;
mod log;
mod moving;
pub mod news;
pub mod outgoing;
mod printouts;
mod records;
mod release;
mod retire;
mod routes;
mod save;
pub mod signed;
pub mod snapshot;
pub mod standing;
mod subjects;
mod tabulate;
pub mod tasks;
pub mod verification;
pub mod verify;
mod views;
mod visits;
mod windows;

pub use around::hold as hold_subject;
pub use day::{Days, Local};
#[cfg(feature = "kit")]
pub use list::statements;
pub use moving::MOVE_SUBJECTS;
pub use records::{Stored, read as read_record, retired_rows, stored};
pub use retire::retire as retire_record;
pub use routes::{busiest, routes};
pub use save::save;
pub use subjects::{change_state, enrol};
pub use visits::{add as add_visit, date_visit, plan as plan_visit, skip as skip_visit};
pub use windows::today;
