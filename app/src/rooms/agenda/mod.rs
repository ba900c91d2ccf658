//! Agenda in the browser: the page *My work*.

mod digest;
mod groups;
mod work_page;

pub use digest::{Digest, StopPage};
pub use work_page::WorkPage;
