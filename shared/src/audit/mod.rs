//! Audit: reading what was done, by whom, when and why. Writing it is the database's business.

pub mod api;
mod as_of;
mod kinds;
mod replay;
mod review;
pub mod seals;
mod trail;

pub use as_of::{AsOf, RecordThen, VisitThen};
pub use kinds::{Class, KINDS};
pub use replay::{Misfit, Replayed};
pub use review::*;
