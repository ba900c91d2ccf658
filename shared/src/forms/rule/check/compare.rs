//! Comparisons: operands of one kind, in one unit, codes of one list.

use rust_decimal::Decimal;

use super::reckon::converted;
use super::{Check, Compiled, Known};
use crate::forms::rule::expr::{Expr, Kind as What};
use crate::forms::rule::kinds::{Kind, Kinds, Type};
use crate::forms::rule::node::{Comparison, Node};
use crate::forms::rule::value::Value;
use crate::forms::rule::{Fault, Position, nearest};
use crate::forms::{CodeList, Oid};

impl<'a> Check<'a, '_, '_> {
    pub(super) fn comparison(&mut self, comparison: Comparison, left: &Expr, right: &Expr, at: Position) -> Compiled {
        let (first, second) = (self.expr(left)?, self.expr(right)?);
        let kind = Type { unblinded: first.1.unblinded || second.1.unblinded, ..Type::of(Kind::Boolean) };
        let ordered = !matches!(comparison, Comparison::Equal | Comparison::Different);
        let (left, right) = self.alike(first, second, at)?;
        if ordered && [&left.1, &right.1].iter().any(|one| matches!(one.kind, Some(Kind::Boolean | Kind::Set))) {
            return Err(Fault::new(at, format!("Neither of two values that are {} is less.", left.1.words())));
        }
        Ok((Node::Compare(comparison, Box::new(left.0), Box::new(right.0)), kind))
    }

    /// Makes two operands comparable: same kind, same unit, codes of the same list.
    pub(super) fn alike(&self, left: Known, right: Known, at: Position) -> Result<(Known, Known), Fault> {
        let (left, right) = self.same_kind(left, right);
        let moment = |kind: Option<Kind>| matches!(kind, Some(Kind::Date | Kind::DateTime));
        match (left.1.kind, right.1.kind) {
            (Some(first), Some(second)) if first != second && !(moment(left.1.kind) && moment(right.1.kind)) => {
                let how = hint(first, second);
                return Err(Fault::new(at, format!("{} cannot be compared with {}.{how}", upper(&left.1.words()), right.1.words())));
            }
            _ => {}
        }
        self.same_list(&left, &right, at)?;
        let right = self.same_unit(&left.1, right, at)?;
        Ok((left, right))
    }

    /// A code written as text beside an item that holds numbers, and the other way round, mean the code.
    pub(super) fn same_kind(&self, left: Known, right: Known) -> (Known, Known) {
        match (left.1.kind, right.1.kind) {
            (Some(Kind::Number), Some(Kind::Text)) => {
                let right = as_number(right);
                (left, right)
            }
            (Some(Kind::Text), Some(Kind::Number)) if left.1.list.is_some() => {
                let right = as_text(right);
                (left, right)
            }
            (Some(Kind::Text), Some(Kind::Number)) if is_literal(&left.0) => (as_number(left), right),
            (Some(Kind::Number), Some(Kind::Number)) => (left, right),
            _ => (left, right),
        }
    }

    pub(super) fn same_list(&self, left: &(Node, Type), right: &(Node, Type), at: Position) -> Result<(), Fault> {
        match (&left.1.list, &right.1.list) {
            (Some(list), None) => self.code(list, &right.0, at),
            (None, Some(list)) => self.code(list, &left.0, at),
            (Some(one), Some(other)) if one != other => {
                let (Some(one), Some(other)) = (self.list(one), self.list(other)) else { return Ok(()) };
                if one.choices.iter().any(|choice| other.choice(&choice.value).is_some()) {
                    return Ok(());
                }
                Err(Fault::new(
                    at,
                    format!("The lists {} and {} have no choice in common: this comparison is never true.", one.name, other.name),
                ))
            }
            _ => Ok(()),
        }
    }

