//! Casefile: the records of one subject, as far as rules bind them together.
//!
//! Pure. The server fills it with what a save can touch and writes what has become different; tests fill it by hand.
//! Invariant: settled, every record agrees with its rules, in whatever order things were entered.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use super::RecordKey;
use crate::forms::rule::{About, CasebookAct, Elsewhere, Sheet, VisitAbout, explain_casebook, gather, judge_casebook};
use crate::forms::{Evaluation, ItemKey, Oid, Reference, Values};
use crate::kernel::PartialDateTime;
use crate::study::Compiled;

/// The records of a subject.
#[derive(Clone, Debug)]
pub struct Casefile<'a> {
    compiled: &'a Compiled,
    /// Subject, site and study; visits as they are.
    about: About,
    records: BTreeMap<RecordKey, Held>,
    /// Records in which rules came to something else, and which are held.
    held_back: BTreeSet<RecordKey>,
}

/// One record of the casefile.
#[derive(Clone, Debug, Default)]
pub struct Held {
    pub values: Values,
    pub retired: Vec<(Oid, u32)>,
    /// Items that its rules do not ask for.
    pub withheld: Vec<ItemKey>,
    /// What stays as it is, whatever rules derive.
    pub fixed: Fixed,
}

/// What of a record is frozen or locked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Fixed {
    #[default]
    Nothing,
    Items(BTreeSet<ItemKey>),
    /// All of it.
    Whole,
}

impl Fixed {
    /// Whether a data point stays as it is.
    pub fn holds(&self, item: &ItemKey) -> bool {
        match self {
            Fixed::Nothing => false,
            Fixed::Items(items) => items.contains(item),
            Fixed::Whole => true,
        }
    }

    pub const fn is_whole(&self) -> bool {
        matches!(self, Fixed::Whole)
    }
}

/// Which visits and forms a subject does not have, and when visits are planned, by the rules.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(default)]
pub struct CasebookState {
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub visits: BTreeSet<Oid>,
    /// Forms by visit.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub forms: BTreeMap<Oid, BTreeSet<Oid>>,
    /// Days by visit, with the days of tolerance before and after.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub planned: BTreeMap<Oid, (String, u16, u16)>,
}

impl CasebookState {
    pub fn has_visit(&self, visit: &Oid) -> bool {
        !self.visits.contains(visit)
    }

    pub fn has_form(&self, visit: &Oid, form: &Oid) -> bool {
        self.has_visit(visit) && !self.forms.get(visit).is_some_and(|forms| forms.contains(form))
    }
}

impl<'a> Casefile<'a> {
    pub fn new(compiled: &'a Compiled, about: About) -> Self {
        Self { compiled, about, records: BTreeMap::new(), held_back: BTreeSet::new() }
    }

    pub fn put(&mut self, key: RecordKey, held: Held) {
        self.records.insert(key, held);
    }

    /// Records that rules would have made different, and that stay as they are because they are frozen or locked.
    pub fn held_back(&self) -> impl Iterator<Item = &RecordKey> {
        self.held_back.iter()
    }

    pub fn record(&self, key: &RecordKey) -> Option<&Held> {
        self.records.get(key)
    }

    pub fn records(&self) -> impl Iterator<Item = (&RecordKey, &Held)> {
        self.records.iter()
    }

    /// What a record's rules may look at.
    pub fn reference(&self, key: &RecordKey) -> Reference {
        let held = self.records.get(key);
        let retired = held.map(|held| held.retired.iter().cloned().collect()).unwrap_or_default();
        let visit = self.visit(key);
        let mut about = self.about.clone();
        about.visit = visit.map(|(at, _)| at);
        about.repeat = Some(key.form_n);
        let rules = self.compiled.plan(&key.form).map(|plan| &plan.rules);
        let order = visit.map(|(_, visit)| (visit.number, visit.n)).unwrap_or_default();
        let sources = rules.map(|rules| gather(&rules.sources, (&key.visit, key.visit_n, order, key.form_n), &self.elsewhere()));
        Reference { retired, about, sources: sources.unwrap_or_default() }
    }

    fn visit(&self, key: &RecordKey) -> Option<(usize, &VisitAbout)> {
        self.about.visits.iter().enumerate().find(|(_, visit)| visit.oid == key.visit && visit.n == key.visit_n)
    }

