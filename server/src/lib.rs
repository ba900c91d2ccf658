//! The server: rooms on top of the kernel.

pub mod rooms;