    /// A literal beside a code list is one of its codes.
    pub(super) fn code(&self, list: &Oid, node: &Node, at: Position) -> Result<(), Fault> {
        let (Some(list), Node::Value(value)) = (self.list(list), node) else { return Ok(()) };
        let known = match value {
            Value::Text(code) => list.choice(code).is_some(),
            Value::Number(number) => list.choices.iter().any(|choice| choice.value.trim().parse() == Ok(*number)),
            _ => true,
        };
        if known {
            return Ok(());
        }
        let codes: Vec<String> =
            list.choices.iter().take(8).map(|choice| format!("\"{}\" ({})", choice.value, choice.label("en"))).collect();
        let by_label = list.choices.iter().find(|choice| choice.label("en").eq_ignore_ascii_case(&value.to_string()));
        let near = nearest(&value.to_string(), list.choices.iter().map(|choice| choice.value.as_str()));
        let meant = by_label.map(|choice| choice.value.as_str()).or(near.first().copied());
        let meant = meant.map(|code| format!(" Did you mean \"{code}\"?")).unwrap_or_default();
        let name = if list.name.is_empty() { list.oid.as_str() } else { &list.name };
        Err(Fault::new(at, format!("\"{value}\" is no choice of the list {name}. Its choices: {}.{meant}", codes.join(", "))))
    }

    pub(super) fn list(&self, oid: &Oid) -> Option<&'a CodeList> {
        self.world.library.code_lists.iter().find(|list| list.oid == *oid)
    }

    /// The right operand in the left one's unit. A plain number beside a quantity is in its unit.
    pub(super) fn same_unit(&self, left: &Type, right: (Node, Type), at: Position) -> Result<(Node, Type), Fault> {
        match (&left.unit, &right.1.unit) {
            (Some(wanted), Some(unit)) if wanted != unit => match self.world.units.conversion(unit, wanted) {
                Some(conversion) => Ok((converted(right.0, conversion), Type { unit: Some(wanted.clone()), ..right.1 })),
                None => Err(Fault::new(at, format!("{wanted} and {unit} measure different things and cannot be compared."))),
            },
            _ => Ok(right),
        }
    }

    pub(super) fn membership(&mut self, left: &Expr, right: &Expr, at: Position) -> Compiled {
        let first = self.expr(left)?;
        let mut kind = Type { unblinded: first.1.unblinded, ..Type::of(Kind::Boolean) };
        let What::List(members) = &right.kind else {
            let (set, of) = self.expr(right)?;
            kind.unblinded |= of.unblinded;
            self.want(&of, Kinds::SET, right.at, "Behind “in” stands a multiple choice or a list (\"A\", \"B\")")?;
            self.want(&first.1, Kinds::TEXT.or(Kinds::NUMBER), left.at, "Before “in” stands the code of a choice")?;
            if let Some(list) = &of.list {
                self.code(list, &first.0, at)?;
            }
            return Ok((Node::Chosen(Box::new(as_text(first).0), Box::new(set)), kind));
        };
        let mut others = Vec::with_capacity(members.len());
        for member in members {
            let second = self.expr(member)?;
            kind.unblinded |= second.1.unblinded;
            let (_, second) = self.alike(first.clone(), second, member.at)?;
            others.push(second.0);
        }
        Ok((Node::Among(Box::new(first.0), others), kind))
    }
}

fn is_literal(node: &Node) -> bool {
    matches!(node, Node::Value(_))
}

/// A text that is written down and says a number.
fn as_number((node, kind): (Node, Type)) -> (Node, Type) {
    match &node {
        Node::Value(Value::Text(text)) => match text.trim().parse::<Decimal>() {
            Ok(number) => (Node::Value(number.into()), Type { kind: Some(Kind::Number), ..kind }),
            Err(_) => (node, kind),
        },
        _ => (node, kind),
    }
}

fn as_text((node, kind): (Node, Type)) -> (Node, Type) {
    match node {
        Node::Value(Value::Number(number)) => (Node::Value(number.to_string().into()), Type { kind: Some(Kind::Text), ..kind }),
        node => (node, kind),
    }
}

/// How to make the two comparable.
fn hint(left: Kind, right: Kind) -> &'static str {
    match (left, right) {
        (Kind::Text, Kind::Number) | (Kind::Number, Kind::Text) => " Use number(…) or text(…).",
        (Kind::Set, _) | (_, Kind::Set) => " Use “in”: \"A\" in RACE.",
        (Kind::Date | Kind::DateTime, Kind::Number) | (Kind::Number, Kind::Date | Kind::DateTime) => {
            " Use year(…), age(…) or days_between(…)."
        }
        _ => "",
    }
}

fn upper(words: &str) -> String {
    let mut letters = words.chars();
    letters.next().map(|first| first.to_uppercase().chain(letters).collect()).unwrap_or_default()
}
