//! Capture: subjects, visits, records, and the change set that is the only way to write a clinical value.

pub mod api;
mod calendar;
mod casefile;
mod change;
mod file;
mod jump;
mod list;
mod lock;
mod log;
mod printout;
mod release;
#[cfg(any(test, feature = "kit"))]
mod scenario;
mod signature;
mod subject;
mod verification;
mod visit;

pub use crate::study::{Address, RecordKey, RowKey};
pub use casefile::{CasebookState, Casefile, Fixed, Held};
pub use change::{Change, ChangeSet, Conflict, RecordState, RecordView, RowChange, Saved, Settlement};
pub use file::{FileFilter, FileView, NewFile};
pub use jump::{Found, FoundKind, JumpTo};
pub use list::{KeptView, NewView, SubjectSort, Subjects};
pub use lock::{Deed, Hold, LockLevel, LockPlace, LockRefused, LockState, LockStep, markdown as lock_tables};
pub use printout::{NewPrintout, Printout};
pub use release::{Moved, NewRelease, NotMoved, ReleaseState, ReleaseView, RuleEffect, SubjectsThen};
#[cfg(any(test, feature = "kit"))]
pub use scenario::Patient;
pub use signature::{Alteration, Happened, Level, SignedAs, breaking_markdown};
pub use subject::{Refused, SubjectKey, SubjectState};
pub use verification::{Dropped, ItemMark, Track};
pub use visit::{Closed, NOT_DONE, NotDone, VisitStatus};
