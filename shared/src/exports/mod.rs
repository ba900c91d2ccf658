//! Exports: everything out again, in the field's formats.

pub mod api;
mod snapshot;

pub use snapshot::*;
