//! The test kit of the forms room: tests that read like data entry.
//!
//! ```
//! use shared::forms::{build::*, Scenario};
//! let mut page = Scenario::of(form("VS").item("sbp", int().mandatory()).item("dbp", int().check(at_most(120).hard())));
//! page.enter("sbp", 120).enter("dbp", 130);
//! assert_eq!(page.findings(), ["dbp range1: dbp (130) must be at most 120. Correct it, or keep it and give a reason."]);
//! ```

use super::build::NewForm;
use super::rule::units::Opaque;
use super::rule::{Outline, RuleFault, Sheet, Step, Trace, build};
use super::{Datum, Evaluation, Finding, FormPlan, ItemKey, Missing, Oid, Reference, Text, Typed, Unreadable, Values};
use super::{Library, english, evaluate, evaluate_item, read};

/// One record of one form, being filled in. Items are named by OID (then row 1 of the group they are in) or as
/// `GROUP/2/ITEM`.
#[derive(Clone, Debug)]
pub struct Scenario {
    pub form: FormPlan,
    pub values: Values,
    pub reference: Reference,
}

impl Scenario {
    pub fn of(form: NewForm) -> Self {
        let oid = form.oid().clone();
        let (form, faults) = compiled(&form.library(), &oid);
        let faults: Vec<String> =
            faults.iter().filter(|fault| fault.broken).map(|fault| format!("{}: {}", fault.rule, fault.fault)).collect();
        assert!(faults.is_empty(), "{faults:?}");
        Self { form, values: Values::new(), reference: Reference::default() }
    }

    /// What is wrong with the rules of a form: `Method M.BMI: …`, with `?` before what is only worth knowing.
    pub fn faults(form: NewForm) -> Vec<String> {
        let oid = form.oid().clone();
        let (_, faults) = compiled(&form.library(), &oid);
        faults.iter().map(|one| format!("{}{}: {}", if one.broken { "" } else { "?" }, one.rule, one.fault)).collect()
    }

    /// What a person types.
    pub fn enter(&mut self, item: &str, value: impl ToString) -> &mut Self {
        self.put(item, |datum| Datum { value: Some(Text::One(value.to_string())), missing: None, ..datum })
    }

    /// Several choices.
    pub fn choose(&mut self, item: &str, values: &[&str]) -> &mut Self {
        self.put(item, |datum| Datum { value: Datum::many(values.iter().copied()).value, missing: None, ..datum })
    }

    /// The unit beside the value.
    pub fn unit(&mut self, item: &str, unit: &str) -> &mut Self {
        self.put(item, |datum| Datum { unit: Some(unit.into()), ..datum })
    }

    /// No value, and why.
    pub fn missing(&mut self, item: &str, why: Missing) -> &mut Self {
        self.put(item, |_| Datum::missing(why))
    }

    /// What was there is taken back.
    pub fn clear(&mut self, item: &str) -> &mut Self {
        self.put(item, |_| Datum::default())
    }

    /// A row is taken out of use.
    pub fn retire(&mut self, group: &str, row: u32) -> &mut Self {
        self.reference.retired.insert((Oid::from(group), row));
        self
    }

    pub fn evaluation(&self) -> Evaluation {
        evaluate(&self.form, &self.values, &self.reference)
    }

    /// One line for each finding: `dbp range1: what is said`.
    pub fn findings(&self) -> Vec<String> {
        self.evaluation().findings.iter().map(|finding| self.line(finding)).collect()
    }

    /// The checks that found something: `dbp range1`.
    pub fn checks(&self) -> Vec<String> {
        self.evaluation().findings.iter().map(|finding| format!("{} {}", self.place(&finding.at), finding.check())).collect()
    }

    /// What rules do not ask for, of what could be answered: items, or whole groups.
    pub fn withheld(&self) -> Vec<String> {
        let evaluation = self.evaluation();
        let grouped = |key: &&ItemKey| !evaluation.withheld_groups.contains(&key.group);
        let items = evaluation.withheld.iter().filter(grouped).map(|key| self.place(key));
        evaluation.withheld_groups.iter().map(ToString::to_string).chain(items).collect()
    }

