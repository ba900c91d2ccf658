//! The kernel's own rows: what anyone may ask of the server itself.

use serde::{Deserialize, Serialize};

use super::{Endpoint, Instant, JobId, Nothing, Scope, Scoped};
use crate::endpoints;

/// What walks over the endpoint types, such as the OpenAPI document.
pub trait Visitor {
    fn endpoint<E: Endpoint>(&mut self);
}

/// Which build answers, and under whose terms.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct About {
    pub name: String,
    pub version: String,
    /// SPDX identifier.
    pub licence: String,
    /// True where the demo tenants are seeded and passwords are public.
    pub demo: bool,
    /// Whether mails are sent: without, nobody can be invited, and nobody resets a password.
    #[serde(default)]
    pub mail: bool,
}

/// A path to a long piece of work.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OnJob {
    pub job: JobId,
}

impl Scoped for OnJob {
    fn scope(&self) -> Scope {
        Scope::Tenant
    }
}

/// How far a long piece of work has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum JobState {
    /// Nobody works on it yet.
    Queued,
    Running,
    /// It came to its end; `result` says what came of it.
    Done,
    /// It could not be done; `message` says why.
    Failed,
    /// Somebody took it back.
    Cancelled,
}

impl JobState {
    /// The wire and database form.
    pub const fn as_str(self) -> &'static str {
        match self {
            JobState::Queued => "queued",
            JobState::Running => "running",
            JobState::Done => "done",
            JobState::Failed => "failed",
            JobState::Cancelled => "cancelled",
        }
    }

    /// Nothing more will happen to it.
    pub const fn is_over(self) -> bool {
        matches!(self, JobState::Done | JobState::Failed | JobState::Cancelled)
    }
}

impl std::str::FromStr for JobState {
    type Err = serde_json::Error;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        serde_json::from_value(text.into())
    }
}

/// A long piece of work as whoever ordered it sees it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct JobView {
    pub id: JobId,
    /// What is being done: `exports.Odm`.
    pub kind: String,
    pub state: JobState,
    /// Steps done, and steps in all; 0 of 0 until that is known.
    pub done: i64,
    pub total: i64,
    /// What is being done now, or why it failed.
    pub message: String,
    pub created: Instant,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub started: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ended: Option<Instant>,
    /// What came of it, in the kind's own form.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub result: Option<serde_json::Value>,
}

endpoints! { "kernel";
    /// Which version answers.
    ReadAbout = Get  "/about"             needs Anyone   : Nothing, Nothing => About;
    /// How far a long piece of work of one's own has come.
    ReadJob   = Get  "/jobs/{job}"        needs SignedIn : OnJob, Nothing => JobView;
    /// Take a long piece of work of one's own back, if it is not over.
    CancelJob = Post "/jobs/{job}/cancel" needs SignedIn : OnJob, Nothing => JobView;
}
