//! Audit in the browser: reading who did what, when and why.

mod history;
mod reading;
mod subject;
mod words;

pub use history::History;
pub use subject::SubjectHistory;
pub use words::datum_words;
