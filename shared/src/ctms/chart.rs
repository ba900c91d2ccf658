//! The curve of enrolment as geometry, to be drawn by whoever draws: the page as SVG, a document as lines. Points are in hundredths of
//! the picture's width and height times a hundred (0 to 10,000), from the upper left.

use super::enrolment::{Enrolment, civil};
use crate::kernel::{CivilDate, days_from_civil};

/// From one edge to the other.
pub const FULL: i32 = 10_000;

/// `(x, y)`.
pub type Point = (i32, i32);

/// Lines of one picture. Empty ones are not drawn.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Curve {
    pub planned: Vec<Point>,
    pub actual: Vec<Point>,
    /// The area between early and late.
    pub fan: Vec<Point>,
    pub likely: Vec<Point>,
    /// Where today is.
    pub today: i32,
    /// First days of months or years to be named along the line.
    pub days: Vec<(i32, String)>,
    /// Numbers of subjects to be named upwards.
    pub numbers: Vec<(i32, u32)>,
}

impl Curve {
    /// None where there is nothing to draw.
    pub fn of(enrolment: &Enrolment) -> Option<Self> {
        let today = civil(&enrolment.on)?;
        let plan = enrolment.plan.as_ref().filter(|_| enrolment.whole);
        let planned = plan.and_then(|plan| Some((civil(&plan.first)?, civil(&plan.last)?, plan.target)));
        let begun = enrolment.months.first().and_then(|month| civil(&month.month));
        let start = begun.into_iter().chain(planned.map(|(first, ..)| first)).min()?;
        let ahead = enrolment
            .forecast
            .as_ref()
            .and_then(|one| Some((civil(&one.early)?, civil(&one.median)?, one.late.as_deref().and_then(civil))));
        // A tail far beyond everything else would press the rest together.
        let far = ahead.map(|(_, median, late)| late.unwrap_or(median).min(later(median, today)));
        let end = [Some(today), planned.map(|(_, last, _)| last), far].into_iter().flatten().max()?;
        let most = enrolment.counts.enrolled.max(planned.map_or(0, |(.., target)| target)).max(4);
        let scale = Scale { start, days: (days_from_civil(end) - days_from_civil(start)).max(28), top: nice(most) };
        let mut actual = vec![scale.at(start, 0)];
        for month in &enrolment.months {
            let by = civil(&month.month).and_then(last_of).unwrap_or(today).min(today);
            actual.push(scale.at(by, month.cumulative));
        }
        let (mut fan, mut likely) = (Vec::new(), Vec::new());
        if let (Some((early, median, late)), Some((.., target))) = (ahead, planned) {
            let now = scale.at(today, enrolment.counts.enrolled);
            fan = vec![now, scale.at(early, target), scale.at(late.unwrap_or(end), target)];
            likely = vec![now, scale.at(median, target)];
        }
        Some(Self {
            planned: planned.map(|(first, last, target)| vec![scale.at(first, 0), scale.at(last, target)]).unwrap_or_default(),
            actual,
            fan,
            likely,
            today: scale.at(today, 0).0,
            days: scale.names(),
            numbers: (0..=4).map(|n| (scale.at(start, scale.top / 4 * n).1, scale.top / 4 * n)).collect(),
        })
    }
}

/// As far beyond `day` as that is from today, and a year more.
fn later(day: CivilDate, today: CivilDate) -> CivilDate {
    let away = (days_from_civil(day) - days_from_civil(today)).max(0);
    day.plus_days(away + 366).unwrap_or(CivilDate::LAST)
}

fn last_of(first: CivilDate) -> Option<CivilDate> {
    CivilDate::of(first.year(), first.month(), crate::kernel::days_in_month(first.year(), first.month()))
}

/// A number that divides into four, not below this one.
fn nice(most: u32) -> u32 {
    let step = [1, 2, 5, 10, 15, 20, 25, 50, 100, 150, 200, 250, 500, 1_000].into_iter().find(|step| step * 4 >= most);
    step.unwrap_or_else(|| most.div_ceil(4_000) * 1_000) * 4
}

struct Scale {
    start: CivilDate,
    days: i32,
    top: u32,
}

impl Scale {
    fn at(&self, day: CivilDate, subjects: u32) -> Point {
        let part = |of: i64, whole: i64| i32::try_from(of * i64::from(FULL) / whole.max(1)).unwrap_or(FULL).clamp(0, FULL);
        let gone = days_from_civil(day) - days_from_civil(self.start);
        (part(gone.into(), self.days.into()), FULL - part(subjects.into(), self.top.into()))
    }

    /// At most seven first days of months.
    fn names(&self) -> Vec<(i32, String)> {
        let months = self.days / 30 + 1;
        let every = [1, 2, 3, 6, 12, 24, 60, 120].into_iter().find(|every| months / every < 7).unwrap_or(240);
        let first = i32::from(self.start.year()) * 12 + i32::from(self.start.month()) - 1;
        let month = |n: i32| CivilDate::of(u16::try_from(n / 12).ok()?, u8::try_from(n % 12 + 1).ok()?, 1);
        let named = (first + 1..=first + months).filter(|n| n % every == 0).filter_map(month);
        named.map(|day| (self.at(day, 0).0, day.to_string())).filter(|(x, _)| (300..9_700).contains(x)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Counts, EnrolmentPlan, Forecast, Month};
    use super::*;

    fn enrolment() -> Enrolment {
        let month = |month: &str, cumulative| Month { month: month.into(), screened: 9, enrolled: 5, cumulative, planned: None };
        Enrolment {
            on: "2026-03-15".into(),
            whole: true,
            counts: Counts { enrolled: 15, ..Counts::default() },
            months: vec![month("2026-01-01", 5), month("2026-02-01", 10), month("2026-03-01", 15)],
            sites: Vec::new(),
            plan: Some(EnrolmentPlan { target: 40, first: "2026-01-01".into(), last: "2026-07-01".into(), sites: Vec::new() }),
            revision: 1,
            forecast: Some(Forecast { early: "2026-06-01".into(), median: "2026-07-01".into(), late: Some("2026-08-01".into()) }),
            no_forecast: None,
        }
    }

    #[test]
    fn lines_begin_and_end_where_the_figures_do() {
        let curve = Curve::of(&enrolment()).unwrap();
        let now = *curve.actual.last().unwrap();
        assert_eq!((curve.actual[0], now.0), ((0, FULL), curve.today));
        assert_eq!(now.1, FULL - FULL * 15 / 40, "15 of 40 up");
        assert_eq!((curve.fan[0], curve.likely[0]), (now, now));
        assert_eq!(curve.planned.last().unwrap().1, 0, "the plan reaches its target");
        assert_eq!(curve.fan[2].0, FULL, "the latest day is the end");
        assert_eq!(curve.numbers.last(), Some(&(0, 40)));
        assert!(curve.days.iter().all(|(_, day)| day.ends_with("-01")) && curve.days.len() < 8);
    }

    #[test]
    fn without_a_plan_there_is_the_curve_alone_and_without_anything_nothing() {
        let mut bare = Enrolment { plan: None, forecast: None, ..enrolment() };
        let curve = Curve::of(&bare).unwrap();
        assert!(curve.planned.is_empty() && curve.fan.is_empty() && curve.actual.len() == 4);
        bare.months.clear();
        assert_eq!(Curve::of(&bare), None);
    }
}
