//! The parts of the form page: the sheet that carries the draft, and what is seen of it, from the head to a single field.

mod announce;
mod arrived;
mod conflict;
mod field;
pub mod focus;
mod head;
mod language;
mod look;
mod matrix;
mod missing;
mod notes;
mod reason;
mod rest;
mod saved;
mod section;
mod sheet;
mod table;
mod why;
mod words;

pub use announce::Announce;
pub use arrived::ArrivedNote;
pub use field::question;
pub use head::{FormHead, try_to_complete};
pub use look::{Look, Missing};
pub use reason::ReasonAsked;
pub use rest::Rest;
pub use saved::NotKept;
pub use section::{Section, SectionIndex, title as section_title};
pub use sheet::{Head, ItemSignals, Sheet, is_only_in_memory, leave_what_is_unsent, line_is_back};
pub use why::Why;
pub use words::{Told, told, words};
