//! The kernel: what every room stands on. It knows no room.

pub mod app;
pub mod bell;
mod connections;
pub mod database;
pub mod db;
pub mod events;
pub mod failure;
pub mod files;
pub mod http;
pub mod jobs;
pub mod keys;
pub mod live;
pub mod lock;
pub mod mail;
pub mod openapi;
pub mod outbound;
pub mod outbox;
pub mod ports;
pub mod postgres;
pub mod prepared;
mod routes;
pub mod serve;
pub mod settings;
pub mod spool;
pub mod telemetry;
pub mod vault;
pub mod workers;

pub use routes::routes;
