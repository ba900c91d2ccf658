//! Partial dates.

use super::relation::{Relation, alike};
use super::scan::Scan;
use super::{CivilDate, Partial, Unclear, days_in_month};

/// A date of which year, month or day may be unknown. Proleptic Gregorian, years 1 to 9999.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PartialDate {
    pub year: Partial<u16>,
    pub month: Partial<u8>,
    pub day: Partial<u8>,
}

/// As people read them: `03 Mar 2024`.
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

impl PartialDate {
    /// Whether some real day fits: not 31 April, and 29 February only where the year is unknown or a leap year.
    pub fn is_valid(self) -> bool {
        self.earliest().is_some()
    }

    /// The day, when all of it is known.
    pub fn complete(self) -> Option<CivilDate> {
        CivilDate::of(self.year?, self.month?, self.day?)
    }

    /// Whether nothing at all is known.
    pub fn is_unknown(self) -> bool {
        self == Self::default()
    }

    /// Whether what is unknown is cut off on the right, as ODM's partialDate wants it.
    pub fn is_cut_off(self) -> bool {
        matches!(self, Self { year: Some(_), month: Some(_), .. } | Self { year: Some(_), month: None, day: None })
    }

    /// The first day it can be; `None` when no day fits.
    pub fn earliest(self) -> Option<CivilDate> {
        let (year, month) = (self.year.unwrap_or(if self.is_leap_day() { 4 } else { 1 }), self.month.unwrap_or(1));
        CivilDate::of(year, month, self.day.unwrap_or(1))
    }

    /// The last day it can be; `None` when no day fits.
    pub fn latest(self) -> Option<CivilDate> {
        let (year, month) = (self.year.unwrap_or(if self.is_leap_day() { 9996 } else { 9999 }), self.month.unwrap_or(12));
        CivilDate::of(year, month, self.day.unwrap_or(days_in_month(year, month)))
    }

    fn is_leap_day(self) -> bool {
        self.month == Some(2) && self.day == Some(29)
    }

    /// Which outcomes a comparison can have: `2020-03` is certainly before `2020-05-01`, and may be before, on or after
    /// `2020-03-15`. A date that no day fits can be anything.
    pub fn compare(self, other: Self) -> Relation {
        match (self.span(), other.span()) {
            (Some(left), Some(right)) => Relation::of(&left, &right, self.can_equal(other)),
            _ => Relation::ANY,
        }
    }

    fn span(self) -> Option<[CivilDate; 2]> {
        Some([self.earliest()?, self.latest()?])
    }

    /// Whether one day fits both.
    pub(super) fn can_equal(self, other: Self) -> bool {
        let both = Self { year: self.year.or(other.year), month: self.month.or(other.month), day: self.day.or(other.day) };
        let agree = alike(self.year, other.year) && alike(self.month, other.month) && alike(self.day, other.day);
        agree && both.is_valid()
    }

    /// As people read it: `03 Mar 2024`, `UN Mar 2024`, `UN UN 2024`.
    pub fn to_words(self) -> String {
        let day = self.day.map_or_else(|| "UN".to_owned(), |day| format!("{day:02}"));
        let month = self.month.map_or("UN", |month| MONTHS.get(usize::from(month).wrapping_sub(1)).copied().unwrap_or("?"));
        let year = self.year.map_or_else(|| "UN".to_owned(), |year| format!("{year:04}"));
        format!("{day} {month} {year}")
    }

    /// Writes all three parts, `-` for an unknown one: ODM's incompleteDate.
    pub(super) fn write_all(self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self.year {
            Some(year) => write!(f, "{year:04}-")?,
            None => f.write_str("--")?,
        }
        match self.month {
            Some(month) => write!(f, "{month:02}-")?,
            None => f.write_str("--")?,
        }
        match self.day {
            Some(day) => write!(f, "{day:02}"),
            None => f.write_str("-"),
        }
    }
}

impl From<CivilDate> for PartialDate {
    fn from(date: CivilDate) -> Self {
        Self { year: Some(date.year()), month: Some(date.month()), day: Some(date.day()) }
    }
}

/// ODM's canonical form.
impl std::fmt::Display for PartialDate {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match *self {
            Self { year: Some(year), month: None, day: None } => write!(f, "{year:04}"),
            Self { year: Some(year), month: Some(month), day: None } => write!(f, "{year:04}-{month:02}"),
            _ => self.write_all(f),
        }
    }
}

/// Reads ODM's canonical forms, and only those; what people type is for [`PartialDate::parse_human`].
impl std::str::FromStr for PartialDate {
    type Err = Unclear;
    fn from_str(text: &str) -> Result<Self, Unclear> {
        let date = scan(text).ok_or(Unclear::Date)?;
        if date.is_valid() { Ok(date) } else { Err(Unclear::NoSuchDay(date)) }
    }
}

fn scan(text: &str) -> Option<PartialDate> {
    let mut rest = Scan::new(text);
    let year = if rest.eat(b'-') { None } else { Some(rest.digits(4)?) };
    if rest.is_done() {
        return year.map(|_| PartialDate { year, month: None, day: None });
    }
    let month = rest.eat(b'-').then(|| rest.pair_or_dash()).flatten()?;
    if rest.is_done() {
        return (year.is_some() && month.is_some()).then_some(PartialDate { year, month, day: None });
    }
    let day = rest.eat(b'-').then(|| rest.pair_or_dash()).flatten()?;
    rest.is_done().then_some(PartialDate { year, month, day })
}
