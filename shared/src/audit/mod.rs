//! Audit: reading what was done, by whom, when and why. Writing it is the database's business.

pub mod api;
pub mod seals;
