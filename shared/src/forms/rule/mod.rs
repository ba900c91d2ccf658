//! The rule language: edit checks, skip logic and derivations of a design.
//!
//! Its place in the order: it reads typed values (`typed`) and is called by `evaluate`, never the other way round.
//! Order inside: [`expr`] (what was written) → `parse`, `print` → `check` (what it means in a design) → `node` (ready to be
//! evaluated) → `eval` → `explain`.
//! Invariants: three-valued, so a missing or partial value never makes a certain answer wrong; the same result in browser and
//! server, bit for bit; nothing here panics, whatever the text.

pub mod expr;
mod fault;
pub mod functions;
pub mod kinds;
mod parse;
mod print;
mod token;
pub mod value;

pub use expr::Expr;
pub use fault::{Fault, Position, nearest};
pub use parse::parse;
pub use print::print;
pub use value::Value;
