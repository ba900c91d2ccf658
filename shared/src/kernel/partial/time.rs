//! Partial times of day.

use super::relation::{Relation, alike};
use super::scan::Scan;
use super::{Partial, Unclear};

/// A time of day of which parts may be unknown. `offset` in minutes east of UTC, where it was given.
/// A second without a fraction is the full second.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PartialTime {
    pub hour: Partial<u8>,
    pub minute: Partial<u8>,
    pub second: Partial<u8>,
    pub nanos: Partial<u32>,
    pub offset: Option<i16>,
}

/// Seconds and nanoseconds since midnight (or since 1970, with a date).
pub(super) type Moment = (i64, u32);

impl PartialTime {
    /// Whether each known part is one a clock shows.
    pub fn is_valid(self) -> bool {
        self.hour.is_none_or(|hour| hour < 24)
            && self.minute.is_none_or(|minute| minute < 60)
            && self.second.is_none_or(|second| second < 60)
            && self.nanos.is_none_or(|nanos| nanos < 1_000_000_000 && self.second.is_some())
            && self.offset.is_none_or(|offset| offset.abs() < 24 * 60)
    }

    /// Whether nothing at all is known.
    pub fn is_unknown(self) -> bool {
        self == Self::default()
    }

    /// Whether hour and minute are known: what a form means by a time.
    pub fn is_to_the_minute(self) -> bool {
        self.hour.is_some() && self.minute.is_some()
    }

    /// Whether what is unknown is cut off on the right, as ODM's partialTime wants it.
    pub fn is_cut_off(self) -> bool {
        self.hour.is_some() && (self.minute.is_some() || self.second.is_none())
    }

    /// The first moment it can be, counted from midnight by its own clock.
    pub(super) fn earliest(self) -> Moment {
        (seconds(self.hour.unwrap_or(0), self.minute.unwrap_or(0), self.second.unwrap_or(0)), self.nanos.unwrap_or(0))
    }

    /// The last moment it can be, counted from midnight by its own clock.
    pub(super) fn latest(self) -> Moment {
        let nanos = if self.second.is_some() { self.nanos.unwrap_or(0) } else { 999_999_999 };
        (seconds(self.hour.unwrap_or(23), self.minute.unwrap_or(59), self.second.unwrap_or(59)), nanos)
    }

    /// Which outcomes a comparison can have. With an offset on both, they are compared as UTC; with one on a single
    /// side, nothing is certain.
    pub fn compare(self, other: Self) -> Relation {
        let same_clock = self.offset == other.offset;
        if !same_clock && (self.offset.is_none() || other.offset.is_none()) {
            return Relation::ANY;
        }
        let (left, right) = (self.span(), other.span());
        let equal = if same_clock { self.can_equal(other) } else { overlap(&left, &right) };
        Relation::of(&left, &right, equal)
    }

    fn span(self) -> [Moment; 2] {
        let shift = i64::from(self.offset.unwrap_or(0)) * 60;
        [self.earliest(), self.latest()].map(|(seconds, nanos)| (seconds - shift, nanos))
    }

    /// Whether one moment fits both, by the same clock.
    pub(super) fn can_equal(self, other: Self) -> bool {
        let fraction = |time: Self| time.nanos.or(time.second.map(|_| 0));
        alike(self.hour, other.hour)
            && alike(self.minute, other.minute)
            && alike(self.second, other.second)
            && alike(fraction(self), fraction(other))
    }

    /// As people read it: `10:30`, `10:UN`, `10:30:15`, with `UTC` or `+02:00` where an offset was given.
    pub fn to_words(self) -> String {
        let part = |part: Option<u8>| part.map_or_else(|| "UN".to_owned(), |part| format!("{part:02}"));
        let mut words = format!("{}:{}", part(self.hour), part(self.minute));
        if let Some(second) = self.second {
            words.push_str(&format!(":{second:02}{}", Fraction(self.nanos)));
        }
        match self.offset {
            None => words,
            Some(0) => words + " UTC",
            offset => format!("{words} {}", Zone(offset)),
        }
    }

