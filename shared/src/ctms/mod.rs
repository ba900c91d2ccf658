//! Trial management: is the study on plan?

pub mod api;
mod chart;
mod enrolment;

pub use chart::{Curve, FULL, Point};
pub use enrolment::{Counts, Enrolment, EnrolmentPlan, Forecast, Month, NoForecast, SiteEnrolment, SiteOpening, civil};
