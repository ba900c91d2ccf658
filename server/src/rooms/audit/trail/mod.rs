//! The trail as a whole: every shadow table of a study, or of the tenant outside of studies' data, read as one.
//!
//! Invariants: it is read through the fences of the data it is about; a table whose kind is not known is not shown; what tells a
//! treatment is not shown to who must not know it, neither as a value nor as an entry.

mod ask;
mod export;
mod feed;
mod hidden;
mod kinds;
mod places;
mod read;
mod search;

pub use ask::{Place, columns};
pub use export::{csv, harmless, json};
pub use feed::follow;
pub use hidden::kept;
pub use kinds::{Realm, shadows};
pub use read::entries;
pub use search::{page, statement};
