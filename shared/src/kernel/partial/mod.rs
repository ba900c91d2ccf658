//! Partial dates and times: what is known of a moment, and nothing invented (DAT-07).
//!
//! Invariant: `parse` of what was printed gives the same value. The printed form is ODM's: `2020-03` where parts are cut
//! off on the right (partialDate), `2020---15` where one in the middle is unknown (incompleteDate).
//! Comparison is three-valued: [`Relation`] says which outcomes are possible, whatever the unknown parts are.

mod civil;
mod date;
mod datetime;
mod human;
mod relation;
mod scan;
#[cfg(test)]
mod tests;
mod time;

pub use civil::{CivilDate, civil_from_days, days_from_civil, days_in_month};
pub use date::PartialDate;
pub use datetime::PartialDateTime;
pub use human::Unclear;
pub use relation::Relation;
pub use time::PartialTime;

/// A part that may be unknown.
pub type Partial<T> = Option<T>;
