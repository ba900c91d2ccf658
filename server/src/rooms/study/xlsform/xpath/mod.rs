//! XPath as ODK writes it: text to tree, and nothing of what it means.
//!
//! Invariants: no text panics or exhausts the stack; what is not of the subset is refused with the place where it begins.

mod parse;
mod token;

use shared::forms::rule::{Fault, Position};

pub use parse::parse;

/// An expression as written.
#[derive(Clone, Debug, PartialEq)]
pub enum XPath {
    /// Digits as written.
    Number(String),
    Text(String),
    Path(Path),
    Negate(Box<XPath>),
    Binary(Operator, Box<XPath>, Box<XPath>),
    Call(String, Vec<XPath>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    Or,
    And,
    Equal,
    Different,
    Less,
    AtMost,
    Greater,
    AtLeast,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Union,
}

/// A location path.
#[derive(Clone, Debug, PartialEq)]
pub struct Path {
    pub start: Start,
    pub steps: Vec<Step>,
}

/// Where a path begins.
#[derive(Clone, Debug, PartialEq)]
pub enum Start {
    /// `/data/…`
    Root,
    /// `../a`, `name`
    Here,
    /// `${a}`
    Reference(String),
    /// `current()/…`, `instance('x')/…`
    Call(Box<XPath>),
}

/// One step of a path, with its predicates.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    pub to: To,
    pub predicates: Vec<XPath>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum To {
    /// `.`
    Same,
    /// `..`
    Parent,
    /// `name`
    Child(String),
    /// `*`, `//`, `@a`, `child::a`: written, but nothing that a form needs.
    Other(String),
}

/// Why a text is not an expression, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    pub at: Position,
    pub what: String,
}

impl std::fmt::Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} ({})", self.what, self.at)
    }
}

impl From<Fault> for Unreadable {
    fn from(fault: Fault) -> Self {
        Self { at: fault.at, what: fault.what }
    }
}
