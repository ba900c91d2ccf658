//! Capture: subjects, visits, records, and the change set that is the only way to write a clinical value.

pub mod api;
mod calendar;
mod casefile;
mod change;
mod file;
mod jump;
mod list;
mod log;
mod printout;
mod release;
#[cfg(any(test, feature = "kit"))]
mod scenario;
mod signature;
mod subject;
mod visit;

pub use crate::study::{Address, RecordKey, RowKey};
pub use casefile::{CasebookState, Casefile, Held};
pub use change::{Change, ChangeSet, Conflict, RecordState, RecordView, RowChange, Saved, Settlement};
pub use file::{FileFilter, FileView, NewFile};
pub use jump::{Found, FoundKind, JumpTo};
pub use list::{KeptView, NewView, SubjectSort, Subjects};
pub use printout::{NewPrintout, Printout};
pub use release::{Moved, NewRelease, NotMoved, ReleaseState, ReleaseView, RuleEffect, SubjectsThen};
#[cfg(any(test, feature = "kit"))]
pub use scenario::Patient;
pub use signature::{Alteration, Happened, Level, SignedAs, breaking_markdown};
pub use subject::{Refused, SubjectKey, SubjectState};
pub use visit::{Closed, NOT_DONE, NotDone, VisitStatus};
