//! What is not as it was sealed, and its place, as both verifiers print it (docs/seals.md, "Verifying").

use std::fmt;

use uuid::Uuid;

/// Something that is not as it was sealed. Its text is the line that both verifiers print.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fault {
    /// A key that does not have its name.
    Key {
        id: String,
    },
    Seal {
        number: i64,
        what: Wrong,
    },
    /// Seals that are not there.
    Gone {
        from: u64,
        to: u64,
    },
    Entry {
        position: u64,
        table: String,
        seq: i64,
        id: Uuid,
        what: Wrong,
    },
    /// A row that no seal names.
    Inserted {
        table: String,
        seq: i64,
        id: Uuid,
    },
}

/// What is wrong with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Wrong {
    /// Not what was signed or hashed.
    Altered,
    /// Not there.
    Missing,
    /// The list beside the seal was altered; the entry itself is as it was sealed.
    Relisted,
    /// Signed, but not the continuation of the one before it, or of the head.
    Unchained,
    /// Fewer or more entries of a study or site than it was signed for.
    Incomplete,
    /// Neither list nor rows lead to what was signed.
    Unproven,
    /// A second one of the same number.
    Doubled,
}

impl fmt::Display for Wrong {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Altered => "altered",
            Self::Missing => "missing",
            Self::Relisted => "relisted",
            Self::Unchained => "unchained",
            Self::Incomplete => "incomplete",
            Self::Unproven => "unproven",
            Self::Doubled => "doubled",
        })
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Key { id } => write!(f, "key {id} altered"),
            Self::Seal { number, what } => write!(f, "seal {number} {what}"),
            Self::Gone { from, to } if from == to => write!(f, "seal {from} missing"),
            Self::Gone { from, to } => write!(f, "seals {from}-{to} missing"),
            Self::Entry { position, table, seq, id, what } => write!(f, "entry {position} {table} {seq} {id} {what}"),
            Self::Inserted { table, seq, id } => write!(f, "entry - {table} {seq} {id} inserted"),
        }
    }
}
