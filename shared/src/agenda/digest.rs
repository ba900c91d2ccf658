//! Digests: what waits for a person, told to them by mail. Rows of the endpoint table for when they are, and how they are stopped.

use serde::{Deserialize, Serialize};

use super::Kind;
use crate::endpoints;
use crate::kernel::{Checked, Nothing, Place, Scope, Scoped};

/// How often.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Rhythm {
    /// Each morning on which something waits.
    #[default]
    Daily,
    /// On Monday mornings.
    Weekly,
    Off,
}

impl Rhythm {
    pub const ALL: [Rhythm; 3] = [Rhythm::Daily, Rhythm::Weekly, Rhythm::Off];

    /// The wire and database form.
    pub const fn as_str(self) -> &'static str {
        match self {
            Rhythm::Daily => "daily",
            Rhythm::Weekly => "weekly",
            Rhythm::Off => "off",
        }
    }
}

impl std::str::FromStr for Rhythm {
    type Err = ();
    fn from_str(text: &str) -> Result<Self, ()> {
        Rhythm::ALL.into_iter().find(|one| one.as_str() == text).ok_or(())
    }
}

/// What a digest tells of: questions, and what is due. Of the rest, My work is the place.
pub const TOLD: [Kind; 7] =
    [Kind::VisitOverdue, Kind::FormOverdue, Kind::QueryAnswer, Kind::VisitDue, Kind::FormDue, Kind::QueryReview, Kind::QueryRelease];

/// How one wants it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct DigestChoice {
    pub rhythm: Rhythm,
    /// IANA name of the zone whose morning it is; absent: that of the first site where one works.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub time_zone: Option<String>,
}

impl Checked for DigestChoice {
    fn places(&self) -> Vec<Place> {
        let long = self.time_zone.as_ref().is_some_and(|zone| zone.is_empty() || zone.len() > 64);
        let wrong = Place { at: "/time_zone".to_owned(), message: "Name a time zone such as Europe/Paris.".to_owned() };
        if long { vec![wrong] } else { Vec::new() }
    }
}

/// What one gets.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct DigestView {
    pub rhythm: Rhythm,
    /// The zone whose morning it is.
    pub time_zone: String,
    /// The hour of that morning.
    pub hour: u8,
    /// Whether mails are sent at all.
    pub mail: bool,
}

/// A path to what a mail's link stops.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct OnDigest {
    pub token: String,
}

impl Scoped for OnDigest {
    fn scope(&self) -> Scope {
        Scope::Tenant
    }
}

endpoints! { "agenda";
    /// How often one is told by mail what waits.
    ReadDigest   = Get  "/digest"              needs SignedIn : Nothing, Nothing => DigestView;
    /// Choose how often.
    ChooseDigest = Put  "/digest"              needs SignedIn : Nothing, DigestChoice => DigestView;
    /// Stop digests by the link of one, with one click (RFC 8058). Stopped before, it stays so.
    StopDigest   = Post "/digest/{token}/stop" needs Anyone   : OnDigest, Nothing => Nothing;
}
