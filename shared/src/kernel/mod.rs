//! The kernel: what every room stands on. It knows no room.

pub mod api;
mod endpoint;
mod id;
mod instant;
mod paging;
mod partial;
mod problem;
mod proof;

pub use endpoint::{
    Bytes, Checked, Endpoint, EndpointInfo, Method, Nothing, Payload, Scope, Scoped, Upload, Wire, fill_path, places_of, to_query,
};
pub use id::*;
pub use instant::Instant;
pub use paging::{Cursor, Page};
pub use partial::{
    CivilDate, Partial, PartialDate, PartialDateTime, PartialTime, Relation, Unclear, civil_from_days, days_from_civil, days_in_month,
};
pub use problem::{Code, Place, Problem};
pub use proof::{Proof, Signed, digest};
