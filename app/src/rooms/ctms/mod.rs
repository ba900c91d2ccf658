//! Trial management in the browser: is the study on plan?

mod chart;
mod enrolment_page;
mod plan_dialog;

pub use enrolment_page::EnrolmentPage;
