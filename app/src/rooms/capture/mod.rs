//! Capture in the browser: the matrix of subjects, the casebook, the form.

mod casebook;
mod casebook_page;
mod cell;
mod columns;
mod columns_menu;
mod context_panel;
mod controls;
mod draft;
mod enrol;
mod filters;
pub mod form_page;
mod matrix;
mod matrix_head;
mod next;
mod overview;
mod parts;
mod queue;
mod subject_head;
mod subject_list;
mod subjects_page;
mod views_menu;
mod visit_date;
mod visit_list;
mod visit_tree;
mod window;

pub use casebook::{OpenCasebook, use_casebook};
pub use casebook_page::CasebookPage;
pub use form_page::send_what_was_kept;
pub use subjects_page::SubjectsPage;
