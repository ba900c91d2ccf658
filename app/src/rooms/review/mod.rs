//! Review in the browser: signing what was shown, the manifest of signatures, and what breaks them.

mod difference;
mod manifest;
mod sign_dialog;
mod sign_menu;
mod sign_page;
mod signing_page;
mod words;

pub use manifest::{Manifest, PaperSignatures};
pub use sign_menu::SignMenu;
pub use sign_page::SignPage;
pub use signing_page::SigningPage;
