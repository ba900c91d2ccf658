//! Enrolment: what was planned, what is, and what is likely to come. Days are ISO dates, `2026-03-01`; months are their first days.

use serde::{Deserialize, Serialize};

use crate::kernel::{CivilDate, PartialDate, Place, SiteId, days_from_civil};

/// A plan: so many subjects enrolled between two days, evenly, at sites that open on theirs.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct EnrolmentPlan {
    /// Subjects to be enrolled.
    pub target: u32,
    /// The day on which the first subject is to be enrolled.
    pub first: String,
    /// The day on which the last one is to be enrolled.
    pub last: String,
    /// When sites open that are not open yet, or that opened on another day than they were entered here.
    #[serde(default)]
    pub sites: Vec<SiteOpening>,
}

/// The day on which a site can begin to enrol.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(deny_unknown_fields)]
pub struct SiteOpening {
    pub site: SiteId,
    pub opens: String,
}

impl EnrolmentPlan {
    /// What is wrong with it, each with its place.
    pub fn places(&self, at: &str) -> Vec<Place> {
        let place = |name: &str, message: &str| Place { at: format!("{at}/{name}"), message: message.to_owned() };
        let no_day = "Give a day, such as 2026-03-01.";
        let (first, last) = (civil(&self.first), civil(&self.last));
        let mut wrong = Vec::new();
        if !(1..=1_000_000).contains(&self.target) {
            wrong.push(place("target", "Give the number of subjects to be enrolled, from 1 to 1,000,000."));
        }
        if first.is_none() {
            wrong.push(place("first", no_day));
        }
        match last {
            None => wrong.push(place("last", no_day)),
            Some(last) if first.is_some_and(|first| last <= first) => {
                wrong.push(place("last", "The last subject is enrolled after the first."));
            }
            Some(_) => {}
        }
        let unclear = self.sites.iter().enumerate().filter(|(_, one)| civil(&one.opens).is_none());
        wrong.extend(unclear.map(|(n, _)| place(&format!("sites/{n}/opens"), no_day)));
        wrong
    }

    /// How many were to be enrolled by the end of this day.
    pub fn planned_by(&self, day: CivilDate) -> u32 {
        let (Some(first), Some(last)) = (civil(&self.first), civil(&self.last)) else { return 0 };
        let since = |day: CivilDate| i64::from(days_from_civil(day) - days_from_civil(first));
        let whole = since(last).max(1);
        let gone = since(day).clamp(0, whole);
        u32::try_from(i64::from(self.target) * gone / whole).unwrap_or_default()
    }
}

/// The day that an ISO date names, if it names one.
pub fn civil(text: &str) -> Option<CivilDate> {
    text.parse::<PartialDate>().ok()?.complete()
}

/// Subjects, by where they stand. Who is enrolled went on to complete or withdrew, or still takes part.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Counts {
    /// Everybody who was ever screened.
    pub screened: u32,
    pub screen_failed: u32,
    pub enrolled: u32,
    pub completed: u32,
    pub withdrawn: u32,
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.screened += other.screened;
        self.screen_failed += other.screen_failed;
        self.enrolled += other.enrolled;
        self.completed += other.completed;
        self.withdrawn += other.withdrawn;
    }
}

/// What happened in one month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Month {
    /// Its first day.
    pub month: String,
    pub screened: u32,
    pub enrolled: u32,
    /// Enrolled by the end of the month, or by today.
    pub cumulative: u32,
    /// What the plan says of that day; absent without a plan.
    pub planned: Option<u32>,
}

/// A site and its subjects.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct SiteEnrolment {
    pub site: SiteId,
    pub code: String,
    pub name: String,
    pub country: String,
    /// The day from which it could enrol: as planned, else the day of its first subject or on which it was entered, whichever came first.
    pub open: String,
    pub counts: Counts,
    /// Enrolled for each 30 days that it was open, in hundredths; absent while it is not open.
    pub rate: Option<u32>,
    /// The day of the subject enrolled last.
    pub last: Option<String>,
}

/// When the last subject is likely to be enrolled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Forecast {
    /// One in ten is earlier.
    pub early: String,
    /// As likely earlier as later.
    pub median: String,
    /// One in ten is later; absent: not within 30 years.
    pub late: Option<String>,
}

/// Why nothing is forecast.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum NoForecast {
    /// There is no plan, so no target.
    NoPlan,
    /// Whoever asks sees some sites only.
    SomeSites,
    /// The target was reached.
    Reached,
    /// Fewer than five subjects are enrolled.
    TooFew,
    /// At the pace of today it would take longer than 30 years.
    TooSlow,
}

impl NoForecast {
    pub const ALL: &'static [NoForecast] =
        &[NoForecast::NoPlan, NoForecast::SomeSites, NoForecast::Reached, NoForecast::TooFew, NoForecast::TooSlow];

    pub const fn as_str(self) -> &'static str {
        match self {
            NoForecast::NoPlan => "no_plan",
            NoForecast::SomeSites => "some_sites",
            NoForecast::Reached => "reached",
            NoForecast::TooFew => "too_few",
            NoForecast::TooSlow => "too_slow",
        }
    }
}

/// All of it, of the sites in reach. A subject is screened on the day of their first visit, or on which they were added if that was
/// earlier; enrolled on the day of the visit from which others are counted (the anchor of the schedule), if they went on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Enrolment {
    /// Today.
    pub on: String,
    /// Whether whoever asks sees every site.
    pub whole: bool,
    pub counts: Counts,
    /// From the first month in which something was planned or happened, to this one.
    pub months: Vec<Month>,
    pub sites: Vec<SiteEnrolment>,
    pub plan: Option<EnrolmentPlan>,
    /// Of the plan; 0 while there is none.
    pub revision: u32,
    pub forecast: Option<Forecast>,
    /// Where nothing is forecast, why.
    pub no_forecast: Option<NoForecast>,
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plan() -> EnrolmentPlan {
        EnrolmentPlan { target: 100, first: "2026-01-01".into(), last: "2026-04-11".into(), sites: Vec::new() }
    }

    #[test]
    fn a_plan_goes_evenly_from_its_first_day_to_its_last_and_stays_there() {
        let by = |text: &str| plan().planned_by(civil(text).unwrap());
        assert_eq!([by("2025-12-01"), by("2026-01-01"), by("2026-02-20"), by("2026-04-11"), by("2027-01-01")], [0, 0, 50, 100, 100]);
    }

    #[test]
    fn what_is_wrong_with_a_plan_is_said_at_its_place() {
        let wrong = EnrolmentPlan {
            target: 0,
            first: "2026-03".into(),
            last: "soon".into(),
            sites: vec![SiteOpening { site: SiteId::default(), opens: String::new() }],
        };
        let at = |plan: &EnrolmentPlan| plan.places("/plan").into_iter().map(|place| place.at).collect::<Vec<_>>();
        assert_eq!(at(&wrong), ["/plan/target", "/plan/first", "/plan/last", "/plan/sites/0/opens"]);
        assert_eq!(at(&EnrolmentPlan { last: "2026-01-01".into(), ..plan() }), ["/plan/last"]);
        assert!(at(&plan()).is_empty());
    }
}
