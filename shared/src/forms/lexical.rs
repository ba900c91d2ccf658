//! How values are written: the lexical forms of ODM's data types, as far as a value must be told from what is none.
//! Dates and times are the kernel's.

use rust_decimal::Decimal;

use crate::kernel::PartialDateTime;

/// Sign and digits. Beyond 28 digits: the nearest that can be held.
pub(super) fn integer(text: &str) -> Option<Decimal> {
    let (negative, digits) = sign(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(held(text, negative))
}

/// Sign, digits with a point among them, exponent: `1.50`, `-0.3`, `.5`, `1e5`. A comma is not a point.
pub(super) fn number(text: &str) -> Option<Decimal> {
    let parts = Number::of(text)?;
    match parts.exponent {
        None => Some(held(text, parts.negative)),
        Some(exponent) => Some(scaled(&parts, exponent)),
    }
}

/// A number's written parts.
pub(super) struct Number<'a> {
    negative: bool,
    whole: &'a str,
    fraction: &'a str,
    exponent: Option<i32>,
}

impl<'a> Number<'a> {
    pub fn of(text: &'a str) -> Option<Self> {
        let (negative, rest) = sign(text);
        let (mantissa, exponent) = match rest.split_once(['e', 'E', 'd', 'D']) {
            Some((mantissa, exponent)) => (mantissa, Some(whole_number(exponent)?)),
            None => (rest, None),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        let some = !whole.is_empty() || !fraction.is_empty();
        (some && digits(whole) && digits(fraction)).then_some(Self { negative, whole, fraction, exponent })
    }

    /// Digits that count towards ODM's Length: all but leading zeros. `None` where an exponent hides them.
    pub fn digits(&self) -> Option<usize> {
        let whole = self.whole.trim_start_matches('0').len();
        self.exponent.is_none().then_some(whole + self.fraction.len())
    }

    /// Decimal places as written. `None` where an exponent hides them.
    pub fn decimals(&self) -> Option<usize> {
        self.exponent.is_none().then_some(self.fraction.len())
    }
}

/// An exponent; beyond four digits it makes no difference to what can be held.
fn whole_number(text: &str) -> Option<i32> {
    let (negative, digits) = sign(text);
    if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    let size = digits.parse().unwrap_or(9_999_i32).min(9_999);
    Some(if negative { -size } else { size })
}

fn sign(text: &str) -> (bool, &str) {
    match text.strip_prefix('-') {
        Some(rest) => (true, rest),
        None => (false, text.strip_prefix('+').unwrap_or(text)),
    }
}

fn held(text: &str, negative: bool) -> Decimal {
    text.parse().unwrap_or(if negative { Decimal::MIN } else { Decimal::MAX })
}

/// The mantissa with its point moved.
fn scaled(parts: &Number<'_>, exponent: i32) -> Decimal {
    let digits = [parts.whole, parts.fraction].concat();
    let places = i64::try_from(parts.fraction.len()).unwrap_or(i64::MAX).saturating_sub(i64::from(exponent));
    let sign = if parts.negative { "-" } else { "" };
    let text = match usize::try_from(places) {
        Ok(0) => format!("{sign}{digits}"),
        Ok(places) if places > 60 => return Decimal::ZERO,
        Ok(places) => {
            let padded = format!("{digits:0>width$}", width = places + 1);
            let (whole, fraction) = padded.split_at_checked(padded.len() - places).unwrap_or((&padded, ""));
            format!("{sign}{whole}.{fraction}")
        }
        Err(_) if digits.bytes().all(|byte| byte == b'0') => return Decimal::ZERO,
        Err(_) => format!("{sign}{digits}{}", "0".repeat(usize::try_from(-places).unwrap_or(40).min(40))),
    };
    held(&text, parts.negative)
}

/// XML Schema's four spellings.
pub(super) fn boolean(text: &str) -> Option<bool> {
    match text {
        "true" | "1" => Some(true),
        "false" | "0" => Some(false),
        _ => None,
    }
}

/// Anything without blanks, control characters and the few that no URI may hold.
pub(super) fn is_uri(text: &str) -> bool {
    !text.is_empty() && !text.contains(|one: char| one.is_whitespace() || one.is_control() || "<>\"{}|\\^`".contains(one))
}

/// Pairs of hexadecimal digits.
pub(super) fn is_hex(text: &str) -> bool {
    text.len().is_multiple_of(2) && text.bytes().all(|byte| byte.is_ascii_hexdigit())
}

/// Fours of the base64 alphabet, padded at the end; blanks between them are allowed.
pub(super) fn is_base64(text: &str) -> bool {
    let dense: String = text.chars().filter(|one| !one.is_whitespace()).collect();
    let padding = dense.len() - dense.trim_end_matches('=').len();
    let in_alphabet = |byte: u8| byte.is_ascii_alphanumeric() || byte == b'+' || byte == b'/';
    dense.len().is_multiple_of(4) && padding <= 2 && dense.trim_end_matches('=').bytes().all(in_alphabet)
}

/// ISO 8601: `P1Y2M3DT4H5M6.5S` (parts left out, in this order) or `P2W`, with a sign.
pub(super) fn is_duration(text: &str) -> bool {
    let Some(rest) = sign(text).1.strip_prefix('P') else { return false };
    if let Some(weeks) = rest.strip_suffix('W') {
        return is_amount(weeks, false);
    }
    let (days, clock) = rest.split_once('T').map_or((rest, None), |(days, clock)| (days, Some(clock)));
    let clock_reads = clock.is_none_or(|clock| !clock.is_empty() && are_amounts(clock, &['H', 'M', 'S']));
    !rest.is_empty() && clock_reads && are_amounts(days, &['Y', 'M', 'D'])
}

/// Amounts each followed by its designator, in the order of `designators`.
fn are_amounts(text: &str, designators: &[char]) -> bool {
    let mut rest = text;
    for designator in designators {
        let part = rest.split_once(*designator).filter(|(amount, _)| is_amount(amount, *designator == 'S'));
        rest = part.map_or(rest, |(_, after)| after);
    }
    rest.is_empty()
}

fn is_amount(text: &str, fraction_allowed: bool) -> bool {
    let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, fraction)| (whole, Some(fraction)));
    let digits = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits(whole) && fraction.is_none_or(|fraction| fraction_allowed && digits(fraction))
}

