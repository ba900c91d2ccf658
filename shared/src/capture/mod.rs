//! Capture: subjects, visits, records, and the change set that is the only way to write a clinical value.

mod address;
pub mod api;
mod casefile;
mod change;
mod jump;
mod list;
#[cfg(any(test, feature = "kit"))]
mod scenario;
mod subject;

pub use address::{Address, RecordKey, RowKey};
pub use casefile::{CasebookState, Casefile, Held};
pub use change::{Change, ChangeSet, Conflict, RecordState, RecordView, RowChange, Saved};
pub use jump::{Found, FoundKind, JumpTo};
pub use list::{KeptView, NewView, SubjectSort, Subjects};
#[cfg(any(test, feature = "kit"))]
pub use scenario::Patient;
pub use subject::{Refused, SubjectKey, SubjectState, VisitStatus};
