//! A design compiled: the plans of its forms with their rules, and who reads whom.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::sync::Arc;

use super::Design;
use crate::forms::rule::units::Units;
use crate::forms::rule::{CasebookRules, FormRules, Outline, RuleFault, VisitOutline, build};
use crate::forms::{FormPlan, Oid, in_order};

/// A design, ready to be worked with.
#[derive(Clone, Debug, Default)]
pub struct Compiled {
    pub plans: HashMap<Oid, Arc<FormPlan>>,
    pub casebook: CasebookRules,
    /// Forms whose rules read a form, by the form that is read.
    readers: BTreeMap<Oid, BTreeSet<Oid>>,
    /// By form: those whose records must be at hand to evaluate it and all that depends on it.
    entangled: BTreeMap<Oid, BTreeSet<Oid>>,
    pub faults: Vec<RuleFault>,
}

/// The rules of all forms, as the browser gets them.
pub type RulesByForm = BTreeMap<Oid, FormRules>;

impl Design {
    /// What rules must know of the study beside its forms.
    pub fn outline(&self) -> Outline {
        let scheduled = |oid: &Oid| self.schedule.iter().find(|one| one.oid == *oid).and_then(|one| one.unless.clone());
        let visits = self.visits_in_order().into_iter().map(|visit| VisitOutline {
            oid: visit.oid.clone(),
            repeating: visit.repeating,
            forms: in_order(&visit.forms).cloned().collect(),
            unless: scheduled(&visit.oid),
        });
        Outline { name: self.name.clone(), visits: visits.collect() }
    }

    /// Compiles forms and rules. Rules with faults are left out and reported.
    pub fn compile(&self, units: &dyn Units) -> Compiled {
        let plans = FormPlan::all(&self.library);
        let rules = build(&self.library, &self.outline(), &plans, units);
        Compiled::of(plans, rules.forms, rules.casebook, rules.faults)
    }

    /// The plans of its forms with rules that were compiled elsewhere: the browser's way, which leaves who reads whom to the server.
    pub fn with_rules(&self, mut rules: RulesByForm) -> HashMap<Oid, Arc<FormPlan>> {
        planned(FormPlan::all(&self.library), |form| rules.remove(form))
    }
}

fn planned(plans: HashMap<Oid, FormPlan>, mut rules: impl FnMut(&Oid) -> Option<FormRules>) -> HashMap<Oid, Arc<FormPlan>> {
    let with_rules = plans.into_iter().map(|(oid, plan)| {
        let plan = plan.with(rules(&oid).unwrap_or_default());
        (oid, Arc::new(plan))
    });
    with_rules.collect()
}

impl Compiled {
    fn of(plans: HashMap<Oid, FormPlan>, mut rules: HashMap<Oid, FormRules>, casebook: CasebookRules, faults: Vec<RuleFault>) -> Self {
        let mut readers: BTreeMap<Oid, BTreeSet<Oid>> = BTreeMap::new();
        for (form, rules) in &rules {
            for read in rules.reads() {
                readers.entry(read.clone()).or_default().insert(form.clone());
            }
        }
        let plans = planned(plans, |form| rules.remove(form));
        let mut compiled = Self { plans, casebook, readers, entangled: BTreeMap::new(), faults };
        let forms: Vec<Oid> = compiled.plans.keys().cloned().collect();
        let entangled = forms.into_iter().map(|form| (form.clone(), compiled.bound_to(&form)));
        compiled.entangled = entangled.filter(|(_, forms)| !forms.is_empty()).collect();
        compiled
    }

    pub fn plan(&self, form: &Oid) -> Option<&Arc<FormPlan>> {
        self.plans.get(form)
    }

    /// Forms whose rules read this one.
    pub fn readers(&self, form: &Oid) -> impl Iterator<Item = &Oid> {
        self.readers.get(form).into_iter().flatten()
    }

    /// Whether the casebook's rules read this form.
    pub fn steers_casebook(&self, form: &Oid) -> bool {
        self.casebook.sources.iter().any(|source| source.form == *form)
    }

    /// The forms whose records must be at hand to evaluate a record of this one and all that depends on it; none: only the
    /// record itself.
    pub fn entangled(&self, form: &Oid) -> impl Iterator<Item = &Oid> {
        self.entangled.get(form).into_iter().flatten()
    }

    /// Whether a record of the form can be evaluated by itself, and nothing else depends on it.
    pub fn stands_alone(&self, form: &Oid) -> bool {
        !self.entangled.contains_key(form) && self.plan(form).is_none_or(|plan| !plan.rules.about) && !self.steers_casebook(form)
    }

    /// Forms whose rules read what stands beside records, and those bound to them.
    pub fn looking_around(&self) -> BTreeSet<Oid> {
        let mut forms: BTreeSet<Oid> = self.casebook.sources.iter().map(|source| source.form.clone()).collect();
        for (form, _) in self.plans.iter().filter(|(_, plan)| plan.rules.about) {
            forms.insert(form.clone());
            forms.extend(self.entangled(form).cloned());
        }
        forms
    }

    fn bound_to(&self, form: &Oid) -> BTreeSet<Oid> {
        let mut found: BTreeSet<Oid> = BTreeSet::new();
        let mut waiting: Vec<&Oid> = vec![form];
        let mut seen: BTreeSet<&Oid> = BTreeSet::new();
        while let Some(form) = waiting.pop() {
            if !seen.insert(form) {
                continue;
            }
            let reads = self.plan(form).into_iter().flat_map(|plan| plan.rules.reads());
            found.extend(reads.cloned());
            for reader in self.readers(form) {
                found.insert(reader.clone());
                waiting.push(reader);
            }
            if self.steers_casebook(form) {
                found.extend(self.casebook.sources.iter().map(|source| source.form.clone()));
            }
        }
        found
    }

    /// The rules of all forms, for the browser.
    pub fn rules(&self) -> RulesByForm {
        let with_rules = self.plans.iter().filter(|(_, plan)| !plan.rules.is_empty() || !plan.rules.converts.is_empty());
        with_rules.map(|(oid, plan)| (oid.clone(), (*plan.rules).clone())).collect()
    }
}
