//! The parts of the form page: the sheet that carries the draft, and what is seen of it, from the head to a single field.

mod announce;
mod conflict;
mod field;
pub mod focus;
mod head;
mod language;
mod look;
mod missing;
mod notes;
mod reason;
mod saved;
mod section;
mod sheet;
mod table;
mod why;
mod words;

pub use announce::Announce;
pub use head::{FormHead, try_to_complete};
pub use look::{Look, Missing};
pub use reason::ReasonAsked;
pub use field::question;
pub use section::{Section, SectionIndex, title as section_title};
pub use sheet::{Head, ItemSignals, Sheet};
pub use words::{told, words};
