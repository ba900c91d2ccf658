//! Nodes: an expression that knows its design, ready to be evaluated.
//!
//! Made by the checker once per design version, on the server, and sent to the browser with the design: both evaluate the very
//! same nodes. Names have become positions in a [`FormPlan`](crate::forms::FormPlan), units have become factors.

use rust_decimal::{Decimal, RoundingStrategy};
use serde::{Deserialize, Serialize};

use super::functions::Function;
use super::value::Value;
use crate::forms::{DataType, Oid};

/// An expression that knows its design.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Node {
    #[serde(rename = "v")]
    Value(Value),
    #[serde(rename = "i")]
    Item(At),
    /// A number entered in one of several units, in the unit that the expression reckons in.
    #[serde(rename = "iu")]
    Measured(At, Vec<(Oid, Conversion)>),
    /// The unit in which it was entered: symbols by the units' OIDs.
    #[serde(rename = "u")]
    UnitOf(At, Vec<(Oid, String)>),
    /// An item of another record: source and column.
    #[serde(rename = "s")]
    Source(Outside),
    #[serde(rename = "p")]
    Property(Property),
    #[serde(rename = "pv")]
    VisitProperty(VisitPick, VisitProperty),
    /// The choice that is offered or not.
    #[serde(rename = "c")]
    Choice(ChoicePart),
    #[serde(rename = "row")]
    Row,
    #[serde(rename = "today")]
    Today,
    #[serde(rename = "now")]
    Now,
    #[serde(rename = "not")]
    Not(Box<Node>),
    #[serde(rename = "neg")]
    Negate(Box<Node>),
    #[serde(rename = "and")]
    And(Vec<Node>),
    #[serde(rename = "or")]
    Or(Vec<Node>),
    #[serde(rename = "cmp")]
    Compare(Comparison, Box<Node>, Box<Node>),
    #[serde(rename = "op")]
    Arithmetic(Operation, Box<Node>, Box<Node>),
    /// Whether the first is one of the others.
    #[serde(rename = "in")]
    Among(Box<Node>, Vec<Node>),
    /// Whether the first is chosen in the second.
    #[serde(rename = "has")]
    Chosen(Box<Node>, Box<Node>),
    /// Conditions and values in turns, and the last value.
    #[serde(rename = "if")]
    If(Vec<Node>),
    #[serde(rename = "f")]
    Call(Called, Vec<Node>),
    /// Once for each row: a list.
    #[serde(rename = "each")]
    Each(Over, Box<Node>),
    #[serde(rename = "to")]
    Convert(Box<Node>, Conversion),
    /// What a person reads for a code.
    #[serde(rename = "label")]
    Label(Box<Node>, Vec<(String, String)>),
}

/// An item of this record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct At {
    #[serde(rename = "g")]
    pub group: u16,
    #[serde(rename = "i")]
    pub item: u16,
    #[serde(rename = "r", default, skip_serializing_if = "In::is_only")]
    pub row: In,
}

/// Which row of the item's group.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum In {
    /// The group does not repeat.
    #[default]
    Only,
    /// The row in which the rule stands.
    This,
    /// The row that an aggregate has come to.
    Each,
    /// The row before the one in which the rule stands.
    Previous,
    Next,
}

impl In {
    fn is_only(&self) -> bool {
        *self == In::Only
    }
}

/// An item of another record.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outside {
    #[serde(rename = "n")]
    pub source: u16,
    #[serde(rename = "c")]
    pub column: u16,
    /// In the row that an aggregate has come to; else there is one row at most.
    #[serde(rename = "e", default, skip_serializing_if = "std::ops::Not::not")]
    pub each: bool,
}

/// What an aggregate goes through.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Over {
    #[serde(rename = "g")]
    Group(u16),
    #[serde(rename = "s")]
    Source(u16),
    /// All visits of the subject that took place or were begun.
    #[serde(rename = "v")]
    Visits,
}

/// What is known beside the records.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Property {
    SubjectKey,
    SubjectState,
    SubjectEnrolled,
    /// Which treatment: unblinded.
    SubjectArm,
    SiteCode,
    SiteName,
    SiteCountry,
    StudyName,
    StudyProtocol,
    FormRepeat,
}

/// What is known of a visit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VisitProperty {
    Date,
    /// Its place in the casebook, counting from 1.
    Number,
    /// Which repeat of it.
    Repeat,
    Name,
    Oid,
}

/// Which visit, as it is looked for when the data are there.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VisitPick {
    /// The record's own.
    Same,
    /// By OID, and by its repeat where one is meant.
    Named(Oid, Option<u32>),
    /// The nearest before in the casebook that is there.
    Previous,
    Next,
    First,
    Last,
    Every,
    /// The visit that an aggregate has come to.
    Each,
}

/// Which repeats of a form that is asked several times at a visit.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RepeatPick {
    #[default]
    Every,
    /// The one with the record's own number.
    Own,
    Number(u32),
    First,
    Last,
    /// The nearest before the record's own that is there.
    Before,
    After,
}

