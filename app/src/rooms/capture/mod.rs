//! Capture in the browser: the matrix of subjects, the casebook, the form.

mod calendar_page;
mod casebook;
mod casebook_page;
mod cell;
mod context_panel;
mod controls;
mod draft;
mod enrol;
pub mod form_page;
mod log;
mod log_page;
mod matrix;
mod month;
mod overview;
mod parts;
mod queue;
mod subject_head;
mod subject_list;
mod subjects_page;
mod visit_acts;
mod visit_date;
mod visit_list;
mod visit_tree;
mod window;

pub use calendar_page::CalendarPage;
pub use casebook::{OpenCasebook, use_casebook};
pub use casebook_page::CasebookPage;
pub use form_page::send_what_was_kept;
pub use log_page::LogPage;
pub use subjects_page::SubjectsPage;
