//! The rooms: one folder for each capability, by the names that `shared` and `server` use too.

pub mod access;
pub mod agenda;
pub mod audit;
pub mod capture;
pub mod ctms;
pub mod exports;
pub mod queries;
pub mod review;
pub mod study;
pub mod tenancy;
