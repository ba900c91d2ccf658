//! Forms: items, groups, code lists, typed values, and the one function that says what a record means.
//!
//! Invariant: [`evaluate`](evaluate::evaluate) is pure; browser and server get the same answer to the same question.
//! Dependency order inside the room: `def` and `logic` (what may be asked) → `value` (what was answered) → `typed` (what the answer
//! says) → `range` (what is valid) → `rule` (the rule language) → `item`, `evaluate` (what is shown, derived and found wrong).

pub mod build;
mod def;
mod evaluate;
mod finding;
mod item;
mod lexical;
mod logic;
mod missing;
mod plan;
mod presentation;
mod range;
pub mod rule;
#[cfg(any(test, feature = "kit"))]
mod scenario;
mod typed;
mod value;
mod words;

pub use def::*;
pub use evaluate::{Evaluation, Notice, Reference, evaluate};
pub use finding::{Finding, Level, Words};
pub use item::evaluate_item;
pub use logic::*;
pub use missing::{Missing, OwnCode, Reason};
pub use plan::{FormPlan, GroupPlan, ItemPlan, in_order};
pub use presentation::{Hand, Look, Presentation, Scale};
pub use range::Range;
#[cfg(any(test, feature = "kit"))]
pub use scenario::Scenario;
pub use typed::{Typed, Unreadable, canonical_number, read};
pub use value::{Datum, ItemKey, NotAnItemKey, Text, Values};
pub use words::{KEYS, english};