impl RepeatPick {
    fn is_every(&self) -> bool {
        *self == RepeatPick::Every
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChoicePart {
    Code,
    Label,
    /// An alias of the choice in this context.
    Column(String),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Comparison {
    #[serde(rename = "=")]
    Equal,
    #[serde(rename = "!=")]
    Different,
    #[serde(rename = "<")]
    Less,
    #[serde(rename = "<=")]
    AtMost,
    #[serde(rename = ">")]
    Greater,
    #[serde(rename = ">=")]
    AtLeast,
}

impl Comparison {
    /// As it is written.
    pub const fn sign(self) -> &'static str {
        match self {
            Comparison::Equal => "=",
            Comparison::Different => "≠",
            Comparison::Less => "<",
            Comparison::AtMost => "≤",
            Comparison::Greater => ">",
            Comparison::AtLeast => "≥",
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Operation {
    #[serde(rename = "+")]
    Add,
    #[serde(rename = "-")]
    Subtract,
    #[serde(rename = "*")]
    Multiply,
    #[serde(rename = "/")]
    Divide,
    #[serde(rename = "mod")]
    Modulo,
    #[serde(rename = "^")]
    Power,
}

impl Operation {
    pub const fn sign(self) -> &'static str {
        match self {
            Operation::Add => "+",
            Operation::Subtract => "−",
            Operation::Multiply => "×",
            Operation::Divide => "÷",
            Operation::Modulo => "mod",
            Operation::Power => "^",
        }
    }
}

/// `value × factor + offset`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Conversion {
    #[serde(rename = "f")]
    pub factor: Decimal,
    #[serde(rename = "o", default, skip_serializing_if = "Decimal::is_zero")]
    pub offset: Decimal,
}

impl Conversion {
    /// From a unit to itself.
    pub const NONE: Conversion = Conversion { factor: Decimal::ONE, offset: Decimal::ZERO };

    /// The number in the other unit; `None` when it is too large. Settled to 24 digits: 98.6 °F are 37 °C, although 5/9 has no
    /// end.
    pub fn apply(self, number: Decimal) -> Option<Decimal> {
        if self == Self::NONE {
            return Some(number);
        }
        let exact = number.checked_mul(self.factor)?.checked_add(self.offset)?;
        exact.round_sf_with_strategy(24, RoundingStrategy::MidpointAwayFromZero).map(|settled| settled.normalize())
    }
}

/// A function of the table; written by its name.
#[derive(Clone, Copy, Debug)]
pub struct Called(pub &'static Function);

impl PartialEq for Called {
    fn eq(&self, other: &Self) -> bool {
        self.0.name == other.0.name
    }
}

impl Serialize for Called {
    fn serialize<S: serde::Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(self.0.name)
    }
}

impl<'de> Deserialize<'de> for Called {
    fn deserialize<D: serde::Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let name = std::borrow::Cow::<'de, str>::deserialize(from)?;
        super::functions::function(&name).map(Called).ok_or_else(|| serde::de::Error::custom(format!("no function {name}")))
    }
}

/// How the text of an answer is read.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reading {
    #[serde(rename = "t")]
    pub data_type: DataType,
    /// From a list of choices: the code is the value.
    #[serde(rename = "c", default, skip_serializing_if = "std::ops::Not::not")]
    pub choice: bool,
    #[serde(rename = "m", default, skip_serializing_if = "std::ops::Not::not")]
    pub many: bool,
}

/// Another record, or many of them, that a form's rules read.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    pub visit: VisitPick,
    pub form: Oid,
    #[serde(default, skip_serializing_if = "RepeatPick::is_every")]
    pub repeat: RepeatPick,
    pub group: Oid,
    pub columns: Vec<Column>,
}

/// In place of a column's item: the number of the row, and that of the form's repeat.
pub const ROW_NUMBER: &str = "#row";
pub const FORM_NUMBER: &str = "#form";

/// An item of a source.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Column {
    pub item: Oid,
    pub label: String,
    pub reading: Reading,
    /// Into the unit that expressions reckon in, where the item has several.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub units: Vec<(Oid, Conversion)>,
}

impl Node {
    /// The nodes directly inside.
    pub fn parts(&self) -> Vec<&Node> {
        match self {
            Node::Not(one) | Node::Negate(one) | Node::Each(_, one) | Node::Convert(one, _) | Node::Label(one, _) => vec![one],
            Node::And(all) | Node::Or(all) | Node::If(all) | Node::Call(_, all) => all.iter().collect(),
            Node::Compare(_, left, right) | Node::Arithmetic(_, left, right) | Node::Chosen(left, right) => vec![left, right],
            Node::Among(one, others) => std::iter::once(&**one).chain(others).collect(),
            _ => Vec::new(),
        }
    }

    /// This node and all inside it.
    pub fn walk(&self, see: &mut impl FnMut(&Node)) {
        see(self);
        self.parts().into_iter().for_each(|part| part.walk(see));
    }
}
