//! Exports: everything out again, in the field's formats.

pub mod api;
