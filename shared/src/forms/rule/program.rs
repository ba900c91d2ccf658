//! Programs: the rules of one form, compiled and in the order in which they are evaluated.

use serde::{Deserialize, Serialize};

use super::node::{In, Node, Over, Source};
use crate::forms::{Level, Oid};

/// All rules of a form.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FormRules {
    /// What they read from other records.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub sources: Vec<Source>,
    /// Whether they read what stands beside records: the subject, the site, dates of visits, the day.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub about: bool,
    /// Each behind those whose results it reads.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub rules: Vec<Rule>,
    /// Not a rule, but reckoned with them: how numbers in one unit of an item read in another of its units.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub converts: Vec<Converts>,
}

/// How a number in one unit becomes a number in another.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Converts {
    pub from: Oid,
    pub to: Oid,
    pub by: super::node::Conversion,
}

/// One rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// Which part of the design it is: a condition's, a method's or a rule's OID, or `ITEM#range2`.
    pub name: String,
    /// The repeating group for each of whose rows it is evaluated.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub group: Option<u16>,
    pub node: Node,
    pub act: Act,
}

/// An item of the form, by position.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Slot(pub u16, pub u16);

/// What a rule does with its result.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Act {
    /// While it is true, the item is not asked for.
    Withhold(Slot),
    /// While it is true, the group is not asked for.
    WithholdGroup(u16),
    /// The item's value.
    Derive(Slot),
    /// It states what must hold.
    Check { level: Level, says: Vec<Said>, at: Vec<Slot>, unsure: bool },
    /// While it is true, these must be answered.
    Require { items: Vec<Slot>, unsure: bool },
    /// Asked for each choice of the item: offered while it is true.
    Offer { item: Slot, unsure: bool },
    /// What the item begins with, asked for as the form or the row is begun.
    Begin(Slot),
    /// When it becomes true, these roles are told.
    Notify { roles: Vec<String>, subject: Vec<Said>, text: Vec<Said>, unsure: bool },
}

/// A message in one language, with values to fill in.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Said {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub lang: Option<String>,
    pub pieces: Vec<Piece>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Piece {
    Text(String),
    Value(Node),
}

/// Rules that say which visits and forms a subject has, and when.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct CasebookRules {
    pub sources: Vec<Source>,
    pub rules: Vec<CasebookRule>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct CasebookRule {
    pub name: String,
    pub node: Node,
    pub act: CasebookAct,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CasebookAct {
    /// While it is true, the subject does not have the visit.
    WithholdVisit(Oid),
    /// While it is true, the visit does not have the form.
    WithholdForm { visit: Oid, form: Oid },
    /// The day on which the visit is planned.
    Plan { visit: Oid, before: u16, after: u16 },
}

impl FormRules {
    /// Neither rules nor links to other records.
    pub fn is_empty(&self) -> bool {
        self.rules.is_empty() && self.sources.is_empty()
    }

    /// Forms that these rules read.
    pub fn reads(&self) -> impl Iterator<Item = &Oid> {
        self.sources.iter().map(|source| &source.form)
    }
}

/// What a node reads of its own record.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reads {
    /// Items, and whether only in the row in which the rule stands.
    pub items: Vec<(Slot, In)>,
    /// Groups whose rows are gone through.
    pub groups: Vec<u16>,
    pub others: bool,
}

impl Reads {
    pub fn of(node: &Node) -> Self {
        Self::of_all([node])
    }

    fn of_all<'n>(nodes: impl IntoIterator<Item = &'n Node>) -> Self {
        let mut reads = Self::default();
        let mut see = |node: &Node| match node {
            Node::Item(at) | Node::Measured(at, _) | Node::UnitOf(at, _) => reads.items.push((Slot(at.group, at.item), at.row)),
            Node::Each(Over::Group(group), _) => reads.groups.push(*group),
            Node::Source(_) | Node::Property(_) | Node::VisitProperty(..) | Node::Today | Node::Now | Node::Row | Node::Choice(_) => {
                reads.others = true;
            }
            _ => {}
        };
        nodes.into_iter().for_each(|node| node.walk(&mut see));
        reads.items.sort_unstable();
        reads.items.dedup();
        reads
    }

    /// Whether the result can depend on any data at all.
    pub fn is_constant(&self) -> bool {
        self.items.is_empty() && self.groups.is_empty() && !self.others
    }
}

impl Rule {
    /// All nodes of the rule: its expression and the values of its messages.
    pub fn reads(&self) -> Reads {
        let says: &[Said] = match &self.act {
            Act::Check { says, .. } => says,
            _ => &[],
        };
        let values = says.iter().flat_map(|said| &said.pieces).filter_map(|piece| match piece {
            Piece::Value(node) => Some(node),
            Piece::Text(_) => None,
        });
        Reads::of_all(std::iter::once(&self.node).chain(values))
    }
}
