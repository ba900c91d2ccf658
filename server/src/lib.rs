//! Probatum's server: one binary with the API, the one door to the database, and the embedded browser app.

pub mod kernel;
pub mod rooms;
