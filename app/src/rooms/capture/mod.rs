//! Capture in the browser: the matrix of subjects, the casebook, the form.

mod casebook;
mod casebook_page;
mod cell;
mod context_panel;
mod controls;
mod draft;
mod enrol;
pub mod form_page;
mod matrix;
mod overview;
mod parts;
pub mod queue;
mod subject_head;
mod subject_list;
mod subjects_page;
mod visit_date;
mod visit_list;
mod visit_tree;
mod window;

pub use casebook::{OpenCasebook, use_casebook};
pub use casebook_page::CasebookPage;
pub use form_page::{mind_what_is_unsent, send_what_was_kept};
pub use parts::{is_only_in_memory, leave_what_is_unsent, line_is_back};
pub use subjects_page::SubjectsPage;
