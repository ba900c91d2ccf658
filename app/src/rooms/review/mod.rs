//! Review in the browser: verifying beside the form, freeze and lock wherever a place is shown, and the two pages that say how far
//! both have come.

mod campaigns;
mod holds;
mod locks_page;
mod marks;
mod plan_dialog;
mod review_page;
mod ticks;
mod words;

pub use holds::{HoldMenu, Holds};
pub use locks_page::LocksPage;
pub use marks::{ItemMarks, ReviewBar, Verified, go_to_due, verifies};
pub use review_page::ReviewPage;
