//! Review: who vouches for the data, and how that is proved: signatures.

pub mod api;
mod signature;

pub use signature::*;
