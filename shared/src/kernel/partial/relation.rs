//! Three-valued comparison: which outcomes are possible when parts are unknown.

use std::cmp::Ordering;

/// What comparing two partly known moments can come out as. One true: certain. More: unknown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Relation {
    pub less: bool,
    pub equal: bool,
    pub greater: bool,
}

impl Relation {
    /// Nothing can be said.
    pub const ANY: Relation = Relation { less: true, equal: true, greater: true };

    /// The outcome, if only one is possible.
    pub fn certain(self) -> Option<Ordering> {
        match self {
            Relation { less: true, equal: false, greater: false } => Some(Ordering::Less),
            Relation { less: false, equal: true, greater: false } => Some(Ordering::Equal),
            Relation { less: false, equal: false, greater: true } => Some(Ordering::Greater),
            _ => None,
        }
    }

    /// From the first and last moment that each can be, and whether both can be the same one.
    pub(super) fn of<T: PartialOrd>(left: &[T; 2], right: &[T; 2], equal: bool) -> Self {
        let ([first, last], [other_first, other_last]) = (left, right);
        Self { less: first < other_last, equal, greater: last > other_first }
    }
}

impl From<Ordering> for Relation {
    fn from(order: Ordering) -> Self {
        Self { less: order == Ordering::Less, equal: order == Ordering::Equal, greater: order == Ordering::Greater }
    }
}

/// Whether two parts can be the same: an unknown one can be anything.
pub(super) fn alike<T: PartialEq>(left: Option<T>, right: Option<T>) -> bool {
    match (left, right) {
        (Some(left), Some(right)) => left == right,
        _ => true,
    }
}
