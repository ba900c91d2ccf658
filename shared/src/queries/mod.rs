//! Queries: questions about a place in the data, mostly to a site, and what became of them.
//!
//! A query hangs on an [`Address`](crate::study::Address); it knows nothing of records.
//! Invariants: no step changes data (QRY-02); a site closes no query; nobody releases what they proposed; of one finding there
//! is one query at a time, and none for a value that was confirmed (QRY-03).

mod age;
pub mod api;
mod automatic;
mod query;
mod steps;
mod table;
mod view;

pub use age::{calendar_days, working_days};
pub use automatic::{Basis, Found, Known, Move, Outcome, asks_of, basis_of, found, reconcile};
pub(crate) use query::words;
pub use query::{Audience, Closing, How, Origin, Priority, QueryCounts, Stamp, Standing, State, Status};
pub use steps::{Refused, Step};
pub use table::markdown;
