//! Audit in the browser: reading who did what, when and why.

mod history;
mod reading;
mod seals_page;
mod subject;
mod words;

pub use history::History;
pub use reading::change;
pub use seals_page::SealsPage;
pub use subject::SubjectHistory;
pub use words::datum_words;
