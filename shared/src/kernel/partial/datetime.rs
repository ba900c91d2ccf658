//! Partial dates with times.

use super::relation::Relation;
use super::time::{Moment, overlap};
use super::{PartialDate, PartialTime, Unclear, days_from_civil};

/// Date and time, each partial.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub struct PartialDateTime {
    pub date: PartialDate,
    pub time: PartialTime,
}

/// How far from UTC a clock without an offset can be: 14 hours.
const WIDEST: i64 = 14 * 3600;

impl PartialDateTime {
    /// Whether some real moment fits.
    pub fn is_valid(self) -> bool {
        self.date.is_valid() && self.time.is_valid()
    }

    /// Whether nothing at all is known.
    pub fn is_unknown(self) -> bool {
        self == Self::default()
    }

    /// Whether what is unknown is cut off on the right, as ODM's partialDatetime wants it.
    pub fn is_cut_off(self) -> bool {
        let whole_date = self.date.complete().is_some();
        self.date.is_cut_off() && (self.time.is_unknown() || (whole_date && self.time.is_cut_off()))
    }

    /// Which outcomes a comparison can have. Both with the same offset or both without are compared by the clock; two
    /// offsets as UTC; one without an offset may be up to 14 hours off.
    pub fn compare(self, other: Self) -> Relation {
        let (Some(left), Some(right)) = (self.span(), other.span()) else { return Relation::ANY };
        let (mine, theirs) = (self.time.offset, other.time.offset);
        if mine == theirs {
            let equal = self.date.can_equal(other.date) && self.time.can_equal(other.time);
            return Relation::of(&left, &right, equal);
        }
        let (left, right) = (to_utc(left, mine), to_utc(right, theirs));
        Relation::of(&left, &right, overlap(&left, &right))
    }

    /// First and last moment by its own clock.
    fn span(self) -> Option<[Moment; 2]> {
        let moment = |date, (seconds, nanos): Moment| (i64::from(days_from_civil(date)) * 86_400 + seconds, nanos);
        Some([moment(self.date.earliest()?, self.time.earliest()), moment(self.date.latest()?, self.time.latest())])
    }

    /// As people read it: `03 Mar 2024 10:30`.
    pub fn to_words(self) -> String {
        if self.time.is_unknown() {
            return self.date.to_words();
        }
        format!("{} {}", self.date.to_words(), self.time.to_words())
    }
}

fn to_utc([first, last]: [Moment; 2], offset: Option<i16>) -> [Moment; 2] {
    let (east, west) = offset.map_or((WIDEST, -WIDEST), |minutes| (i64::from(minutes) * 60, i64::from(minutes) * 60));
    [(first.0 - east, first.1), (last.0 - west, last.1)]
}

impl From<PartialDate> for PartialDateTime {
    fn from(date: PartialDate) -> Self {
        Self { date, time: PartialTime::default() }
    }
}

/// ODM's canonical form.
impl std::fmt::Display for PartialDateTime {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match (self.is_cut_off(), self.time.is_unknown()) {
            (true, true) => write!(f, "{}", self.date),
            (true, false) => write!(f, "{}T{}", self.date, self.time),
            (false, _) => {
                self.date.write_all(f)?;
                f.write_str("T")?;
                self.time.write_all(f)
            }
        }
    }
}

/// Reads ODM's canonical forms; what people type is for [`PartialDateTime::parse_human`].
impl std::str::FromStr for PartialDateTime {
    type Err = Unclear;
    fn from_str(text: &str) -> Result<Self, Unclear> {
        let unclear = |why| if why == Unclear::Date || why == Unclear::Time { Unclear::DateTime } else { why };
        let Some((date, time)) = text.split_once('T') else {
            return text.parse().map(|date: PartialDate| date.into()).map_err(unclear);
        };
        Ok(Self { date: date.parse().map_err(unclear)?, time: time.parse().map_err(unclear)? })
    }
}
