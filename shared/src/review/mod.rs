//! Review: who vouches for the data, and how that is proved: signatures.

pub mod api;
mod content;
mod signature;
mod signing;

pub use content::*;
pub use signature::*;
pub use signing::*;