    /// Writes all three parts, `-` for an unknown one: ODM's incompleteTime.
    pub(super) fn write_all(self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        for part in [self.hour, self.minute] {
            match part {
                Some(part) => write!(f, "{part:02}:")?,
                None => f.write_str("-:")?,
            }
        }
        match self.second {
            Some(second) => write!(f, "{second:02}{}{}", Fraction(self.nanos), Zone(self.offset)),
            None => write!(f, "-{}", Zone(self.offset)),
        }
    }
}

fn seconds(hour: u8, minute: u8, second: u8) -> i64 {
    i64::from(hour) * 3600 + i64::from(minute) * 60 + i64::from(second)
}

pub(super) fn overlap<T: PartialOrd>(left: &[T; 2], right: &[T; 2]) -> bool {
    let ([first, last], [other_first, other_last]) = (left, right);
    first <= other_last && other_first <= last
}

/// `.5`; nothing where there is no fraction.
struct Fraction(Option<u32>);

impl std::fmt::Display for Fraction {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let Some(nanos) = self.0 else { return Ok(()) };
        let digits = format!("{nanos:09}");
        let digits = digits.trim_end_matches('0');
        write!(f, ".{}", if digits.is_empty() { "0" } else { digits })
    }
}

/// `Z`, `+02:00`; nothing where there is no offset.
struct Zone(Option<i16>);

impl std::fmt::Display for Zone {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.0 {
            None => Ok(()),
            Some(0) => f.write_str("Z"),
            Some(offset) => {
                let sign = if offset < 0 { '-' } else { '+' };
                let minutes = offset.unsigned_abs();
                write!(f, "{sign}{:02}:{:02}", minutes / 60, minutes % 60)
            }
        }
    }
}

/// ODM's canonical form.
impl std::fmt::Display for PartialTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let zone = Zone(self.offset);
        match *self {
            Self { hour: Some(hour), minute: None, second: None, .. } => write!(f, "{hour:02}{zone}"),
            Self { hour: Some(hour), minute: Some(minute), second: None, .. } => write!(f, "{hour:02}:{minute:02}{zone}"),
            _ => self.write_all(f),
        }
    }
}

/// Reads ODM's canonical forms (`10:-` for `10:-:-`, too); what people type is for [`PartialTime::parse_human`].
impl std::str::FromStr for PartialTime {
    type Err = Unclear;
    fn from_str(text: &str) -> Result<Self, Unclear> {
        scan(text).filter(|time| time.is_valid()).ok_or(Unclear::Time)
    }
}

fn scan(text: &str) -> Option<PartialTime> {
    let mut rest = Scan::new(text);
    let mut time = PartialTime { hour: rest.pair_or_dash()?, ..PartialTime::default() };
    let mut parts = 1;
    if rest.eat(b':') {
        time.minute = rest.pair_or_dash()?;
        parts = 2;
    }
    if parts == 2 && rest.eat(b':') {
        time.second = rest.pair_or_dash()?;
        parts = 3;
    }
    if time.second.is_some() && rest.eat(b'.') {
        time.nanos = Some(fraction(rest.run())?);
    }
    time.offset = zone(&mut rest)?;
    // A lone `-` says nothing; `-:-:-` says that nothing is known.
    (rest.is_done() && (time.hour.is_some() || parts > 1)).then_some(time)
}

/// Nanoseconds of the digits behind the point; what is finer is cut off.
fn fraction(digits: &[u8]) -> Option<u32> {
    if digits.is_empty() {
        return None;
    }
    let places = digits.iter().map(|digit| u32::from(digit - b'0')).chain(std::iter::repeat(0)).take(9);
    Some(places.fold(0, |nanos, digit| nanos * 10 + digit))
}

/// The offset at the end: none, `Z`, `+02:00`, or ODM's lone `-` for an unknown one. The outer `None`: not a zone.
fn zone(rest: &mut Scan<'_>) -> Option<Option<i16>> {
    if rest.is_done() {
        return Some(None);
    }
    if rest.eat(b'Z') {
        return Some(Some(0));
    }
    let east = rest.eat(b'+');
    if !east && !rest.eat(b'-') {
        return None;
    }
    if !east && rest.is_done() {
        return Some(None);
    }
    let hours = i16::from(rest.pair()?);
    let minutes = rest.eat(b':').then(|| rest.pair()).flatten().filter(|minutes| *minutes < 60)?;
    let offset = hours * 60 + i16::from(minutes);
    Some(Some(if east { offset } else { -offset }))
}
