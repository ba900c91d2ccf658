//! Audit in the browser: reading who did what, when and why.

mod as_of_page;
mod history;
mod reading;
mod review;
mod seals_page;
mod subject;
mod trail;
mod words;

pub use as_of_page::AsOfPage;
pub use history::History;
pub use reading::change;
pub use review::{ReviewPage, ReviewsPage};
pub use seals_page::SealsPage;
pub use subject::SubjectHistory;
pub use trail::{TenantTrailPage, TrailPage};
pub use words::datum_words;
