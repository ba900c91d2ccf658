//! Agenda in the browser: the page *My work*.

mod groups;
mod work_page;

pub use work_page::WorkPage;
