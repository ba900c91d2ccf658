//! Range checks in the making.

use crate::forms::{Asks, Comparator, Expression, Hardness, RangeCheck, Translated, Unit};

/// A range check in the making. Soft until it is made hard.
#[derive(Clone, Debug)]
pub struct NewCheck(pub(super) RangeCheck);

macro_rules! comparators {
    ($( $name:ident = $comparator:ident; )*) => { $(
        pub fn $name(limit: impl ToString) -> NewCheck { check(Comparator::$comparator, vec![limit.to_string()]) }
    )* };
}

comparators! {
    below = Lt;
    at_most = Le;
    above = Gt;
    at_least = Ge;
    exactly = Eq;
    not = Ne;
}

pub fn among<T: ToString>(values: impl IntoIterator<Item = T>) -> NewCheck {
    check(Comparator::In, values.into_iter().map(|value| value.to_string()).collect())
}

pub fn none_of<T: ToString>(values: impl IntoIterator<Item = T>) -> NewCheck {
    check(Comparator::NotIn, values.into_iter().map(|value| value.to_string()).collect())
}

fn check(comparator: Comparator, values: Vec<String>) -> NewCheck {
    NewCheck(RangeCheck { comparator: Some(comparator), values, ..RangeCheck::default() })
}

/// What must hold, in the rule language; `value` is the item's own.
pub fn must(expression: &str) -> NewCheck {
    NewCheck(RangeCheck { expressions: vec![Expression::own(expression)], ..RangeCheck::default() })
}

impl NewCheck {
    /// When what it finds becomes a query.
    #[must_use]
    pub fn asking(mut self, when: Asks) -> Self {
        self.0.asks = when;
        self
    }

    #[must_use]
    pub fn hard(mut self) -> Self {
        self.0.hardness = Hardness::Hard;
        self
    }

    #[must_use]
    pub fn in_unit(mut self, unit: &Unit) -> Self {
        self.0.unit = Some(unit.oid.clone());
        self
    }

    /// The message, instead of the built-in one.
    #[must_use]
    pub fn says(mut self, message: impl Into<Translated>) -> Self {
        self.0.message = message.into();
        self
    }
}
