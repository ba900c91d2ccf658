//! The one function that decides what a record means.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::item::judge;
use super::rule::{About, Sheet, SourceRows};
use super::{Datum, Finding, FormPlan, GroupPlan, ItemKey, Level, Oid, Translated, Values};

/// What a form's rules may look at beside the record's values.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Reference {
    /// Rows taken out of use: group and row. Nothing in them is found wrong.
    pub retired: BTreeSet<(Oid, u32)>,
    /// What is known beside records: the subject, its visits, the day.
    pub about: About,
    /// What the form's rules read of other records, by their sources.
    pub sources: Vec<SourceRows>,
}

/// What a record means.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Evaluation {
    /// What is found wrong, in the order in which the form shows it. Shared with the sheet that found it: what a change does
    /// not touch is not copied.
    pub findings: Vec<Arc<Finding>>,
    /// Data points that rules do not ask for. What was entered stays, out of use.
    pub withheld: BTreeSet<ItemKey>,
    /// Groups that rules do not ask for.
    pub withheld_groups: Vec<Oid>,
    /// Data points that rules want answered.
    pub required: BTreeSet<ItemKey>,
    /// Derived values that are not what the record says.
    pub derived: BTreeMap<ItemKey, Datum>,
    /// What rules want people to be told, as long as their reason stands.
    pub notices: Vec<Notice>,
}

/// What a rule wants people in some roles to be told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    pub rule: String,
    pub roles: Vec<String>,
    pub subject: Translated,
    pub text: Translated,
}

impl Evaluation {
    /// How many findings ask for something to be done: all but notes.
    pub fn open_count(&self) -> usize {
        self.findings.iter().filter(|finding| finding.level > Level::Note).count()
    }

    /// Whether the form cannot be complete: something must be answered, or cannot be read.
    pub fn blocks_completion(&self) -> bool {
        self.findings.iter().any(|finding| finding.blocks_completion())
    }

    /// What is found at one place.
    pub fn at<'a>(&'a self, key: &'a ItemKey) -> impl Iterator<Item = &'a Finding> {
        self.findings.iter().map(|finding| &**finding).filter(move |finding| finding.at == *key)
    }
}

/// A data point that was never entered.
const NEVER: &Datum = &Datum { value: None, missing: None, unit: None, revision: None, rule: None, entered: None };

/// Evaluates a record against its form. Pure: no I/O, no clock, no random.
///
/// The first row of a group that does not repeat always exists; a row of one that does exists as soon as something in it
/// is answered. Values that the form does not ask for are passed over.
pub fn evaluate(form: &FormPlan, values: &Values, reference: &Reference) -> Evaluation {
    if !form.rules.is_empty() || form.links_to_itself() {
        return Sheet::of(form, values.clone(), reference.clone()).evaluation();
    }
    let (mut answers, mut findings) = (Vec::new(), Vec::new());
    for group in &form.groups {
        rows(group, values, reference, &mut answers, &mut findings);
    }
    Evaluation { findings: findings.into_iter().map(Arc::new).collect(), ..Evaluation::default() }
}

/// Goes through a group's rows: one walk over its values, which stand in order of row and item.
fn rows<'a>(group: &GroupPlan, values: &'a Values, reference: &Reference, answers: &mut Vec<&'a Datum>, findings: &mut Vec<Finding>) {
    let mut rest = values.range(&group.first..).take_while(|(key, _)| key.group == group.group.oid).peekable();
    if !group.group.repeating && rest.peek().is_none_or(|(key, _)| key.row != 1) {
        blank_row(group, findings);
    }
    while let Some(row) = rest.peek().map(|(key, _)| key.row) {
        answers.clear();
        answers.resize(group.items.len(), NEVER);
        let mut ahead = group.by_oid.iter().filter_map(|at| Some((*at, &group.items.get(*at)?.item.oid))).peekable();
        while let Some((key, datum)) = rest.next_if(|(key, _)| key.row == row) {
            while ahead.next_if(|(_, oid)| **oid < key.item).is_some() {}
            while let Some((at, _)) = ahead.next_if(|(_, oid)| **oid == key.item) {
                if let Some(place) = answers.get_mut(at) {
                    *place = datum;
                }
            }
        }
        let exists = !group.group.repeating || answers.iter().any(|datum| !datum.is_unanswered());
        if exists && !is_retired(reference, group, row) {
            group
                .items
                .iter()
                .zip(answers.iter())
                .for_each(|(item, datum)| judge(group, item, row, datum, is_required(group, item), findings));
        }
    }
}

fn blank_row(group: &GroupPlan, findings: &mut Vec<Finding>) {
    group.items.iter().for_each(|item| judge(group, item, 1, NEVER, is_required(group, item), findings));
}

fn is_required(group: &GroupPlan, item: &super::ItemPlan) -> bool {
    item.is_required() && !group.undecided
}

fn is_retired(reference: &Reference, group: &GroupPlan, row: u32) -> bool {
    reference.retired.iter().any(|(oid, number)| *number == row && *oid == group.group.oid)
}
