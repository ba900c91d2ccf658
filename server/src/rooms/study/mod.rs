//! Study: designs of studies, where they come from and where they go.

pub mod design_cli;
pub mod odm;
