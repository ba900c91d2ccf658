//! Exports in the browser: ordering a snapshot, watching it being made, taking it, and what is in it.

mod content;
mod exports_page;
mod order_dialog;
mod snapshot_card;

pub use exports_page::ExportsPage;
