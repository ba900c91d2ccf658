//! Partial dates and times: what is known of a moment, and nothing invented (DAT-07).

/// A part that may be unknown.
pub type Partial<T> = Option<T>;

/// A date of which year, month or day may be unknown. Proleptic Gregorian.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PartialDate {
    pub year: Partial<u16>,
    pub month: Partial<u8>,
    pub day: Partial<u8>,
}

/// A time of day of which parts may be unknown. `offset` in minutes east of UTC, where it was given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PartialTime {
    pub hour: Partial<u8>,
    pub minute: Partial<u8>,
    pub second: Partial<u8>,
    pub nanos: Partial<u32>,
    pub offset: Option<i16>,
}

/// Date and time, each partial.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PartialDateTime {
    pub date: PartialDate,
    pub time: PartialTime,
}

impl std::str::FromStr for PartialDate { type Err = (); fn from_str(_: &str) -> Result<Self, ()> { Ok(Self::default()) } }
