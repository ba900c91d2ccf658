//! Visit windows: when a visit is planned, and how it stands today in the site's time zone (TIM-06).

use jiff::civil::Date;
use jiff::{Span, Timestamp, tz::TimeZone};
use shared::capture::VisitStatus;
use shared::capture::api::Planned;
use shared::kernel::Instant;
use shared::study::{VisitDef, VisitKind};

use crate::rooms::study::Version;

/// The day it is at the site.
pub fn today(now: Instant, zone: &str) -> Option<Date> {
    let zone = TimeZone::get(zone).ok()?;
    let now = Timestamp::from_millisecond(now.unix_millis()).ok()?;
    Some(now.to_zoned(zone).date())
}

/// A visit's window, given the dates of the visits that took place: whole dates anchor, partial ones do not.
pub fn planned(version: &Version, visit: &VisitDef, dates: impl Fn(&str) -> Option<Date>) -> Option<Planned> {
    let window = visit.window.as_ref()?;
    let first = || version.visits().find(|one| one.kind == VisitKind::Scheduled).map(|one| &one.oid);
    let anchor = window.anchor.as_ref().or_else(first)?;
    let on = dates(anchor.as_str())?.checked_add(Span::new().try_days(window.day).ok()?).ok()?;
    let shifted = |days: i64| Some(on.checked_add(Span::new().try_days(days).ok()?).ok()?.to_string());
    Some(Planned { from: shifted(-i64::from(window.before))?, on: on.to_string(), until: shifted(i64::from(window.after))? })
}

/// A window around the day that a rule came to.
pub fn by_rule((day, before, after): &(String, u16, u16)) -> Option<Planned> {
    let on: Date = day.parse().ok()?;
    let shifted = |days: i64| Some(on.checked_add(Span::new().try_days(days).ok()?).ok()?.to_string());
    Some(Planned { from: shifted(-i64::from(*before))?, on: on.to_string(), until: shifted(i64::from(*after))? })
}

/// Whether a text is a whole day.
pub fn is_day(text: &str) -> bool {
    text.len() == 10 && text.parse::<Date>().is_ok()
}

/// When a visit is waited for: in its window; without one, on the day agreed on.
pub fn expected(planned: Option<&Planned>, agreed: Option<&str>) -> Option<Planned> {
    let agreed = agreed.map(|day| Planned { from: day.to_owned(), on: day.to_owned(), until: day.to_owned() });
    planned.cloned().or(agreed)
}

/// Days by which a visit took place outside its window: before it negative, within it 0. Nobody can say it of a partial date.
pub fn off(planned: &Planned, date: &str) -> Option<i32> {
    let day = |text: &str| text.parse::<Date>().ok();
    let date = Some(date).filter(|date| is_day(date)).and_then(day)?;
    let (from, until) = (day(&planned.from)?, day(&planned.until)?);
    let off = if date < from {
        date - from
    } else if date > until {
        date - until
    } else {
        return Some(0);
    };
    Some(off.get_days())
}

/// How a visit without data stands today. ISO dates compare as texts.
pub fn waiting(planned: Option<&Planned>, today: Option<Date>, active: bool) -> VisitStatus {
    let (Some(planned), Some(today), true) = (planned, today, active) else { return VisitStatus::Planned };
    let today = today.to_string();
    if today < planned.from {
        VisitStatus::Planned
    } else if today <= planned.until {
        VisitStatus::Due
    } else {
        VisitStatus::Overdue
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Req: TIM-06
    #[test]
    fn the_day_is_the_one_at_the_site() {
        let now: Instant = "2026-03-01T23:30:00Z".parse().unwrap();
        assert_eq!(today(now, "Europe/Berlin").unwrap().to_string(), "2026-03-02");
        assert_eq!(today(now, "America/New_York").unwrap().to_string(), "2026-03-01");
    }

    /// Req: TIM-06
    #[test]
    fn a_visit_is_early_or_late_by_the_days_outside_its_window() {
        let planned = Planned { from: "2026-02-27".into(), on: "2026-03-02".into(), until: "2026-03-05".into() };
        let days = ["2026-02-25", "2026-02-27", "2026-03-05", "2026-04-06", "2026-03"].map(|day| off(&planned, day));
        assert_eq!(days, [Some(-2), Some(0), Some(0), Some(32), None]);
    }

    #[test]
    fn a_window_opens_and_closes() {
        let planned = Planned { from: "2026-03-01".into(), on: "2026-03-04".into(), until: "2026-03-07".into() };
        let on = |day: &str| waiting(Some(&planned), day.parse().ok(), true);
        assert_eq!(
            ["2026-02-28", "2026-03-01", "2026-03-07", "2026-03-08"].map(on),
            [VisitStatus::Planned, VisitStatus::Due, VisitStatus::Due, VisitStatus::Overdue]
        );
    }
}
