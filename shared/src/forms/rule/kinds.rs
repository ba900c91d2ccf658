//! Types of expressions.

use crate::forms::Oid;

/// What kind of value an expression has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Kind {
    Boolean,
    Number,
    Text,
    Date,
    Time,
    DateTime,
    Set,
}

impl Kind {
    /// As people say it.
    pub const fn words(self) -> &'static str {
        match self {
            Kind::Boolean => "true or false",
            Kind::Number => "a number",
            Kind::Text => "a text",
            Kind::Date => "a date",
            Kind::Time => "a time",
            Kind::DateTime => "a date with time",
            Kind::Set => "a set of choices",
        }
    }

    pub const fn kinds(self) -> Kinds {
        Kinds(match self {
            Kind::Boolean => 1,
            Kind::Number => 2,
            Kind::Text => 4,
            Kind::Date => 8,
            Kind::Time => 16,
            Kind::DateTime => 32,
            Kind::Set => 64,
        })
    }
}

/// Several kinds: what a function accepts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds(u8);

impl Kinds {
    pub const ANY: Kinds = Kinds(0x7f);
    pub const BOOLEAN: Kinds = Kind::Boolean.kinds();
    pub const NUMBER: Kinds = Kind::Number.kinds();
    pub const TEXT: Kinds = Kind::Text.kinds();
    pub const SET: Kinds = Kind::Set.kinds();
    pub const DATE: Kinds = Kind::Date.kinds();
    pub const TIME: Kinds = Kind::Time.kinds();
    /// A date or a date-time.
    pub const DAY: Kinds = Kinds(Kind::Date.kinds().0 | Kind::DateTime.kinds().0);
    /// A time or a date-time.
    pub const CLOCK: Kinds = Kinds(Kind::Time.kinds().0 | Kind::DateTime.kinds().0);
    /// What has an order: numbers, texts, dates, times.
    pub const ORDERED: Kinds = Kinds(Kind::Number.kinds().0 | Kind::Text.kinds().0 | Kinds::DAY.0 | Kind::Time.kinds().0);

    #[must_use]
    pub const fn or(self, other: Kinds) -> Kinds {
        Kinds(self.0 | other.0)
    }

    pub const fn has(self, kind: Kind) -> bool {
        self.0 & kind.kinds().0 != 0
    }

    /// `a number or a text`
    pub fn words(self) -> String {
        if self == Kinds::ANY {
            return "any value".to_owned();
        }
        let all = [Kind::Boolean, Kind::Number, Kind::Text, Kind::Date, Kind::Time, Kind::DateTime, Kind::Set];
        let words: Vec<&str> = all.into_iter().filter(|kind| self.has(*kind)).map(Kind::words).collect();
        words.join(" or ")
    }
}

/// All that is known of an expression before any data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Type {
    /// Absent: never a value (`missing`).
    pub kind: Option<Kind>,
    /// The code list that its values are from.
    pub list: Option<Oid>,
    /// The UCUM unit of its numbers.
    pub unit: Option<String>,
    /// One for each row, repeat or visit.
    pub many: bool,
    /// Tells which treatment the subject has, or follows from it.
    pub unblinded: bool,
}

impl Type {
    pub const fn of(kind: Kind) -> Self {
        Self { kind: Some(kind), list: None, unit: None, many: false, unblinded: false }
    }

    /// Never a value.
    pub const fn nothing() -> Self {
        Self { kind: None, list: None, unit: None, many: false, unblinded: false }
    }

    /// `a number in mg/dL`
    pub fn words(&self) -> String {
        let kind = self.kind.map_or("no value", Kind::words);
        match &self.unit {
            Some(unit) => format!("{kind} in {unit}"),
            None => kind.to_owned(),
        }
    }
}
