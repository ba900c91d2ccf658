//! The kernel: what every room stands on. It knows no room.

pub mod app;
pub mod database;
pub mod db;
pub mod failure;
pub mod http;
pub mod keys;
pub mod lock;
pub mod openapi;
pub mod ports;
pub mod postgres;
pub mod serve;
pub mod settings;
pub mod telemetry;
