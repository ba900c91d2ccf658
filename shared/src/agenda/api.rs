//! Rows of the endpoint table for what waits for a person.

use serde::{Deserialize, Serialize};
use validator::Validate;

use super::{Figure, Kind, Task};
use crate::kernel::{Nothing, SiteId, StudyId};
use crate::{checked, endpoints};

/// What to list. Query parameters.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize, Validate)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct AgendaFilter {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub study: Option<StudyId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub site: Option<SiteId>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<Kind>,
    /// Tasks of each kind to list, 1 to 500; 50 when absent. All are counted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    #[validate(range(min = 1, max = 500, message = "Of each kind, 1 to 500 tasks are listed."))]
    pub limit: Option<u16>,
}
checked!(AgendaFilter);

/// A site of a study at which something may wait for the person.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AgendaSite {
    pub study: StudyId,
    /// How people call the study.
    pub study_title: String,
    pub site: SiteId,
    pub site_code: String,
    pub site_name: String,
    /// IANA name of the zone in which the site's days are counted.
    pub time_zone: String,
}

/// What waits for a person.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Agenda {
    /// How many of each kind, whatever the kind asked for; those of which there are none are absent.
    pub figures: Vec<Figure>,
    /// The most urgent first.
    pub tasks: Vec<Task>,
    pub sites: Vec<AgendaSite>,
}

endpoints! { "agenda";
    /// What waits for the person who asks, in all their studies and at all their sites: the most urgent first.
    ReadAgenda = Get "/agenda" needs SubjectRead : Nothing, AgendaFilter => Agenda;
}
