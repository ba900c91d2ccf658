//! The parts of the form page: the sheet that carries the draft, and what is seen of it, from the head to a single field.

pub mod conflict;
pub mod field;
pub mod focus;
pub mod head;
pub mod missing;
pub mod notes;
pub mod reason;
pub mod saved;
pub mod section;
pub mod sheet;
pub mod table;
pub mod words;
