//! What rules must know of units. Implemented over UCUM on the server, where rules are compiled; the browser gets factors.

use super::node::Conversion;

/// A system of units, by their codes.
pub trait Units {
    /// From one unit to another of the same dimension; `None` when they cannot be compared, or are not known.
    fn conversion(&self, from: &str, to: &str) -> Option<Conversion>;
    fn product(&self, left: &str, right: &str) -> Option<String>;
    fn quotient(&self, left: &str, right: &str) -> Option<String>;
    fn is_unit(&self, code: &str) -> bool;
}

/// No system: a unit compares with itself alone.
#[derive(Clone, Copy, Debug, Default)]
pub struct Opaque;

impl Units for Opaque {
    fn conversion(&self, from: &str, to: &str) -> Option<Conversion> {
        (from == to).then_some(Conversion::NONE)
    }

    fn product(&self, _: &str, _: &str) -> Option<String> {
        None
    }

    fn quotient(&self, left: &str, right: &str) -> Option<String> {
        (left == right).then(|| "1".to_owned())
    }

    fn is_unit(&self, _: &str) -> bool {
        true
    }
}
