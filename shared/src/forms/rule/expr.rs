//! Expressions as written: what the parser makes, the formatter prints and the importers of other dialects build.
//!
//! Invariant: an expression knows nothing of a design; whether its names lead anywhere is the checker's business.
//! Two expressions are equal when they say the same, wherever they stand.

use super::Position;

/// An expression and where it stands in its text.
#[derive(Clone, Debug)]
pub struct Expr {
    pub kind: Kind,
    /// Where it begins; for an expression that no text was read for, the beginning.
    pub at: Position,
}

impl PartialEq for Expr {
    fn eq(&self, other: &Self) -> bool {
        self.kind == other.kind
    }
}

/// What an expression is.
#[derive(Clone, Debug, PartialEq)]
pub enum Kind {
    /// `12`, `"F"`, `true`, `2020-03`, `5 "mg/dL"`
    Literal(Literal),
    /// `SBP`, `VITALS.SBP`, `visit("BASELINE").VITALS.WEIGHT`
    Path(Path),
    /// `not a`, `-a`
    Unary(Unary, Box<Expr>),
    /// `a + b`, `a and b`, `a in b`
    Binary(Binary, Box<Expr>, Box<Expr>),
    /// `min(a, b)`
    Call(String, Vec<Expr>),
    /// `("A", "B")`: on the right of `in`.
    List(Vec<Expr>),
}

/// A value written down. Dates and times are kept as written; the parser has read them once, so they can be read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Literal {
    /// Digits as written: `1.50` stays `1.50`.
    Number(String),
    Text(String),
    Boolean(bool),
    /// `2020`, cut off on the right, is a number; a date has at least a month: `2020-03`, `2020-03-15`.
    Date(String),
    /// `10:30`, `10:30:15`
    Time(String),
    /// `2020-03-15T10:30`
    DateTime(String),
    /// A number with its UCUM unit: `5 "mg/dL"`.
    Quantity(String, String),
    /// No value.
    Missing,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unary {
    Not,
    Negate,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Binary {
    Implies,
    Or,
    And,
    Equal,
    Different,
    Less,
    AtMost,
    Greater,
    AtLeast,
    In,
    Add,
    Subtract,
    Multiply,
    Divide,
    Modulo,
    Power,
}

impl Binary {
    /// The comparison that is false where this one is true.
    pub const fn opposite(self) -> Option<Self> {
        Some(match self {
            Binary::Equal => Binary::Different,
            Binary::Different => Binary::Equal,
            Binary::Less => Binary::AtLeast,
            Binary::AtLeast => Binary::Less,
            Binary::Greater => Binary::AtMost,
            Binary::AtMost => Binary::Greater,
            _ => return None,
        })
    }
}

/// What is read, and from where: one to three names (item; group or form and item; form, group and item), or the name of a
/// property of a visit, of the subject, the site or the study.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Path {
    pub from: From,
    pub names: Vec<String>,
}

/// Where a path begins.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum From {
    /// `SBP`: the same row, else the same group, the same form, the form's own visit.
    Here,
    /// `this.AESTDTC`, inside an aggregate: the row in which the rule stands.
    This,
    /// `visit.date`, `visit("BASELINE").VITALS.SBP`, `visits.VITALS.SBP`
    Visit(Which),
    /// `subject.key`
    Subject,
    /// `form.repeat`
    Form,
    /// `site.code`
    Site,
    /// `study.name`
    Study,
    /// `value`: the item on which the rule stands; without names.
    Own,
    /// `choice.code`, `choice.label`, `choice.COLUMN`: the choice that is offered or not.
    Choice,
}

/// Which visit.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Which {
    /// `visit`: the one in which the record stands.
    Current,
    /// `visit("BASELINE")`, `visit("UNSCHEDULED", 2)`
    Named(String, Option<u32>),
    /// `previous_visit`: the one before it in the casebook that has the item's form.
    Previous,
    /// `next_visit`
    Next,
    /// `first_visit`
    First,
    /// `last_visit`
    Last,
    /// `visits`, inside an aggregate: every one.
    Every,
}

impl Expr {
    /// An expression that no text was read for: built by an importer.
    pub fn of(kind: Kind) -> Self {
        Self { kind, at: Position::default() }
    }

    /// A number as written: `1.50`, `-2`.
    pub fn number(digits: impl Into<String>) -> Self {
        let digits: String = digits.into();
        match digits.strip_prefix('-') {
            Some(positive) => Self::of(Kind::Unary(Unary::Negate, Box::new(Self::number(positive)))),
            None => Self::of(Kind::Literal(Literal::Number(digits))),
        }
    }

    pub fn text(text: impl Into<String>) -> Self {
        Self::of(Kind::Literal(Literal::Text(text.into())))
    }

    pub fn boolean(is: bool) -> Self {
        Self::of(Kind::Literal(Literal::Boolean(is)))
    }

    /// No value.
    pub fn missing() -> Self {
        Self::of(Kind::Literal(Literal::Missing))
    }

    /// `SBP`, `VITALS.SBP`
    pub fn item<N: Into<String>>(names: impl IntoIterator<Item = N>) -> Self {
        Self::path(From::Here, names)
    }

    pub fn path<N: Into<String>>(from: From, names: impl IntoIterator<Item = N>) -> Self {
        Self::of(Kind::Path(Path { from, names: names.into_iter().map(Into::into).collect() }))
    }

    pub fn call(name: &str, arguments: impl IntoIterator<Item = Expr>) -> Self {
        Self::of(Kind::Call(name.to_owned(), arguments.into_iter().collect()))
    }

    pub fn list(members: impl IntoIterator<Item = Expr>) -> Self {
        Self::of(Kind::List(members.into_iter().collect()))
    }

    #[must_use]
    pub fn with(self, operator: Binary, right: Expr) -> Self {
        Self::of(Kind::Binary(operator, Box::new(self), Box::new(right)))
    }

    #[must_use]
    pub fn negated(self) -> Self {
        match self.kind {
            // `not not a` says nothing more than `a`.
            Kind::Unary(Unary::Not, inner) => *inner,
            kind => Self::of(Kind::Unary(Unary::Not, Box::new(Self { kind, at: self.at }))),
        }
    }

    /// True when it is certainly so; false when it is not, or nobody knows.
    #[must_use]
    pub fn certainly(self) -> Self {
        Self::call("certainly", [self])
    }

    /// False when it is certainly not so; true when it is, or nobody knows.
    #[must_use]
    pub fn possibly(self) -> Self {
        Self::call("possibly", [self])
    }

    /// The expressions directly inside.
    pub fn parts(&self) -> Vec<&Expr> {
        match &self.kind {
            Kind::Literal(_) | Kind::Path(_) => Vec::new(),
            Kind::Unary(_, inner) => vec![inner],
            Kind::Binary(_, left, right) => vec![left, right],
            Kind::Call(_, parts) | Kind::List(parts) => parts.iter().collect(),
        }
    }
}
