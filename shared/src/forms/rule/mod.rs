//! The rule language: edit checks, skip logic and derivations of a design.
//!
//! Its place in the order: it reads typed values (`typed`) and is called by `evaluate`, never the other way round.
//! Order inside: [`expr`] (what was written) → `parse`, `print` → `check` (what it means in a design) → `node` (ready to be
//! evaluated) → `eval` → `explain`.
//! Invariants: three-valued, so a missing or partial value never makes a certain answer wrong; the same result in browser and
//! server, bit for bit; nothing here panics, whatever the text.

mod build;
mod check;
mod dead;
mod eval;
pub mod expr;
mod fault;
pub mod functions;
pub mod kinds;
mod link;
mod literal;
pub mod node;
mod order;
mod outcome;
mod parse;
mod print;
mod program;
mod reader;
mod reference;
mod scope;
mod sheet;
mod token;
mod trace;
#[cfg(feature = "ucum")]
mod ucum;
pub mod units;
pub mod value;

pub use build::{RuleFault, Rules, build};
pub use eval::{NoData, Spot};
pub use expr::Expr;
pub use fault::{Fault, Position, nearest};
pub use literal::evaluate_text;
pub use outcome::{ENTERED, explain_casebook, judge_casebook};
pub use parse::parse;
pub use print::print;
pub use program::{Act, CasebookAct, CasebookRule, CasebookRules, Converts, FormRules, Piece, Rule, Said, Slot};
pub use reader::Reader;
pub use reference::{About, Elsewhere, SourceRows, VisitAbout, gather};
pub use scope::{Outline, VisitOutline};
pub use sheet::{Sheet, value_of};
pub use trace::{Step, Trace};
#[cfg(feature = "ucum")]
pub use ucum::{Ucum, UnitFault};
pub use value::Value;