    /// What the item's method comes to; what is stored already counts, too.
    pub fn derived(&self, item: &str) -> String {
        let key = self.key(item);
        let derived = self.evaluation().derived;
        let datum = derived.get(&key).or_else(|| self.values.get(&key));
        datum.and_then(Datum::one).unwrap_or_default().to_owned()
    }

    /// Why a finding was found, an item is not asked for, or has its value: one line a step.
    pub fn why(&self, item: &str) -> Vec<String> {
        let key = self.key(item);
        let found = self.evaluation().findings.into_iter().find(|finding| finding.at == key).and_then(|finding| finding.why.clone());
        let sheet = Sheet::of(&self.form, self.values.clone(), self.reference.clone());
        let trace = found.map(|why| *why).or_else(|| sheet.why(&key).map(|(_, trace)| trace));
        let mut lines = Vec::new();
        if let Some(trace) = trace {
            tell(&trace, 0, &mut lines);
        }
        lines
    }

    /// What one field alone is told as it is left.
    pub fn leaving(&self, item: &str) -> Vec<Finding> {
        let key = self.key(item);
        let Some((group, plan)) = self.form.item(&key) else { panic!("no item {item}") };
        evaluate_item(group, plan, key.row, self.values.get(&key).unwrap_or(&Datum::default()))
    }

    /// What the entered value says.
    pub fn read(&self, item: &str) -> Result<Option<Typed>, Unreadable> {
        let key = self.key(item);
        let Some((_, plan)) = self.form.item(&key) else { panic!("no item {item}") };
        read(plan, self.values.get(&key).unwrap_or(&Datum::default()))
    }

    fn put(&mut self, item: &str, change: impl FnOnce(Datum) -> Datum) -> &mut Self {
        let key = self.key(item);
        let before = self.values.remove(&key).unwrap_or_default();
        self.values.insert(key, change(before));
        self
    }

    fn key(&self, item: &str) -> ItemKey {
        if let Ok(key) = item.parse() {
            return key;
        }
        let has = |group: &&super::GroupPlan| group.items.iter().any(|one| one.item.oid.as_str() == item);
        let Some(group) = self.form.groups.iter().find(has) else { panic!("the form has no item {item}") };
        ItemKey::new(&group.group.oid, 1, item)
    }

    fn line(&self, finding: &Finding) -> String {
        format!("{} {}: {}", self.place(&finding.at), finding.check(), english(&finding.words))
    }

    /// The item alone where that says it all.
    fn place(&self, key: &ItemKey) -> String {
        let repeats = self.form.item(key).is_some_and(|(group, _)| group.group.repeating);
        if repeats || key.row != 1 { key.to_string() } else { key.item.to_string() }
    }
}

fn compiled(library: &Library, oid: &Oid) -> (FormPlan, Vec<RuleFault>) {
    let mut plans = FormPlan::all(library);
    let mut rules = build(library, &Outline::default(), &plans, &Opaque);
    let Some(plan) = plans.remove(oid) else { panic!("the form {oid} did not come out of its own library") };
    (plan.with(rules.forms.remove(oid).unwrap_or_default()), rules.faults)
}

fn tell(trace: &Trace, depth: usize, lines: &mut Vec<String>) {
    let what = match &trace.step {
        Step::Item { label, .. } => label.clone(),
        Step::Known { name } | Step::Call { name } => name.clone(),
        Step::Compare { sign } | Step::Reckon { sign } => sign.clone(),
        other => format!("{other:?}").to_lowercase(),
    };
    lines.push(format!("{}{what}: {}", "  ".repeat(depth), trace.value.as_deref().unwrap_or("?")));
    trace.parts.iter().for_each(|part| tell(part, depth + 1, lines));
}
