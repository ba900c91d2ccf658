//! The parts of the form page: the sheet that carries the draft, and what is seen of it, from the head to a single field.

mod conflict;
mod field;
pub mod focus;
mod head;
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

pub use head::{FormHead, try_to_complete};
pub use look::{Look, Missing};
pub use reason::ReasonAsked;
pub use section::{Section, SectionIndex};
pub use sheet::{Head, ItemSignals, Sheet};
pub use why::Why;
pub use words::told;
