//! The kernel: what every room stands on. It knows no room.

pub mod app;
pub mod db;
pub mod failure;
pub mod http;
pub mod openapi;
pub mod ports;
