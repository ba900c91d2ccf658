//! REDCap: data dictionaries in and out, project files (ODM with REDCap's extensions), and data exports.
//!
//! How it works: [`sheet`] reads the table, `columns` finds what it knows, `read` makes a design of the rows and `logic`
//! translates branching and calculations; `project` does the same for what a project file carries. `write` makes a
//! dictionary of a design.
//!
//! Invariants
//! * Nothing is dropped: what the model has no place for is carried with the item (namespace [`NS`]) and goes out again.
//! * Logic that cannot be translated with certainty stands verbatim and alone; the field is shown and not required.
//! * `import(export(design)) == design` for a design that came from a dictionary.
//! * No input panics.
//!
//! Decisions
//! * A dictionary has no events. Its design has one visit with all forms, and logic that names an event is read as if it named
//!   that visit: there is no other place where the value could stand.
//! * A section header begins a group. A form's fields before the first header are a group that is named like the form.
//! * A checkbox field becomes one item with several choices. In a project file it stays what ODM made of it: an item for
//!   each box.
//! * The status of a form (`<form>_complete`) is not imported: Probatum works it out.

mod begins;
mod choices;
mod columns;
pub mod data;
mod fields;
mod item;
mod kinds;
mod log;
mod logic;
mod plain;
pub mod project;
mod ranges;
mod read;
mod rows;
mod sheet;
mod shown;
mod tags;
mod write;

#[cfg(test)]
mod tests;

pub use columns::looks_like_a_table;
pub use read::import;
pub use shown::shown;
pub use write::export;

/// The namespace of what is carried for REDCap.
const NS: &str = "urn:probatum:redcap:1";
/// In which language logic stands that came from REDCap.
const CONTEXT: &str = "REDCap";
