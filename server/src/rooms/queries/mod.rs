//! Queries: questions about a place in the data, and what became of them.
//!
//! Invariants: every step is one that `shared::queries` allows; what was said is never changed; no step changes data.
//! Other rooms call: [`OF_RECORD`] and [`OF_SUBJECT`] (sub-selects to read along with theirs), [`judge`] (what findings come to),
//! [`follow`] (carries it out, in two statements whatever the number), [`list`], [`open`], [`act`], [`comment`].

mod assign;
mod automatic;
mod bulk;
mod filters;
mod list;
pub mod news;
mod open;
mod read;
mod routes;
mod steps;
pub mod tasks;
mod thread;
mod totals;

pub use automatic::{Judged, OF_RECORD, OF_SUBJECT, Work, follow, judge, known};
pub use list::{UNHIDDEN, UNSETTLED, list};
pub use open::open;
pub use routes::routes;
pub use steps::{Act, act, comment};
