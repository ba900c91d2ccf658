//! Explanations: why a rule came to what it came to, step by step, with the values that were there.

use std::borrow::Borrow;

use serde::{Deserialize, Serialize};

use super::eval::{Data, Spot, eval};
use super::node::{At, In, Node, Property, VisitProperty};
use super::program::Slot;
use super::sheet::Sheet;
use super::value::Value;
use crate::forms::{FormPlan, ItemKey};

/// A step of an explanation: a part of the rule, what it came to, and the parts that it rests on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct Trace {
    pub step: Step,
    /// As people read it; absent: no value, or nobody can say.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub value: Option<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub parts: Vec<Trace>,
}

/// What a part of a rule is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "snake_case")]
pub enum Step {
    /// An item's answer; with its place when it is on the same form.
    Item {
        label: String,
        #[serde(default, skip_serializing_if = "Option::is_none")]
        at: Option<ItemKey>,
    },
    /// Something known of the subject, the site or a visit.
    Known {
        name: String,
    },
    /// Written in the rule.
    Literal,
    /// `<`, `≥`, `=` …
    Compare {
        sign: String,
    },
    All,
    Any,
    Not,
    Among,
    If,
    /// `+`, `×` …
    Reckon {
        sign: String,
    },
    Call {
        name: String,
    },
    /// For each row.
    Rows,
}

/// Deeper parts, and more of them, say nothing that a person would read.
const DEEPEST: u8 = 8;
const MOST: usize = 12;

impl<P: Borrow<FormPlan>> Sheet<P> {
    /// Why a rule came to its result in a row.
    pub(super) fn explain(&self, node: &Node, spot: Spot<'_>) -> Trace {
        Explaining { sheet: self }.trace(node, spot, DEEPEST)
    }

    /// Why an item is not asked for, or has the value that was derived: the rule's name and the steps.
    pub fn why(&self, key: &ItemKey) -> Option<(String, Trace)> {
        use super::program::Act;
        let slot = self.position(key)?;
        let about = |act: &Act| match act {
            Act::Withhold(one) | Act::Derive(one) => *one == slot,
            Act::WithholdGroup(g) => *g == slot.0,
            _ => false,
        };
        let withheld = self.is_withheld(slot.0, key.row, slot.1);
        let speaks = |act: &Act| about(act) && (!withheld || !matches!(act, Act::Derive(_)));
        let rules = &self.plan().rules.rules;
        let rule = rules.iter().find(|rule| speaks(&rule.act))?;
        Some((rule.name.clone(), self.explain(&rule.node, Spot { row: key.row, ..Spot::default() })))
    }
}

struct Explaining<'a, P> {
    sheet: &'a Sheet<P>,
}

