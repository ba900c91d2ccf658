//! The calendar of a site: its visits, day by day.

use serde::{Deserialize, Serialize};
use validator::Validate;

use super::api::VisitCell;
use crate::checked;
use crate::kernel::{SiteId, SubjectId};

/// Which days of which site: query parameters.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct CalendarSpan {
    pub site: SiteId,
    /// First and last day: whole ISO dates, at most 100 days apart.
    #[validate(length(equal = 10, message = "A day is written like 2026-03-04."))]
    pub from: String,
    #[validate(length(equal = 10, message = "A day is written like 2026-03-04."))]
    pub until: String,
}
checked!(CalendarSpan);

/// A site's visits of some days.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Calendar {
    /// The day it is at the site, ISO.
    pub today: String,
    pub time_zone: String,
    /// By day, then by subject. When the days hold today, what is overdue from before them comes along.
    pub visits: Vec<CalendarVisit>,
}

/// A visit on its day: that on which it took place, else the appointment, else the planned day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct CalendarVisit {
    pub day: String,
    pub subject: SubjectId,
    /// The subject's key.
    pub key: String,
    /// What a person reads as the visit's name.
    pub title: String,
    pub cell: VisitCell,
}
