//! Audit in the browser: reading who did what, when and why.

mod history;
mod words;

pub use history::History;
