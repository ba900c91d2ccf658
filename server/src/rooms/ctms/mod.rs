//! Trial management: enrolment, planned and actual, with its forecast.
//!
//! Reads what other rooms keep; writes nothing but plans.

mod enrolment;
mod forecast;
mod plan;
mod routes;

pub use plan::put as put_plan;
pub use routes::routes;
