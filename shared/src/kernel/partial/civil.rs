//! Civil dates: one day of the proleptic Gregorian calendar, years 1 to 9999.

/// A day that exists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CivilDate {
    year: u16,
    month: u8,
    day: u8,
}

impl CivilDate {
    /// 0001-01-01.
    pub const FIRST: CivilDate = CivilDate { year: 1, month: 1, day: 1 };
    /// 9999-12-31.
    pub const LAST: CivilDate = CivilDate { year: 9999, month: 12, day: 31 };

    /// The day, if there is one: not 31 April, not 29 February 2023.
    pub const fn of(year: u16, month: u8, day: u8) -> Option<Self> {
        let exists = year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1 && day <= days_in_month(year, month);
        if exists { Some(Self { year, month, day }) } else { None }
    }

    pub const fn year(self) -> u16 {
        self.year
    }

    pub const fn month(self) -> u8 {
        self.month
    }

    pub const fn day(self) -> u8 {
        self.day
    }

    /// The day `days` later (earlier when negative); `None` beyond the years 1 to 9999.
    pub fn plus_days(self, days: i32) -> Option<Self> {
        civil_from_days(days_from_civil(self).checked_add(days)?)
    }
}

impl std::fmt::Display for CivilDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// Days of the month; 0 for a month that does not exist.
pub const fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        1 | 3 | 5 | 7 | 8 | 10 | 12 => 31,
        4 | 6 | 9 | 11 => 30,
        2 if is_leap(year) => 29,
        2 => 28,
        _ => 0,
    }
}

const fn is_leap(year: u16) -> bool {
    year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400))
}

/// 0000-03-01 to 1970-01-01, in days.
const EPOCH: i32 = 719_468;

/// Days since 1970-01-01; negative before.
pub fn days_from_civil(date: CivilDate) -> i32 {
    let (year, month, day) = (i32::from(date.year), i32::from(date.month), i32::from(date.day));
    // Years that begin in March have their leap day at the end.
    let (year, month) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
    let before = 365 * year + year / 4 - year / 100 + year / 400;
    before + (153 * month + 2) / 5 + day - 1 - EPOCH
}

/// The day that many days after 1970-01-01; `None` beyond the years 1 to 9999.
pub fn civil_from_days(days: i32) -> Option<CivilDate> {
    let days = days.checked_add(EPOCH).filter(|days| *days >= 0)?;
    let (era, of_era) = (days / 146_097, days % 146_097);
    let year = (of_era - of_era / 1_460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let (year, month) = if month < 10 { (year + 400 * era, month + 3) } else { (year + 400 * era + 1, month - 9) };
    CivilDate::of(u16::try_from(year).ok()?, u8::try_from(month).ok()?, u8::try_from(day).ok()?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        let day = |y, m, d| days_from_civil(CivilDate::of(y, m, d).unwrap());
        assert_eq!(day(1970, 1, 1), 0);
        assert_eq!(day(1969, 12, 31), -1);
        assert_eq!(day(2000, 3, 1), 11_017);
        assert_eq!(day(2024, 2, 29), 19_782);
    }

    #[test]
    fn every_day_of_ten_thousand_years_follows_the_one_before() {
        let (first, last) = (days_from_civil(CivilDate::FIRST), days_from_civil(CivilDate::LAST));
        let mut before = None;
        for days in first..=last {
            let date = civil_from_days(days).unwrap();
            assert_eq!(days_from_civil(date), days);
            assert!(before < Some(date));
            before = Some(date);
        }
        assert_eq!(civil_from_days(first - 1), None);
        assert_eq!(civil_from_days(last + 1), None);
        assert_eq!(civil_from_days(i32::MAX), None);
        assert_eq!(civil_from_days(i32::MIN), None);
    }

    /// Req: DAT-07
    #[test]
    fn a_day_that_is_not_in_the_calendar_is_no_date() {
        assert_eq!(CivilDate::of(2023, 2, 29), None);
        assert_eq!(CivilDate::of(1900, 2, 29), None);
        assert!(CivilDate::of(2000, 2, 29).is_some());
        assert_eq!(CivilDate::of(2024, 4, 31), None);
        assert_eq!(CivilDate::of(2024, 13, 1), None);
        assert_eq!(CivilDate::of(0, 1, 1), None);
    }
}