impl<P: Borrow<FormPlan>> Explaining<'_, P> {
    fn trace(&self, node: &Node, spot: Spot<'_>, depth: u8) -> Trace {
        let value = eval(node, self.sheet, spot);
        // What only says how unknown counts is not worth a step.
        let node = match node {
            Node::Call(called, inner) if matches!(called.0.name, "certainly" | "possibly") => inner.first().unwrap_or(node),
            other => other,
        };
        let step = self.step(node, spot);
        let parts = if depth == 0 { Vec::new() } else { self.parts(node, spot, depth - 1) };
        Trace { step, value: self.words(node, &value, spot), parts }
    }

    fn parts(&self, node: &Node, spot: Spot<'_>, depth: u8) -> Vec<Trace> {
        if let Node::Each(over, body) = node {
            let rows = self.sheet.rows(*over).into_iter().take(MOST);
            return rows.map(|row| self.trace(body, Spot { each: Some(row), ..spot }, depth)).collect();
        }
        if let Node::If(parts) = node {
            return self.branch(parts, spot, depth);
        }
        node.parts().into_iter().take(MOST).map(|part| self.trace(part, spot, depth)).collect()
    }

    /// The conditions as far as they were asked, and the value behind the one that is true.
    fn branch(&self, parts: &[Node], spot: Spot<'_>, depth: u8) -> Vec<Trace> {
        let mut steps = Vec::new();
        for pair in parts.chunks(2).take(MOST) {
            let truth = match pair {
                [condition, _] => {
                    steps.push(self.trace(condition, spot, depth));
                    eval(condition, self.sheet, spot).truth()
                }
                _ => Some(true),
            };
            if truth != Some(false) {
                steps.extend(pair.last().map(|value| self.trace(value, spot, depth)));
            }
            if truth == Some(true) {
                break;
            }
        }
        steps
    }

    fn step(&self, node: &Node, spot: Spot<'_>) -> Step {
        match node {
            Node::Item(at) | Node::Measured(at, _) | Node::UnitOf(at, _) => self.item(*at, spot),
            Node::Source(outside) => {
                let sources = &self.sheet.plan().rules.sources;
                let column = sources.get(usize::from(outside.source)).and_then(|source| source.columns.get(usize::from(outside.column)));
                Step::Item { label: column.map(|column| column.label.clone()).unwrap_or_default(), at: None }
            }
            Node::Property(property) => Step::Known { name: property_name(*property).to_owned() },
            Node::VisitProperty(_, property) => Step::Known { name: visit_name(*property).to_owned() },
            Node::Today => Step::Known { name: "today".to_owned() },
            Node::Now => Step::Known { name: "now".to_owned() },
            Node::Row => Step::Known { name: "row".to_owned() },
            Node::Choice(_) => Step::Known { name: "choice".to_owned() },
            Node::Value(_) => Step::Literal,
            Node::Not(_) => Step::Not,
            Node::Negate(_) => Step::Reckon { sign: "−".to_owned() },
            Node::And(_) => Step::All,
            Node::Or(_) => Step::Any,
            Node::Compare(comparison, ..) => Step::Compare { sign: comparison.sign().to_owned() },
            Node::Arithmetic(operation, ..) => Step::Reckon { sign: operation.sign().to_owned() },
            Node::Among(..) | Node::Chosen(..) => Step::Among,
            Node::If(_) => Step::If,
            Node::Call(called, _) => Step::Call { name: called.0.name.to_owned() },
            Node::Convert(..) => Step::Call { name: "in_unit".to_owned() },
            Node::Label(..) => Step::Call { name: "label".to_owned() },
            Node::Each(..) => Step::Rows,
        }
    }

    fn item(&self, at: At, spot: Spot<'_>) -> Step {
        let row = match at.row {
            In::Only => 1,
            In::This => spot.row,
            In::Each => spot.each.unwrap_or(1),
            In::Previous => spot.row.saturating_sub(1),
            In::Next => spot.row.saturating_add(1),
        };
        let slot = Slot(at.group, at.item);
        let plan = self.sheet.plan().groups.get(usize::from(at.group)).and_then(|group| group.items.get(usize::from(at.item)));
        let label = plan.map(|item| item.item.label("en").trim().trim_end_matches([':', '?']).to_owned()).unwrap_or_default();
        Step::Item { label, at: self.sheet.key(slot, row) }
    }

    /// The value as people read it: choices by their labels, dates with the month as a word.
    fn words(&self, node: &Node, value: &Value, _: Spot<'_>) -> Option<String> {
        let list = match node {
            Node::Item(at) => {
                let group = self.sheet.plan().groups.get(usize::from(at.group))?;
                group.items.get(usize::from(at.item))?.code_list.as_deref()
            }
            _ => None,
        };
        in_words(value, list)
    }
}

/// A value as people read it; `None` when there is none.
pub fn in_words(value: &Value, list: Option<&crate::forms::CodeList>) -> Option<String> {
    let label = |code: &str| crate::forms::range::choice_label(list, code);
    match value {
        Value::Nothing(_) => None,
        Value::List(values) => Some(values.iter().filter_map(|one| in_words(one, None)).collect::<Vec<_>>().join(", ")),
        Value::Boolean(is) => Some(if *is { "yes" } else { "no" }.to_owned()),
        Value::Number(_) | Value::Text(_) => Some(label(&value.to_string())),
        Value::Date(date) => Some(date.to_words()),
        Value::Time(time) => Some(time.to_words()),
        Value::DateTime(moment) => Some(moment.to_words()),
        Value::Set(codes) => Some(codes.iter().map(|code| label(code)).collect::<Vec<_>>().join(", ")),
    }
}

const fn property_name(property: Property) -> &'static str {
    match property {
        Property::SubjectKey => "subject.key",
        Property::SubjectState => "subject.state",
        Property::SubjectEnrolled => "subject.enrolled",
        Property::SubjectArm => "subject.arm",
        Property::SiteCode => "site.code",
        Property::SiteName => "site.name",
        Property::SiteCountry => "site.country",
        Property::StudyName => "study.name",
        Property::StudyProtocol => "study.protocol",
        Property::FormRepeat => "form.repeat",
    }
}

const fn visit_name(property: VisitProperty) -> &'static str {
    match property {
        VisitProperty::Date => "visit.date",
        VisitProperty::Number => "visit.number",
        VisitProperty::Repeat => "visit.repeat",
        VisitProperty::Name => "visit.name",
        VisitProperty::Oid => "visit.oid",
    }
}
