//! The days of a month as a calendar shows them: whole weeks, beginning on Monday. Pure.

use shared::kernel::CivilDate;

/// A month of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Month {
    pub year: u16,
    pub month: u8,
}

impl Month {
    /// The month of an ISO day, or of `2026-03`.
    pub fn parse(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month) = (parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        CivilDate::of(year, month, 1).map(|_| Self { year, month })
    }

    /// Wire form: `2026-03`.
    pub fn iso(self) -> String {
        format!("{:04}-{:02}", self.year, self.month)
    }

    pub fn next(self) -> Self {
        if self.month == 12 { Self { year: self.year.saturating_add(1), month: 1 } } else { Self { month: self.month + 1, ..self } }
    }

    pub fn previous(self) -> Self {
        if self.month == 1 { Self { year: self.year.saturating_sub(1), month: 12 } } else { Self { month: self.month - 1, ..self } }
    }

    /// Whether an ISO day lies in it.
    pub fn holds(self, day: &str) -> bool {
        day.starts_with(&self.iso())
    }

    /// Its weeks, Monday to Sunday, with days of the months around it.
    pub fn weeks(self) -> Vec<[String; 7]> {
        let Some(first) = CivilDate::of(self.year, self.month, 1) else { return Vec::new() };
        let back = i32::from(weekday(first)) - 1;
        let Some(monday) = first.plus_days(-back) else { return Vec::new() };
        let week =
            |n: i32| std::array::from_fn(|d| monday.plus_days(n * 7 + i32::try_from(d).unwrap_or_default()).map(iso).unwrap_or_default());
        (0..6).map(week).filter(|week: &[String; 7]| week.iter().any(|day| self.holds(day))).collect()
    }
}

/// 1 is Monday, 7 Sunday (Zeller's congruence, shifted).
fn weekday(date: CivilDate) -> u8 {
    let (mut year, mut month) = (i32::from(date.year()), i32::from(date.month()));
    if month < 3 {
        month += 12;
        year -= 1;
    }
    let saturday = (i32::from(date.day()) + (13 * (month + 1)) / 5 + year + year / 4 - year / 100 + year / 400) % 7;
    u8::try_from((saturday + 5) % 7 + 1).unwrap_or(1)
}

fn iso(date: CivilDate) -> String {
    format!("{:04}-{:02}-{:02}", date.year(), date.month(), date.day())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_month_is_shown_in_whole_weeks_from_monday() {
        let weeks = Month::parse("2026-11-30").unwrap().weeks();
        assert_eq!(
            (weeks.len(), weeks[0][0].as_str(), weeks[5][0].as_str(), weeks[5][6].as_str()),
            (6, "2026-10-26", "2026-11-30", "2026-12-06")
        );
        let short = Month::parse("2021-02").unwrap().weeks();
        assert_eq!((short.len(), short[0][0].as_str(), short[3][6].as_str()), (4, "2021-02-01", "2021-02-28"));
    }

    #[test]
    fn months_follow_each_other_over_the_year() {
        let december = Month { year: 2026, month: 12 };
        assert_eq!((december.next().iso().as_str(), december.next().previous()), ("2027-01", december));
    }
}
