//! Forms: items, groups, code lists, typed values, and the one function that says what a record means.
//!
//! Invariant: [`evaluate`](evaluate::evaluate) is pure; browser and server get the same answer to the same question.
//! Dependency order inside the room: `def` (what may be asked) → `value` (what was answered) → `typed` (what the answer
//! says) → `rule` (the rule language) → `evaluate` (what is shown, derived and found wrong).

mod def;
mod evaluate;
mod finding;
mod plan;
pub mod rule;
mod typed;
mod value;

pub use def::*;
pub use evaluate::{Evaluation, Reference, evaluate};
pub use finding::{Finding, Level, Words, english};
pub use plan::{FormPlan, GroupPlan, ItemPlan, in_order};
pub use typed::{Typed, Unreadable, read};
pub use value::{Datum, ItemKey, Missing, Text, Values};
