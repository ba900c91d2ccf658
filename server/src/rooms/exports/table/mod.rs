//! The one idea of a table that every format is written from: columns that say what they are, and a stream of rows.
//!
//! Invariants
//! * A value is a text, exactly as it was entered. What a column could be beside that (a number, a day) is weighed over all of its
//!   values: a format that has numbers gets numbers where every value is one that it can hold exactly, and texts where not. Which it
//!   was stands in the manifest ([`Table::held`]). No format cuts, rounds or leaves out a value in silence.
//! * The columns follow from the design alone, never from the data: a script written today runs tomorrow.
//! * Rows are read once, from one snapshot of the database, and kept sealed beside the process; memory holds one row.

mod answers;
mod gather;
mod names;
pub mod plan;
mod rows;
mod value;
mod weigh;

use std::sync::Arc;

use shared::forms::Oid;

pub use gather::{Filter, Taken, gather, silent};
pub use names::{Case, Names};
pub use rows::{Fill, Pulse, Reader, Row, Rows};
pub use value::{day, moment, number, second};
pub use weigh::Weight;

/// The columns that every table of answers begins with: they tell its rows apart.
pub const KEYS: [&str; 8] = ["STUDY", "SITE", "SUBJECT", "VISIT", "VISIT_N", "FORM", "FORM_N", "ROW"];

/// What a table is, apart from its rows.
#[derive(Clone, Debug, Default)]
pub struct Dataset {
    /// As the design calls it; the name of its CSV file.
    pub name: String,
    /// A name of up to 32 letters, digits and underscores, that no other table has.
    pub symbol: String,
    /// One of up to eight capitals, digits and underscores.
    pub short: String,
    pub oid: String,
    pub label: String,
    /// What it is a table of.
    pub of: Of,
    /// Several rows for one form.
    pub repeating: bool,
    /// The forms that its answers stand in.
    pub forms: Vec<Oid>,
    pub columns: Vec<Column>,
}

/// What a row of a table stands for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Of {
    #[default]
    Subjects,
    Visits,
    Forms,
    /// Answers of a group of items.
    Group(Oid),
}

/// One column.
#[derive(Clone, Debug, Default)]
pub struct Column {
    /// As CSV has it.
    pub name: String,
    pub symbol: String,
    pub short: String,
    pub oid: String,
    pub label: String,
    pub part: Part,
    pub kind: Kind,
    /// What the design allows: characters of a text, digits of a number.
    pub length: Option<u32>,
    /// Decimal places that the design allows.
    pub decimals: Option<u32>,
    /// How SAS shows it, where somebody said so.
    pub format: Option<String>,
    pub codes: Option<Arc<Codes>>,
    /// Its place among the keys.
    pub key: Option<u32>,
    /// The item that it belongs to.
    pub item: Option<Oid>,
    /// The only unit of the item, as its symbol.
    pub unit: Option<String>,
}

/// What of a row a column holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Part {
    /// It tells rows apart.
    Key,
    /// The system knows it.
    Fact,
    /// What was answered.
    #[default]
    Value,
    /// Why nothing was.
    Missing,
    /// In which unit.
    Unit,
}

/// What a value is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Kind {
    #[default]
    Text,
    Integer,
    /// A number with its decimal places as written.
    Decimal,
    /// A number as computers hold it.
    Float,
    /// A whole day.
    Date,
    Time,
    /// A day and a time, of no zone.
    Datetime,
    /// ISO 8601, maybe with parts missing: a text.
    IsoDate,
    IsoTime,
    IsoDatetime,
}

impl Kind {
    /// Written as characters wherever there is a choice.
    pub const fn is_text(self) -> bool {
        matches!(self, Kind::Text | Kind::IsoDate | Kind::IsoTime | Kind::IsoDatetime)
    }

    pub const fn is_number(self) -> bool {
        matches!(self, Kind::Integer | Kind::Decimal | Kind::Float)
    }
}

/// Codes and what they mean.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Codes {
    pub oid: String,
    pub name: String,
    /// A name of up to 32 letters and underscores, that no other list has and that does not end in a digit (SAS formats may not).
    pub symbol: String,
    pub choices: Vec<(String, String)>,
}

/// A table with its rows.
#[derive(Debug)]
pub struct Table {
    pub set: Dataset,
    pub rows: Rows,
    /// What its values weigh, column by column.
    pub weights: Vec<Weight>,
}

impl Table {
    /// Columns with what they weigh, in order.
    pub fn columns(&self) -> impl Iterator<Item = (&Column, &Weight)> {
        self.set.columns.iter().zip(&self.weights)
    }

    /// As what a format that knows numbers and days holds each column: as what it is, where each of its values is that.
    pub fn held(&self) -> Vec<Kind> {
        self.columns().map(|(column, weight)| weight.held(column.kind)).collect()
    }
}

/// A value that a format cannot hold, and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{format} cannot hold a value: table {table}, row {row}, column {column}: {why}")]
pub struct Unfit {
    pub format: &'static str,
    pub table: String,
    pub row: u64,
    pub column: String,
    pub why: String,
}

/// Why a table was not written.
#[derive(Debug, thiserror::Error)]
pub enum Broken {
    #[error(transparent)]
    Unfit(#[from] Unfit),
    #[error(transparent)]
    Io(#[from] std::io::Error),
}

impl From<Broken> for crate::kernel::failure::Failure {
    fn from(broken: Broken) -> Self {
        match broken {
            Broken::Unfit(unfit) => shared::kernel::Problem::new(shared::kernel::Code::Invalid).detail(unfit.to_string()).into(),
            Broken::Io(error) => crate::kernel::failure::internal(&error),
        }
    }
}

/// What is said in a file of where it comes from.
#[derive(Clone, Debug, Default)]
pub struct About {
    pub study: String,
    pub study_name: String,
    pub protocol: String,
    pub version: String,
    pub version_name: String,
    /// The moment of the snapshot: RFC 3339, UTC. It stands for every time a file says, so that the same snapshot is the same bytes.
    pub moment: String,
    /// What to say of data that are not of real participants (TEN-05).
    pub marking: Option<&'static str>,
    pub system_version: &'static str,
}
