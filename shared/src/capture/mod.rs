//! Capture: subjects, visits, records, and the change set that is the only way to write a clinical value.

mod address;
pub mod api;
mod calendar;
mod casefile;
mod change;
mod log;
#[cfg(any(test, feature = "kit"))]
mod scenario;
mod subject;
mod visit;

pub use address::{Address, RecordKey, RowKey};
pub use casefile::{CasebookState, Casefile, Held};
pub use change::{Change, ChangeSet, Conflict, RecordState, RecordView, RowChange, Saved};
#[cfg(any(test, feature = "kit"))]
pub use scenario::Patient;
pub use subject::{Refused, SubjectKey, SubjectState};
pub use visit::{Closed, NOT_DONE, NotDone, VisitStatus};
