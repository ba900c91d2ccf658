//! Range checks, compiled: check values read once per design version, not on each keystroke.
//!
//! A check states what is valid and fires only when that is certainly false: an unknown day never makes a finding.
//! A check without comparator (a formal expression) waits for the rule language; one whose check values cannot be read
//! as the item's type never fires: the design check reports it.

use rust_decimal::Decimal;

use super::lexical;
use super::typed::{View, scalar};
use super::{Choice, CodeList, Comparator, DataType, Hardness, ItemDef, Oid, RangeCheck};
use crate::kernel::{PartialDate, PartialDateTime, PartialTime, Relation};

/// One check of an item.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    /// Counting from 1 among the item's checks: `IT.SBP#range1`.
    pub number: usize,
    pub comparator: Comparator,
    pub hardness: Hardness,
    pub(super) limits: Vec<Limit>,
    /// The unit of the limits, where the design says.
    pub unit: Option<Oid>,
}

/// A check value as the item's type.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Limit {
    Number(Decimal),
    Text(String),
    Boolean(bool),
    Date(PartialDate),
    Time(PartialTime),
    DateTime(PartialDateTime),
}

/// The item's checks that can be made.
pub(super) fn compile(item: &ItemDef, choice: bool) -> Vec<Range> {
    let compiled = (1..).zip(&item.ranges).filter_map(|(number, check)| one(number, check, item.data_type, choice));
    compiled.collect()
}

fn one(number: usize, check: &RangeCheck, kind: DataType, choice: bool) -> Option<Range> {
    let limits: Option<Vec<Limit>> = check.values.iter().map(|value| Limit::read(kind, value, choice)).collect();
    let limits = limits.filter(|limits| !limits.is_empty())?;
    Some(Range { number, comparator: check.comparator?, hardness: check.hardness, limits, unit: check.unit.clone() })
}

impl Limit {
    fn read(kind: DataType, value: &str, choice: bool) -> Option<Self> {
        match scalar(kind, value) {
            Ok(View::Integer(number) | View::Decimal(number)) => Some(Limit::Number(number)),
            // A whole-number item may be checked against 37.5.
            Err(_) if kind == DataType::Integer => lexical::number(value.trim()).map(Limit::Number),
            Ok(View::Text(text)) => Some(Limit::Text(text.to_owned())),
            Ok(View::Boolean(is)) => Some(Limit::Boolean(is)),
            Ok(View::Date(date)) => Some(Limit::Date(date)),
            Ok(View::Time(time)) => Some(Limit::Time(time)),
            Ok(View::DateTime(moment)) => Some(Limit::DateTime(moment)),
            Err(_) if choice => Some(Limit::Text(value.to_owned())),
            Ok(View::Choices(_)) | Err(_) => None,
        }
    }

    /// Whether it is a moment: said as "before" and "after" instead of "less" and "greater".
    pub fn is_moment(&self) -> bool {
        matches!(self, Limit::Date(_) | Limit::Time(_) | Limit::DateTime(_))
    }

    /// As people read it.
    pub fn words(&self, list: Option<&CodeList>) -> String {
        match self {
            Limit::Number(number) => choice_label(list, &number.to_string()),
            Limit::Text(text) => choice_label(list, text),
            Limit::Boolean(is) => if *is { "yes" } else { "no" }.to_owned(),
            Limit::Date(date) => date.to_words(),
            Limit::Time(time) => time.to_words(),
            Limit::DateTime(moment) => moment.to_words(),
        }
    }

    fn relation(&self, view: &View<'_>) -> Relation {
        match (view, self) {
            (View::Integer(number) | View::Decimal(number), Limit::Number(limit)) => number.cmp(limit).into(),
            (View::Text(text), Limit::Text(limit)) => text.cmp(&limit.as_str()).into(),
            (View::Boolean(is), Limit::Boolean(limit)) => is.cmp(limit).into(),
            (View::Date(date), Limit::Date(limit)) => date.compare(*limit),
            (View::Time(time), Limit::Time(limit)) => time.compare(*limit),
            (View::DateTime(moment), Limit::DateTime(limit)) => moment.compare(*limit),
            _ => Relation::ANY,
        }
    }

    fn relation_of_choice(&self, value: &str) -> Relation {
        match self {
            Limit::Number(limit) => lexical::number(value.trim()).map_or(Relation::ANY, |number| number.cmp(limit).into()),
            Limit::Text(limit) => value.cmp(limit.as_str()).into(),
            Limit::Boolean(limit) => lexical::boolean(value.trim()).map_or(Relation::ANY, |is| is.cmp(limit).into()),
            _ => Relation::ANY,
        }
    }
}

/// What a person reads for a coded value; the value itself where the list does not know it.
pub(super) fn choice_label(list: Option<&CodeList>, value: &str) -> String {
    list.and_then(|list| list.choice(value)).map_or(value, |choice: &Choice| choice.label("en")).to_owned()
}

impl Range {
    /// Whether the value is certainly not valid. Of several choices, one suffices.
    pub(super) fn is_violated(&self, view: &View<'_>) -> bool {
        match view {
            View::Choices(values) => values.iter().any(|value| self.fails(|limit| limit.relation_of_choice(value))),
            single => self.fails(|limit| limit.relation(single)),
        }
    }

    fn fails(&self, relation: impl Fn(&Limit) -> Relation) -> bool {
        let differs = |one: &Limit| !relation(one).equal;
        let is = |one: &Limit| matches!(relation(one), Relation { less: false, greater: false, .. });
        let first = || self.limits.first().map_or(Relation::ANY, &relation);
        match self.comparator {
            Comparator::Lt => !first().less,
            Comparator::Le => !first().less && !first().equal,
            Comparator::Gt => !first().greater,
            Comparator::Ge => !first().greater && !first().equal,
            Comparator::Eq => !first().equal,
            Comparator::Ne => self.limits.first().is_some_and(is),
            Comparator::In => self.limits.iter().all(differs),
            Comparator::NotIn => self.limits.iter().any(is),
        }
    }
}
