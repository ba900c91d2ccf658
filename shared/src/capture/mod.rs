//! Capture: subjects, visits, records, and the change set that is the only way to write a clinical value.

mod address;
pub mod api;
mod change;
mod subject;

pub use address::{Address, RecordKey, RowKey};
pub use change::{Change, ChangeSet, Conflict, RecordState, RecordView, RowChange, Saved};
pub use subject::{Refused, SubjectKey, SubjectState, VisitStatus};
