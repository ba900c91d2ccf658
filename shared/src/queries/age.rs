//! How long a query has waited, in calendar days and in days on which people work. Pure: days count from 1970-01-01.

/// Midnights between two days.
pub fn calendar_days(from: i64, until: i64) -> u32 {
    u32::try_from(until.saturating_sub(from).max(0)).unwrap_or(u32::MAX)
}

/// The same without Saturdays and Sundays. What public holidays are differs from site to site; they count as days of work.
pub fn working_days(from: i64, until: i64) -> u32 {
    let whole = calendar_days(from, until);
    let weeks = whole / 7;
    let rest = (0..i64::from(whole % 7)).filter(|n| is_working_day(until - n)).count();
    weeks * 5 + u32::try_from(rest).unwrap_or(u32::MAX)
}

/// 1970-01-01 was a Thursday.
const fn is_working_day(day: i64) -> bool {
    (day + 3).rem_euclid(7) < 5
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_weekend_does_not_count_as_work() {
        // Friday 1970-01-02 to Monday 1970-01-05.
        assert_eq!((calendar_days(1, 4), working_days(1, 4)), (3, 1));
        assert_eq!((calendar_days(1, 2), working_days(1, 2)), (1, 0));
        assert_eq!((calendar_days(4, 4), working_days(4, 4)), (0, 0));
        assert_eq!((calendar_days(4, 18), working_days(4, 18)), (14, 10));
    }

    #[test]
    fn working_days_add_up_day_by_day() {
        for until in 0..40 {
            let one_by_one = (1..=until).filter(|day| is_working_day(*day)).count();
            assert_eq!(working_days(0, until), u32::try_from(one_by_one).unwrap(), "until {until}");
        }
    }

    #[test]
    fn what_lies_in_the_future_has_no_age() {
        assert_eq!((calendar_days(9, 3), working_days(9, 3)), (0, 0));
    }
}
