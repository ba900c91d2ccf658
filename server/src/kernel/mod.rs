//! The kernel: what every room stands on. It knows no room.

pub mod app;
pub mod bell;
pub mod db;
pub mod failure;
pub mod http;
pub mod jobs;
pub mod openapi;
pub mod outbox;
pub mod ports;
mod routes;
pub mod workers;

pub use routes::routes;
