//! Exports: everything out again, in the field's formats.
//!
//! Invariants: what leaves is what is stored, byte for byte; it is read through the fence, in one snapshot of the database, page
//! by page, and always in the same order; what is not live data says so.
//! Every format but ODM is written from one idea of a table ([`table`]); [`snapshot`] makes them to order.
//! The command line calls: [`write_odm`], [`write_csv`], [`write_snapshot`].

mod bundle;
mod csv;
pub mod dataset_json;
pub mod define;
mod layout;
mod news;
mod odm;
pub mod parquet;
mod routes;
pub mod scripts;
pub mod snapshot;
mod source;
pub mod table;
mod text;
pub mod xlsx;
pub mod xpt;

pub use csv::{table as csv_table, write as write_csv};
pub use news::TAKEN_OUT;
pub use odm::write as write_odm;
pub use routes::routes;
pub use snapshot::MAKE as MAKE_SNAPSHOT;
pub use snapshot::write as write_snapshot;
pub use source::{Source, open as open_source};
