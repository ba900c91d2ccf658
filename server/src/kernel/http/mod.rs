//! HTTP: one generic mount for every endpoint of the table, so that no handler can forget a control.

pub mod assets;
mod events;
mod looked;
mod mount;
mod packed;
mod reach;
mod reply;
pub mod session;

pub use events::{Heard, Listening, on_events};
pub use mount::{Call, Session, mounted, on, on_click, on_download, on_session, on_signed, on_upload};
pub use reach::over_studies;
pub use reply::{Content, Cookies, Download, fallback, problem, security_headers};
