//! Review in the browser: verifying beside the form, freeze and lock wherever a place is shown, the two pages that say how far both
//! have come; signing what was shown, the manifest of signatures, and what breaks them.

mod campaigns;
mod difference;
mod holds;
mod locks_page;
mod manifest;
mod marks;
mod plan_dialog;
mod review_page;
mod sign_dialog;
mod sign_menu;
mod sign_page;
mod sign_words;
mod signing_page;
mod ticks;
mod words;

pub use holds::{HoldMenu, Holds, ItemHold, SubjectHoldMenu, SubjectHolds};
pub use locks_page::LocksPage;
pub use manifest::{Manifest, PaperSignatures};
pub use marks::{ItemMarks, ReviewBar, Verified, go_to_due, verifies};
pub use review_page::ReviewPage;
pub use sign_menu::SignMenu;
pub use sign_page::SignPage;
pub use signing_page::SigningPage;
pub use ticks::Ticks;
