//! Rows of the endpoint table for trial management.

use serde::{Deserialize, Serialize};

use super::{Enrolment, EnrolmentPlan};
use crate::endpoints;
use crate::kernel::{Checked, Nothing, Place};
use crate::study::api::InStudy;

/// A plan in place of the one with this revision; 0: there is none yet.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewEnrolmentPlan {
    pub base: u32,
    pub plan: EnrolmentPlan,
}

impl Checked for NewEnrolmentPlan {
    fn places(&self) -> Vec<Place> {
        self.plan.places("/plan")
    }
}

endpoints! { "ctms";
    /// Enrolment as planned, as it is in the sites in reach, and when the last subject is likely to be enrolled.
    ReadEnrolment = Get "/studies/{study}/enrolment" needs SubjectRead : InStudy, Nothing => Enrolment;
    /// Plans enrolment anew. Earlier plans stay in the audit trail.
    PutEnrolmentPlan = Put "/studies/{study}/enrolment/plan" needs EnrolmentPlan, reason : InStudy, NewEnrolmentPlan => Enrolment;
}
