//! Dead rules: conditions that no data can make true, or false; branches that are never reached.
//!
//! What is said here is certain; what is not said may still be dead.

use std::collections::BTreeMap;

use rust_decimal::Decimal;

use super::eval::{NoData, Spot, eval};
use super::node::{At, Comparison, Node};
use super::program::Reads;
use super::value::Value;

/// What a condition always is, if that is certain without data: unknown apart.
pub fn truth(node: &Node) -> Option<bool> {
    match node {
        Node::And(all) if contradicts(all) => Some(false),
        Node::Or(all) => {
            let denied: Option<Vec<Node>> = all.iter().map(denied).collect();
            denied.filter(|all| contradicts(all)).map(|_| true)
        }
        _ => None,
    }
}

/// A branch that is never reached, in words.
pub fn branch(node: &Node) -> Option<&'static str> {
    let mut found = None;
    node.walk(&mut |node| {
        let dead = match node {
            Node::If(parts) => parts.chunks_exact(2).any(|pair| pair.first().is_some_and(|condition| constant(condition).is_some())),
            Node::And(all) | Node::Or(all) => all.iter().any(|one| constant(one).is_some()),
            _ => false,
        };
        if dead {
            found = Some("A part of this is always the same, whatever is entered: another part is never reached.");
        }
    });
    found.or_else(|| {
        let mut never = None;
        node.walk(&mut |node| {
            if matches!(node, Node::And(_)) && truth(node) == Some(false) {
                never = Some("A part of this can never be true: its comparisons exclude one another.");
            }
        });
        never
    })
}

fn constant(node: &Node) -> Option<bool> {
    Reads::of(node).is_constant().then(|| eval(node, &NoData, Spot::default()).truth()).flatten()
}

/// The opposite of a comparison.
fn denied(node: &Node) -> Option<Node> {
    let Node::Compare(comparison, left, right) = node else { return None };
    let opposite = match comparison {
        Comparison::Equal => Comparison::Different,
        Comparison::Different => Comparison::Equal,
        Comparison::Less => Comparison::AtLeast,
        Comparison::AtMost => Comparison::Greater,
        Comparison::Greater => Comparison::AtMost,
        Comparison::AtLeast => Comparison::Less,
    };
    Some(Node::Compare(opposite, left.clone(), right.clone()))
}

/// What one item can still be.
#[derive(Default)]
struct Bounds {
    /// The limit, and whether it is excluded.
    from: Option<(Decimal, bool)>,
    to: Option<(Decimal, bool)>,
    is: Vec<Value>,
    is_not: Vec<Value>,
}

/// Whether comparisons of the same item with literals exclude one another.
fn contradicts(all: &[Node]) -> bool {
    let mut bounds: BTreeMap<At, Bounds> = BTreeMap::new();
    for one in all {
        let Node::Compare(comparison, left, right) = one else { continue };
        let (at, comparison, value) = match (&**left, &**right) {
            (Node::Item(at), Node::Value(value)) => (*at, *comparison, value),
            (Node::Value(value), Node::Item(at)) => (*at, turned(*comparison), value),
            _ => continue,
        };
        bounds.entry(at).or_default().add(comparison, value);
    }
    bounds.values().any(Bounds::is_empty)
}

const fn turned(comparison: Comparison) -> Comparison {
    match comparison {
        Comparison::Less => Comparison::Greater,
        Comparison::AtMost => Comparison::AtLeast,
        Comparison::Greater => Comparison::Less,
        Comparison::AtLeast => Comparison::AtMost,
        same => same,
    }
}

impl Bounds {
    fn add(&mut self, comparison: Comparison, value: &Value) {
        let number = value.number();
        match (comparison, number) {
            (Comparison::Equal, _) => self.is.push(value.clone()),
            (Comparison::Different, _) => self.is_not.push(value.clone()),
            (Comparison::Less, Some(limit)) => self.lower(limit, true),
            (Comparison::AtMost, Some(limit)) => self.lower(limit, false),
            (Comparison::Greater, Some(limit)) => self.raise(limit, true),
            (Comparison::AtLeast, Some(limit)) => self.raise(limit, false),
            _ => {}
        }
    }

    fn lower(&mut self, limit: Decimal, excluded: bool) {
        let tighter = self.to.is_none_or(|(known, out)| limit < known || (limit == known && excluded && !out));
        if tighter {
            self.to = Some((limit, excluded));
        }
    }

    fn raise(&mut self, limit: Decimal, excluded: bool) {
        let tighter = self.from.is_none_or(|(known, out)| limit > known || (limit == known && excluded && !out));
        if tighter {
            self.from = Some((limit, excluded));
        }
    }

    fn is_empty(&self) -> bool {
        let apart = |one: &Value, other: &Value| one.relation(other).is_some_and(|relation| !relation.equal);
        let crossed = match (self.from, self.to) {
            (Some((from, out)), Some((to, excluded))) => from > to || (from == to && (out || excluded)),
            _ => false,
        };
        let outside = |value: &Value| {
            let Some(number) = value.number() else { return false };
            self.from.is_some_and(|(from, out)| number < from || (out && number == from))
                || self.to.is_some_and(|(to, out)| number > to || (out && number == to))
        };
        crossed
            || self.is.iter().any(|one| self.is.iter().any(|other| apart(one, other)))
            || self.is.iter().any(|one| self.is_not.contains(one))
            || self.is.iter().any(outside)
    }
}
