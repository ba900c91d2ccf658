//! Reading a value for formats that know numbers, days and times. What is not exactly that is none.

use time::{Date, Month, PrimitiveDateTime, Time};

/// Digits that a double holds, whatever they are.
const DIGITS: usize = 15;
/// What the floating point numbers of SAS transport files hold, with room to spare.
const LARGEST: f64 = 1e70;
const SMALLEST: f64 = 1e-70;

/// The number, if a double holds exactly the decimal that was written.
pub fn number(text: &str) -> Option<f64> {
    let text = text.trim();
    let written = text.bytes().all(|byte| byte.is_ascii_digit() || matches!(byte, b'+' | b'-' | b'.' | b'e' | b'E'));
    let value: f64 = text.parse().ok().filter(|_| written)?;
    let size = value.abs();
    let within = (value == 0.0 && digits(text) == 0) || (SMALLEST..=LARGEST).contains(&size);
    (within && (digits(text) <= DIGITS || exact(text, value))).then_some(value)
}

/// Significant digits as written: without the zeros before and behind.
fn digits(text: &str) -> usize {
    let mantissa = text.split(['e', 'E']).next().unwrap_or_default();
    let all = mantissa.bytes().filter(u8::is_ascii_digit);
    let (mut count, mut zeros) = (0, 0);
    for digit in all {
        match (digit, count) {
            (b'0', 0) => {}
            (b'0', _) => zeros += 1,
            _ => (count, zeros) = (count + zeros + 1, 0),
        }
    }
    count
}

/// Computers write down a number with no more digits than it needs: whatever comes back from that was held.
fn exact(text: &str, value: f64) -> bool {
    let plain = |text: &str| text.trim_start_matches(['+', '-']).trim_start_matches('0').to_ascii_lowercase();
    let mut written = plain(text);
    if written.contains('.') && !written.contains('e') {
        written.truncate(written.trim_end_matches('0').trim_end_matches('.').len());
    }
    written == plain(&value.abs().to_string()) || written == plain(&format!("{:e}", value.abs()))
}

/// Days since 1970-01-01 of a whole date.
pub fn day(text: &str) -> Option<i32> {
    let epoch = Date::from_ordinal_date(1970, 1).ok()?;
    Some(date(text)?.to_julian_day() - epoch.to_julian_day())
}

/// Seconds of the day.
pub fn second(text: &str) -> Option<u32> {
    let (hour, minute, second) = clock(text)?.as_hms();
    Some(u32::from(hour) * 3600 + u32::from(minute) * 60 + u32::from(second))
}

/// Seconds since 1970-01-01T00:00, of no zone.
pub fn moment(text: &str) -> Option<i64> {
    let (date_part, time_part) = text.split_once('T')?;
    let at = PrimitiveDateTime::new(date(date_part)?, clock(time_part)?);
    Some(at.assume_utc().unix_timestamp())
}

/// Years that SAS counts days of.
fn date(text: &str) -> Option<Date> {
    let (year, month, day) = (text.get(..4)?, text.get(5..7)?, text.get(8..)?);
    let dashes = text.len() == 10 && text.get(4..5) == Some("-") && text.get(7..8) == Some("-");
    let year: i32 = whole(year).filter(|year| dashes && (1600..=9999).contains(year))?;
    let month = Month::try_from(u8::try_from(whole(month)?).ok()?).ok()?;
    Date::from_calendar_date(year, month, u8::try_from(whole(day)?).ok()?).ok()
}

fn clock(text: &str) -> Option<Time> {
    let mut parts = text.split(':');
    let mut next = || parts.next().map(|part| whole(part).filter(|_| part.len() == 2).and_then(|n| u8::try_from(n).ok()));
    let (hour, minute, second) = (next()??, next()??, next().unwrap_or(Some(0))?);
    Time::from_hms(hour, minute, second).ok().filter(|_| parts.next().is_none())
}

fn whole(text: &str) -> Option<i32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_one_only_where_a_double_holds_it_exactly() {
        for (text, held) in [
            ("1.50", 1.5),
            ("007", 7.0),
            ("-0.3", -0.3),
            (".5", 0.5),
            ("1e5", 1e5),
            ("0.00", 0.0),
            ("123456789012345", 123_456_789_012_345.0),
        ] {
            assert_eq!(number(text), Some(held), "{text}");
        }
        assert_eq!(number("9007199254740993"), None, "the next whole number that a double does not have");
        assert_eq!(number("9007199254740992"), Some(9_007_199_254_740_992.0));
        for text in ["", "abc", "1,5", "inf", "NaN", "0.12345678901234567", "1e99", "1e-99", "0x10", "1 2", "."] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn days_and_times_are_whole_ones() {
        assert_eq!((day("1970-01-01"), day("1960-01-01"), day("2024-02-29")), (Some(0), Some(-3653), Some(19_782)));
        for text in ["2024-02", "2023-02-29", "24-02-01", "2024-02-01T10:00", "2024/02/01", "0000-01-01", "2024-2-01", "١٢٣٤-01-01"] {
            assert_eq!(day(text), None, "{text}");
        }
        assert_eq!(
            (second("10:30"), second("23:59:59"), second("24:00"), second("10:30:00.5"), second("9:30")),
            (Some(37_800), Some(86_399), None, None, None)
        );
        assert_eq!((moment("1970-01-02T00:00:01"), moment("2024-01-01T10:00Z"), moment("2024-01-01")), (Some(86_401), None, None));
    }
}
