//! Probatum's server: one binary with the API, the one door to the database, and the embedded browser app.

pub mod cli;
pub mod kernel;
#[cfg(feature = "kit")]
pub mod kit;
pub mod rooms;
pub mod seed;
