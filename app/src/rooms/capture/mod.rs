//! Capture in the browser: the matrix of subjects, the casebook, the form.

mod casebook;
mod casebook_page;
pub mod form_page;
mod subjects_page;

pub use casebook::{OpenCasebook, use_casebook};
pub use casebook_page::CasebookPage;
pub use form_page::FormPage;
pub use subjects_page::SubjectsPage;
