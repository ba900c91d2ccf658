//! Logic as written: what the parser makes of REDCap's words and signs.
//! Invariant: knows nothing of a project; whether its names lead anywhere is the translator's business.

use shared::forms::rule::Position;

/// A piece of logic and where it stands.
#[derive(Clone, Debug)]
pub struct Node {
    pub kind: Kind,
    pub at: Position,
}

impl PartialEq for Node {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// A quoted text, or a number: REDCap does not tell them apart.
    Literal(String),
    /// `true`, `false`
    Boolean(bool),
    Reference(Reference),
    Negate(Box<Node>),
    Not(Box<Node>),
    Compare(Comparison, Box<Node>, Box<Node>),
    /// `a and b and c`
    All(Vec<Node>),
    /// `a or b or c`
    Any(Vec<Node>),
    /// The first, and what is done to it in turn.
    Sum(Box<Node>, Vec<(Arithmetic, Node)>),
    Power(Box<Node>, Box<Node>),
    Call(String, Vec<Node>),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Comparison {
    Equal,
    Different,
    Less,
    AtMost,
    Greater,
    AtLeast,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Arithmetic {
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
}

/// `[event][field(code):modifier][instance]`
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reference {
    pub event: Option<String>,
    pub field: String,
    pub code: Option<String>,
    pub modifier: Option<String>,
    pub instance: Option<String>,
}

impl std::fmt::Display for Reference {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if let Some(event) = &self.event {
            write!(f, "[{event}]")?;
        }
        write!(f, "[{}", self.field)?;
        if let Some(code) = &self.code {
            write!(f, "({code})")?;
        }
        if let Some(modifier) = &self.modifier {
            write!(f, ":{modifier}")?;
        }
        f.write_str("]")?;
        self.instance.iter().try_for_each(|instance| write!(f, "[{instance}]"))
    }
}

impl Reference {
    /// What stands in one pair of brackets: `field`, `field(code)`, `field:modifier`.
    pub fn of(inside: &str) -> Self {
        let (name, modifier) = match inside.rsplit_once(':') {
            Some((name, modifier)) if !modifier.contains(')') => (name, Some(modifier.trim().to_owned())),
            _ => (inside, None),
        };
        let (field, code) = match name.split_once('(') {
            Some((field, code)) => (field, Some(code.trim_end().trim_end_matches(')').trim().to_owned())),
            None => (name, None),
        };
        Self { field: field.trim().to_owned(), code, modifier, ..Self::default() }
    }
}