    /// The records as rules may read them. A rule that names the very visit in which it stands reads its own record.
    fn elsewhere(&self) -> Vec<Elsewhere<'_>> {
        let mut records = Vec::with_capacity(self.records.len());
        for (key, held) in &self.records {
            records.push(Elsewhere {
                visit: &key.visit,
                visit_n: key.visit_n,
                order: self.visit(key).map(|(_, visit)| (visit.number, visit.n)).unwrap_or_default(),
                form: &key.form,
                form_n: key.form_n,
                values: &held.values,
                retired: &held.retired,
                withheld: &held.withheld,
            });
        }
        records
    }

    /// Evaluates one record and takes over what its rules derive. Gives what it means, as it was found before.
    pub fn evaluate(&mut self, key: &RecordKey) -> Option<Evaluation> {
        let plan = self.compiled.plan(&key.form)?;
        let reference = self.reference(key);
        let held = self.records.get_mut(key)?;
        let mut evaluation = Sheet::of(&**plan, held.values.clone(), reference).evaluation();
        let derived = evaluation.derived.len();
        evaluation.derived.retain(|key, _| !held.fixed.holds(key));
        if derived != evaluation.derived.len() {
            self.held_back.insert(key.clone());
        }
        if held.fixed.is_whole() {
            return Some(evaluation);
        }
        held.values.extend(evaluation.derived.iter().map(|(key, datum)| (key.clone(), datum.clone())));
        held.withheld = evaluation.withheld.iter().filter(|key| held.values.contains_key(key)).cloned().collect();
        Some(evaluation)
    }

    /// Evaluates every record, until nothing changes.
    pub fn settle_all(&mut self) -> BTreeMap<RecordKey, Evaluation> {
        let keys: Vec<RecordKey> = self.records.keys().cloned().collect();
        self.settle_from(keys.iter())
    }

    /// Evaluates a record and all that depend on it, until nothing changes. Gives what each means, and what was derived in it.
    pub fn settle(&mut self, changed: &RecordKey) -> BTreeMap<RecordKey, Evaluation> {
        self.settle_from(std::iter::once(changed))
    }

    fn settle_from<'k>(&mut self, changed: impl Iterator<Item = &'k RecordKey>) -> BTreeMap<RecordKey, Evaluation> {
        let mut settled: BTreeMap<RecordKey, Evaluation> = BTreeMap::new();
        let begun: BTreeSet<&RecordKey> = changed.collect();
        let mut waiting: BTreeSet<(Order, RecordKey)> = begun.iter().map(|key| self.order(key)).collect();
        // Circles are refused at design check; this bounds what slipped through.
        let mut left = 8 * (self.records.len() + 4);
        while let Some((_, key)) = waiting.pop_first() {
            left -= 1;
            if left == 0 {
                break;
            }
            let before = self.records.get(&key).map(|held| held.withheld.clone());
            let Some(mut evaluation) = self.evaluate(&key) else { continue };
            let first = !settled.contains_key(&key) && begun.contains(&key);
            let moved = !evaluation.derived.is_empty() || before != self.records.get(&key).map(|held| held.withheld.clone());
            if let Some(earlier) = settled.remove(&key) {
                let later = std::mem::replace(&mut evaluation.derived, earlier.derived);
                evaluation.derived.extend(later);
            }
            settled.insert(key.clone(), evaluation);
            if first || moved {
                let readers: Vec<&Oid> = self.compiled.readers(&key.form).collect();
                let records = self.records.keys().filter(|one| readers.contains(&&one.form));
                waiting.extend(records.map(|one| self.order(one)));
            }
        }
        settled
    }

    /// Earlier visits first.
    fn order(&self, key: &RecordKey) -> (Order, RecordKey) {
        let visit = self.visit(key).map(|(_, visit)| (visit.number, visit.n)).unwrap_or((u32::MAX, key.visit_n));
        (visit, key.clone())
    }

    /// Whether records of these forms are all that the casebook's rules read.
    pub fn judges_casebook_by(&self, forms: &BTreeSet<Oid>) -> bool {
        self.compiled.casebook.sources.iter().all(|source| forms.contains(&source.form))
    }

    /// Which visits and forms the subject has.
    pub fn casebook(&self) -> CasebookState {
        let rules = &self.compiled.casebook;
        let results = judge_casebook(rules, &self.about, &self.elsewhere());
        let mut state = CasebookState::default();
        for (rule, value) in rules.rules.iter().zip(results) {
            match &rule.act {
                CasebookAct::WithholdVisit(visit) if value.truth() == Some(true) => {
                    state.visits.insert(visit.clone());
                }
                CasebookAct::WithholdForm { visit, form } if value.truth() == Some(true) => {
                    state.forms.entry(visit.clone()).or_default().insert(form.clone());
                }
                CasebookAct::Plan { visit, before, after } => {
                    let day = value.date().and_then(|date| date.complete());
                    state.planned.extend(day.map(|day| (visit.clone(), (day.to_string(), *before, *after))));
                }
                _ => {}
            }
        }
        state
    }

    /// Visits and forms that rules decide on, and why.
    pub fn ruled(&self) -> Vec<super::api::Ruled> {
        let rules = &self.compiled.casebook;
        let told = explain_casebook(rules, &self.about, &self.elsewhere());
        let ruled = rules.rules.iter().zip(told).filter_map(|(rule, (value, why))| {
            let (visit, form) = match &rule.act {
                CasebookAct::WithholdVisit(visit) => (visit, None),
                CasebookAct::WithholdForm { visit, form } => (visit, Some(form.clone())),
                CasebookAct::Plan { .. } => return None,
            };
            Some(super::api::Ruled { visit: visit.clone(), form, withheld: value.truth() == Some(true), why })
        });
        ruled.collect()
    }

    /// The moment of entry.
    pub fn at(&mut self, now: PartialDateTime) {
        self.about.now = Some(now);
    }
}

/// A visit's place in the casebook, and which repeat of it.
type Order = (u32, u32);
