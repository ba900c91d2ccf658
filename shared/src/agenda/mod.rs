//! Agenda: what waits for a person, over all their studies and sites.

pub mod api;
pub mod digest;
mod task;

pub use task::{Figure, Kind, Task, Urgency};
