//! The test kit of the casefile: tests that read like data entry over several visits.

use super::{CasebookState, Casefile, Held, RecordKey};
use crate::forms::rule::units::Opaque;
use crate::forms::rule::{About, VisitAbout};
use crate::forms::{Datum, Evaluation, ItemKey, english};
use crate::kernel::PartialDateTime;
use crate::study::{Compiled, Design};

/// One subject of a design, whose forms are being filled in.
#[derive(Clone, Debug)]
pub struct Patient {
    compiled: Compiled,
    about: About,
    records: Vec<(RecordKey, Held)>,
}

impl Patient {
    /// A subject of whom every visit of the design is there, undated.
    pub fn of(design: &Design) -> Self {
        let compiled = design.compile(&Opaque);
        let faults: Vec<String> =
            compiled.faults.iter().filter(|one| one.broken).map(|one| format!("{}: {}", one.rule, one.fault)).collect();
        assert!(faults.is_empty(), "{faults:?}");
        let visit = |(number, visit): (u32, &crate::study::VisitDef)| VisitAbout {
            oid: visit.oid.clone(),
            n: 1,
            number,
            name: visit.name.clone(),
            date: None,
        };
        let visits = (1..).zip(design.visits_in_order()).map(visit).collect();
        let about =
            About { subject: "DE01-001".to_owned(), site: "DE01".to_owned(), study: design.name.clone(), visits, ..About::default() };
        Self { compiled, about, records: Vec::new() }
    }

    /// When a visit took place.
    pub fn date(&mut self, visit: &str, date: &str) -> &mut Self {
        if let Some(visit) = self.about.visits.iter_mut().find(|one| one.oid.as_str() == visit) {
            visit.date = Some(date.to_owned());
        }
        self
    }

    /// The moment of entry.
    pub fn now(&mut self, now: &str) -> &mut Self {
        self.about.now = now.parse::<PartialDateTime>().ok();
        self
    }

    /// What a person types: `VISIT`, `FORM/GROUP/1/ITEM` or, in a group that is named like the form, `FORM.ITEM`.
    pub fn enter(&mut self, visit: &str, place: &str, value: impl ToString) -> &mut Self {
        let (key, item) = address(visit, place);
        let at = match self.records.iter().position(|(one, _)| *one == key) {
            Some(at) => at,
            None => {
                self.records.push((key.clone(), Held::default()));
                self.records.len() - 1
            }
        };
        if let Some((_, held)) = self.records.get_mut(at) {
            held.values.insert(item, Datum::text(value.to_string()));
        }
        let mut file = self.file();
        file.settle(&key);
        self.records = file.records().map(|(key, held)| (key.clone(), held.clone())).collect();
        self
    }

    fn file(&self) -> Casefile<'_> {
        let mut file = Casefile::new(&self.compiled, self.about.clone());
        self.records.iter().for_each(|(key, held)| file.put(key.clone(), held.clone()));
        file
    }

    /// What stands in an item.
    pub fn value(&self, visit: &str, place: &str) -> String {
        let (key, item) = address(visit, place);
        let held = self.records.iter().find(|(one, _)| *one == key).map(|(_, held)| held);
        held.and_then(|held| held.values.get(&item)).and_then(Datum::one).unwrap_or_default().to_owned()
    }

    /// What a record means.
    pub fn evaluation(&self, visit: &str, form: &str) -> Evaluation {
        let (key, _) = address(visit, &format!("{form}.X"));
        self.file().evaluate(&key).unwrap_or_default()
    }

    /// What is found wrong in a record.
    pub fn findings(&self, visit: &str, form: &str) -> Vec<String> {
        self.evaluation(visit, form).findings.iter().map(|one| format!("{}: {}", one.at.item, english(&one.words))).collect()
    }

    pub fn casebook(&self) -> CasebookState {
        self.file().casebook()
    }

    /// All values, by place.
    pub fn values(&self) -> Vec<String> {
        let mut all: Vec<String> = Vec::new();
        for (key, held) in &self.records {
            let said = held.values.iter().filter_map(|(item, datum)| Some(format!("{}/{}/{item}={}", key.visit, key.form, datum.one()?)));
            all.extend(said);
        }
        all.sort();
        all
    }
}

fn address(visit: &str, place: &str) -> (RecordKey, ItemKey) {
    let (form, item) = match (place.split_once('/'), place.split_once('.')) {
        (Some((form, rest)), _) => (form, rest.parse().unwrap_or_else(|_| panic!("{place} is no place"))),
        (None, Some((form, item))) => (form, ItemKey::new(repeat(form).0, 1, item)),
        _ => panic!("{place} is no place"),
    };
    let (visit, visit_n) = repeat(visit);
    let (form, form_n) = repeat(form);
    (RecordKey { visit: visit.into(), visit_n, form: form.into(), form_n }, item)
}

/// `VS#2`: the second repeat of it.
fn repeat(name: &str) -> (&str, u32) {
    name.split_once('#').and_then(|(name, n)| Some((name, n.parse().ok()?))).unwrap_or((name, 1))
}