/// Two moments, or a moment and a duration, with a stroke between.
pub(super) fn is_interval(text: &str) -> bool {
    let moment = |text: &str| text.parse::<PartialDateTime>().is_ok();
    text.split_once('/').is_some_and(|(from, to)| (moment(from) && (moment(to) || is_duration(to))) || (is_duration(from) && moment(to)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn decimal(text: &str) -> Option<String> {
        number(text).map(|number| number.normalize().to_string())
    }

    #[test]
    fn numbers_are_read_as_written() {
        assert_eq!(number("1.50").unwrap().to_string(), "1.50");
        assert_eq!(decimal("-0.3").unwrap(), "-0.3");
        assert_eq!(decimal("+.5").unwrap(), "0.5");
        assert_eq!(decimal("5.").unwrap(), "5");
        assert_eq!(decimal("1e5").unwrap(), "100000");
        assert_eq!(decimal("1.25E+1").unwrap(), "12.5");
        assert_eq!(decimal("-125d-2").unwrap(), "-1.25");
        assert_eq!(decimal("0e99999999999").unwrap(), "0");
        assert_eq!(decimal("1e-99999999999").unwrap(), "0");
        for text in ["", ".", "-", "1,5", "1.2.3", "e5", "1e", "1e1.5", "12a", "0x10", "1 000", "--1", "1_000", "٣"] {
            assert_eq!(number(text), None, "{text}");
        }
    }

    #[test]
    fn numbers_too_large_to_hold_are_the_largest() {
        assert_eq!(number("1e300"), Some(Decimal::MAX));
        assert_eq!(number("-1e300"), Some(Decimal::MIN));
        assert_eq!(integer("123456789012345678901234567890"), Some(Decimal::MAX));
        assert!(number("0.123456789012345678901234567890123456789").is_some());
    }

    #[test]
    fn integers_have_no_point() {
        assert_eq!(integer("007"), Some(Decimal::from(7)));
        assert_eq!(integer("-12"), Some(Decimal::from(-12)));
        assert_eq!((integer("1.0"), integer("1e3"), integer(""), integer("+")), (None, None, None, None));
    }

    #[test]
    fn durations_name_at_least_one_part_in_order() {
        for text in ["P1Y", "P1Y2M3DT4H5M6.5S", "-P3D", "PT5M", "P2W", "P0D"] {
            assert!(is_duration(text), "{text}");
        }
        for text in ["", "P", "PT", "P1", "1Y", "P1YT", "P3D2M", "P1.5Y", "P2W1D", "PT5M4H"] {
            assert!(!is_duration(text), "{text}");
        }
    }

    #[test]
    fn intervals_have_a_moment_at_one_end() {
        assert!(is_interval("2020-03/2020-04-15T10:30"));
        assert!(is_interval("P3D/2020-04-15"));
        assert!(is_interval("2020/P1W"));
        assert!(!is_interval("P3D/P3D"));
        assert!(!is_interval("2020-03"));
    }

    #[test]
    fn binaries_are_told_from_text() {
        assert!(is_hex("0aFF") && is_hex("") && !is_hex("abc") && !is_hex("zz"));
        assert!(is_base64("TWE=") && is_base64("TWFu TWFu") && !is_base64("TWE") && !is_base64("T===") && !is_base64("TW-u"));
        assert!(is_uri("https://example.org/ü?x=1") && !is_uri("a b") && !is_uri(""));
    }
}
