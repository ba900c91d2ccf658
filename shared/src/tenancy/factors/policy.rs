//! What a tenant asks of whoever signs in, and which of two policies is the stricter.

use serde::{Deserialize, Serialize};

use crate::kernel::{Checked, Instant, Place};

/// Shortest and longest rest, in minutes.
const IDLE: std::ops::RangeInclusive<u16> = 5..=240;
/// Shortest and longest session, in hours.
const SESSION: std::ops::RangeInclusive<u16> = 1..=24;
/// Longest time that people are given to set a second factor up, in days.
const GRACE: u16 = 90;

/// What a tenant asks. Absent: as the installation has it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Policy {
    /// From then on nobody works here without a second factor.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub second_factor_from: Option<Instant>,
    /// The second factor is asked for at signing, too, of whoever has one.
    #[serde(default)]
    pub factor_at_signing: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub idle_minutes: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session_hours: Option<u16>,
    /// What the installation allows at most; a tenant can only ask for less.
    pub most_idle_minutes: u16,
    pub most_session_hours: u16,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_at: Option<Instant>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub set_by: Option<String>,
}

impl Policy {
    /// Minutes that a session may rest: the strictest that is asked.
    pub fn idle(&self) -> u16 {
        self.idle_minutes.map_or(self.most_idle_minutes, |own| own.min(self.most_idle_minutes))
    }

    /// Hours after which a session ends: the strictest that is asked.
    pub fn session(&self) -> u16 {
        self.session_hours.map_or(self.most_session_hours, |own| own.min(self.most_session_hours))
    }

    /// Whether nobody works without a second factor at that moment.
    pub fn asks_factor(&self, now: Instant) -> bool {
        self.second_factor_from.is_some_and(|from| from <= now)
    }
}

/// A new policy. The reason given says why.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct NewPolicy {
    pub second_factor: bool,
    /// Days that people are given until a second factor is required. Absent where it is required already: the day stays.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub grace_days: Option<u16>,
    pub factor_at_signing: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub idle_minutes: Option<u16>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub session_hours: Option<u16>,
}

impl Checked for NewPolicy {
    fn places(&self) -> Vec<Place> {
        let place = |wrong: bool, at: &str, message: &str| wrong.then(|| Place { at: at.to_owned(), message: message.to_owned() });
        let outside = |value: Option<u16>, range: std::ops::RangeInclusive<u16>| value.is_some_and(|value| !range.contains(&value));
        [
            place(outside(self.grace_days, 0..=GRACE), "/grace_days", "Give people 0 to 90 days."),
            place(outside(self.idle_minutes, IDLE), "/idle_minutes", "A session may rest for 5 to 240 minutes."),
            place(outside(self.session_hours, SESSION), "/session_hours", "A session lasts 1 to 24 hours."),
        ]
        .into_iter()
        .flatten()
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Req: ACC-07
    #[test]
    fn the_stricter_of_tenant_and_installation_counts() {
        let policy = |idle, hours| Policy {
            idle_minutes: idle,
            session_hours: hours,
            most_idle_minutes: 15,
            most_session_hours: 12,
            ..Policy::default()
        };
        let of = |idle, hours| (policy(idle, hours).idle(), policy(idle, hours).session());
        assert_eq!(of(None, None), (15, 12));
        assert_eq!(of(Some(10), Some(8)), (10, 8));
        assert_eq!(of(Some(60), Some(24)), (15, 12));
    }

    #[test]
    fn a_policy_that_nobody_could_keep_is_refused_with_its_places() {
        let policy = NewPolicy { grace_days: Some(91), idle_minutes: Some(0), session_hours: Some(25), ..NewPolicy::default() };
        let places: Vec<String> = policy.places().into_iter().map(|place| place.at).collect();
        assert_eq!(places, ["/grace_days", "/idle_minutes", "/session_hours"]);
    }
}
