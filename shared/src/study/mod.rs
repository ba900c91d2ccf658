//! Study: designs as immutable versions, their visit schedule, sites, and what an import makes of a file.

mod address;
pub mod api;
pub mod build;
mod design;
mod diff;
mod report;
mod rules;

pub use address::{Address, RecordKey, RowKey};
pub use design::{Arm, Design, Leftovers, VisitDef, VisitKind, Window};
pub use diff::{Aspect, Difference, How, Part, Trait, differences};
pub use report::{Counts, DesignReport, Format, Kept};
pub use rules::{Compiled, RulesByForm};
