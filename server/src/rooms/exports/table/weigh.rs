//! What the values of a column come to: how long they are, whether each is what the column says.

use super::value::{day, moment, number, second};
use super::{Column, Kind};

/// Of one column, over all rows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Weight {
    /// Rows with a value.
    pub filled: u64,
    /// Of the longest value.
    pub bytes: usize,
    pub chars: usize,
    /// The first row whose value is not what the column says, or cannot be held as that.
    pub misfit: Option<u64>,
    /// Values that a number or day does not spell as they were entered: `1.50`, `007`, `10:30`.
    pub respelled: u64,
    /// Values with characters beyond ASCII.
    pub foreign: u64,
    /// Values that end with a blank, which SAS does not tell from none.
    pub trailing: u64,
    /// Digits before the point, and decimal places, of the longest.
    pub whole: usize,
    pub decimals: usize,
}

impl Weight {
    /// Takes a value of this row into account.
    pub fn add(&mut self, column: &Column, row: u64, value: &str) {
        self.filled += 1;
        if value.len() > self.bytes {
            self.bytes = value.len();
        }
        // Bytes are never fewer than characters.
        if value.len() > self.chars {
            self.chars = self.chars.max(value.chars().count());
        }
        self.foreign += u64::from(!value.is_ascii());
        self.trailing += u64::from(value.ends_with(' '));
        if !column.kind.is_text() && self.misfit.is_none() {
            match spelled_alike(column.kind, value) {
                None => self.misfit = Some(row),
                Some(alike) => self.respelled += u64::from(!alike),
            }
            self.places(column.kind, value);
        }
    }

    fn places(&mut self, kind: Kind, value: &str) {
        if kind.is_number() {
            let (whole, fraction) = value.trim().split_once('.').unwrap_or((value.trim(), ""));
            self.whole = self.whole.max(whole.len());
            self.decimals = self.decimals.max(fraction.len());
        }
    }

    /// As what the column is held by a format that knows this kind.
    pub fn held(&self, kind: Kind) -> Kind {
        if self.misfit.is_some() { Kind::Text } else { kind }
    }
}

/// Whether the value is of this kind (`Some`), and is spelled as the kind spells it.
fn spelled_alike(kind: Kind, value: &str) -> Option<bool> {
    match kind {
        Kind::Integer => number(value).filter(|n| n.fract() == 0.0 && n.abs() < 9e15).map(|n| n.to_string() == value),
        Kind::Decimal | Kind::Float => number(value).map(|n| n.to_string() == value),
        Kind::Date => day(value).map(|_| true),
        Kind::Time => second(value).map(|_| value.len() == 8),
        Kind::Datetime => moment(value).map(|_| value.len() == 19),
        Kind::Text | Kind::IsoDate | Kind::IsoTime | Kind::IsoDatetime => Some(true),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn weighed(kind: Kind, values: &[&str]) -> Weight {
        let (column, mut weight) = (Column { kind, ..Column::default() }, Weight::default());
        for (row, value) in (1..).zip(values) {
            weight.add(&column, row, value);
        }
        weight
    }

    #[test]
    fn one_value_that_is_none_makes_the_column_text_and_is_named() {
        let weight = weighed(Kind::Decimal, &["1.50", "2", "about 3"]);
        assert_eq!((weight.misfit, weight.held(Kind::Decimal)), (Some(3), Kind::Text));
        let weight = weighed(Kind::Decimal, &["1.50", "2", "12.125"]);
        assert_eq!((weight.held(Kind::Decimal), weight.respelled, weight.whole, weight.decimals), (Kind::Decimal, 1, 2, 3));
        assert_eq!(weighed(Kind::Integer, &["7", "7.5"]).misfit, Some(2));
        assert_eq!(weighed(Kind::Date, &["2024-03-03", "2024-03"]).misfit, Some(2));
    }

    #[test]
    fn lengths_are_of_the_longest() {
        let weight = weighed(Kind::Text, &["ä", "abc", "ends "]);
        assert_eq!((weight.bytes, weight.chars, weight.foreign, weight.trailing, weight.filled), (5, 5, 1, 1, 3));
        assert_eq!(weighed(Kind::Text, &["ää"]).chars, 2);
    }
}
