//! Exports: everything out again, in the field's formats.
//!
//! Invariants: what leaves is what is stored, byte for byte; it is read through the fence, in one snapshot of the database, page
//! by page, and always in the same order; what is not live data says so.
//! The command line calls: [`write_odm`], [`write_csv`].

mod csv;
mod layout;
mod news;
mod odm;
mod routes;
mod source;

pub use csv::write as write_csv;
pub use news::TAKEN_OUT;
pub use odm::write as write_odm;
pub use routes::routes;
